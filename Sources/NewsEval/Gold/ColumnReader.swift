import NewsCorpus
import NewsModel

/// Reads gold in columns: a token a line with its tag last, a blank line between sentences.
///
/// Tags are `O`, `B-KIND` and `I-KIND`; an `I-` that continues nothing begins a mention, as in
/// CoNLL's older form. `# id = NAME` names the sentence below it; other lines that begin with `# `
/// and `-DOCSTART-` are left out. Every sentence becomes an article.
struct ColumnReader {
  private let path: String
  private var records: [GoldRecord] = []
  private var text = Detokenizer()
  private var spans: [LabeledSpan] = []
  private var firstLine: Int?
  private var id: String?
  private var problem: Rejection?
  private var isOpen = false

  private init(path: String) { self.path = path }

  /// All sentences of a file.
  static func records(in bytes: [UInt8], path: String) -> [GoldRecord] {
    var reader = ColumnReader(path: path)
    let decoded = TextDecoder.decodeUTF8(bytes).text.bytes
    var number = 0
    for line in decoded.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let line = line.last == 0x0D ? line.dropLast() : line
      reader.take(String(decoding: line, as: UTF8.self), number)
    }
    reader.endSentence()
    return reader.records
  }

  private mutating func take(_ line: String, _ number: Int) {
    let columns = line.split { $0 == "\t" || $0 == " " }.map(String.init)
    guard let token = columns.first, let tag = columns.last else { return endSentence() }
    if token == "-DOCSTART-" { return endSentence() }
    if line.hasPrefix("# ") {
      if columns.count > 3, columns[1] == "id", columns[2] == "=" {
        endSentence()
        id = columns[3...].joined(separator: " ")
      }
      return
    }
    if firstLine == nil { firstLine = number }
    guard problem == nil else { return }
    let isTagged = tag == "O" || tag.hasPrefix("B-") || tag.hasPrefix("I-")
    guard columns.count > 1, isTagged, tag == "O" || tag.utf8.count > 2 else {
      let found = columns.count > 1 ? "'\(tag.shortened)'" : "no tag behind '\(token.shortened)'"
      problem = Rejection(
        "expected a token and its tag (O, B-KIND or I-KIND), found \(found)",
        at: Place(path: path, line: number))
      return
    }
    mark(text.add(token), tag)
  }

  private mutating func mark(_ place: Range<Int>, _ tag: String) {
    guard tag != "O" else {
      isOpen = false
      return
    }
    let label = String(tag.dropFirst(2))
    if tag.hasPrefix("I-"), isOpen, let last = spans.indices.last, spans[last].label == label {
      spans[last].span = spans[last].span.lowerBound..<place.upperBound
    } else {
      spans.append(LabeledSpan(span: place, label: label))
    }
    isOpen = true
  }

  private mutating func endSentence() {
    if let problem {
      records.append(.rejected(problem))
    } else if let firstLine {
      var article = Article(
        id: id ?? "sentence \(firstLine)", text: ArticleText(validUTF8: text.text))
      article.language = "en"
      let place = Place(path: path, line: firstLine)
      records.append(.gold(GoldArticle(article: article, place: place, spans: spans)))
    }
    if firstLine != nil { id = nil }
    (text, spans, firstLine, problem, isOpen) = (Detokenizer(), [], nil, nil, false)
  }
}
