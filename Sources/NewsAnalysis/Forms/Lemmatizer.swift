import NewsModel

/// Finds the dictionary form of an English word: a table of irregular forms first, then rules.
///
/// It knows no parts of speech, so each form has one answer ("left" is always a form of "leave").
package struct Lemmatizer: Sendable {
  private let table: WordTable
  private var lemmas: [[UInt8]] = []
  private let common: WordTable

  /// Reads `lemmas.tsv` and `common_words.tsv` from a folder of resources.
  package init(folder: String) throws(AnalysisError) {
    let rows = try ListFile("lemmas.tsv", in: folder).cells("word", "lemma")
    lemmas = rows.map { Array(($0[1].isEmpty ? $0[0] : $0[1]).utf8) }
    table = WordTable(rows.enumerated().map { ($0.element[0], $0.offset) })
    var common = WordTable(capacity: 16_384)
    try ListFile("common_words.tsv", in: folder).forEachCell(of: "word") {
      common.insert(Array($0), 1)
    }
    self.common = common
  }

  /// Replaces a word by its lemma.
  ///
  /// - Parameters:
  ///   - word: The word in lower case, with straight apostrophes.
  ///   - isName: Whether it stands with a capital: then only words that are known change, so that
  ///     "Reuters" and "Paris" stay.
  func reduce(_ word: inout [UInt8], isName: Bool) {
    Contractions.cut(&word)
    if let row = table.value(word, 0..<word.count) {
      word = lemmas[row]
      return
    }
    var reduced = word
    LemmaRules.apply(to: &reduced)
    guard reduced != word else { return }
    if isName, !common.contains(word, 0..<word.count), !common.contains(reduced, 0..<reduced.count)
    {
      return
    }
    word = reduced
  }
}

/// Takes off what is drawn together with the word before it.
private enum Contractions {
  private static let whole: [(form: [UInt8], verb: [UInt8])] = [
    ("can't", "can"), ("won't", "will"), ("shan't", "shall"), ("ain't", "be"),
  ].map { (Array($0.utf8), Array($1.utf8)) }
  private static let endings: [[UInt8]] = ["n't", "'re", "'ve", "'ll", "'d", "'m"].map {
    Array($0.utf8)
  }

  static func cut(_ word: inout [UInt8]) {
    guard word.contains(UInt8(ascii: "'")) else { return }
    if let row = whole.first(where: { $0.form == word }) {
      word = row.verb
    } else if let ending = endings.first(where: { word.count > $0.count && word.ends(with: $0) }) {
      word.removeLast(ending.count)
    }
  }
}

extension [UInt8] {
  /// Whether the bytes end with others.
  func ends(with ending: some BidirectionalCollection<UInt8>) -> Bool {
    suffix(ending.count).elementsEqual(ending)
  }

  /// Whether the bytes end with an ASCII text.
  func ends(with ending: StaticString) -> Bool {
    let length = ending.utf8CodeUnitCount
    guard length <= count else { return false }
    return ending.withUTF8Buffer { suffix(length).elementsEqual($0) }
  }
}
