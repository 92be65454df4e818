import NewsCorpus
import NewsModel

/// What is wrong with a record of gold.
struct GoldProblem: Error { let text: String }

/// Reads the positions of gold as bytes of the text.
struct GoldSpans {
  let text: ArticleText
  private let offsets: OffsetConverter

  init(text: ArticleText, unit: OffsetUnit) {
    (self.text, offsets) = (text, OffsetConverter(text: text, unit: unit))
  }

  /// The span between two values; the name says where they stand.
  func span(
    _ start: JSONValue?, _ end: JSONValue?, _ name: String
  ) throws(GoldProblem) -> TextSpan {
    guard case .integer(let start) = start, case .integer(let end) = end else {
      throw GoldProblem(text: "\(name): expected whole numbers 'start' and 'end'")
    }
    let count = offsets[text.count]
    guard start >= 0, start < end, end <= count else {
      throw GoldProblem(
        text: "\(name): expected 0 <= start < end <= \(count), got \(start) and \(end)")
    }
    return offsets.byteOffset(Int(start))..<offsets.byteOffset(Int(end))
  }
}
