import FoundationEssentials
import NewsAnalysis
import NewsModel

/// `newslab-dev sentences GOLD.jsonl … [--show]`: compares sentences with those of gold records,
/// which have `text`, `genre` and `sentences` (pairs of Unicode scalars).
///
/// A sentence is right when both ends are. Gold sentences outside the paragraphs (headings,
/// captions) are left out.
enum SentencesCommand {
  private struct Record: Decodable {
    let id: String, genre: String?, text: String
    let sentences: [[Int]]
  }

  private struct Score {
    var found = 0
    var gold = 0
    var right = 0

    var line: String {
      let precision = Double(right) / Double(max(1, found))
      let recall = Double(right) / Double(max(1, gold))
      let both = max(1, found + gold)
      let shown = [precision, recall, 2 * Double(right) / Double(both)].map {
        String(Int(($0 * 1000).rounded()))
      }
      return "\(gold) sentences, precision, recall and F1 in thousandths: "
        + shown.joined(separator: " ")
    }
  }

  static func run(_ arguments: [String]) throws {
    let bench = try Workbench()
    let shows = arguments.contains("--show")
    var scores: [String: Score] = [:]
    for path in arguments where path != "--show" {
      let data = try Data(contentsOf: URL(filePath: path))
      for line in data.split(separator: 0x0A) {
        let record = try JSONDecoder().decode(Record.self, from: Data(line))
        score(record, bench, &scores, shows: shows)
      }
    }
    for (genre, score) in scores.sorted(by: { $0.key < $1.key }) { print(genre, score.line) }
  }

  private static func score(
    _ record: Record, _ bench: Workbench, _ scores: inout [String: Score], shows: Bool
  ) {
    let analysis = bench.analysis(id: record.id, text: record.text)
    let text = analysis.text
    let offsets = OffsetConverter(text: text, unit: .scalars)
    let found = analysis.sentences.map {
      offsets[$0.lowerBound]..<offsets[$0.upperBound]
    }
    let paragraphs = analysis.article.paragraphs.map {
      offsets[$0.lowerBound]..<offsets[$0.upperBound]
    }
    let gold = record.sentences.compactMap { pair -> Range<Int>? in
      guard pair.count == 2, pair[0] < pair[1] else { return nil }
      let span = pair[0]..<pair[1]
      return paragraphs.contains {
        span.lowerBound >= $0.lowerBound && span.upperBound <= $0.upperBound
      }
        ? span : nil
    }
    let right = Set(gold).intersection(found)
    for name in [record.genre ?? "other", "all"] {
      scores[name, default: Score()].found += found.count
      scores[name, default: Score()].gold += gold.count
      scores[name, default: Score()].right += right.count
    }
    guard shows else { return }
    let scalars = Array(record.text.unicodeScalars)
    let shown = { (span: Range<Int>) in
      var part = String.UnicodeScalarView()
      part.append(contentsOf: scalars[span])
      return String(part)
    }
    for span in Set(gold).subtracting(found).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      print("\(record.id) missed: \(shown(span))")
    }
    for span in Set(found).subtracting(gold).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      print("\(record.id) wrong: \(shown(span))")
    }
  }
}
