/// The names of rules that found blocks and datelines, the usual ones as numbers.
enum ReadingRules {
  private static let usual = [
    "header_date", "profile:*", "profile:Kazinform", "profile:Reuters", "profile:AP",
    "profile:AFP", "headline:before_dateline", "headline:above", "headline:before_header",
    "headline:before_byline", "headline:before_text", "headline:title", "byline:by",
    "dateline:place+agency", "dateline:place+date+agency", "dateline:agency", "dateline:place+date",
    "dateline:place",
  ]

  static func write(_ rule: String?, to writer: inout PackedWriter) {
    guard let rule else { return writer.add(0) }
    let number = usual.firstIndex(of: rule).map { $0 + 2 } ?? 1
    writer.add(number)
    if number == 1 { writer.add(rule) }
  }

  static func read(_ reader: inout PackedReader) throws(PackedReader.Damaged) -> String? {
    switch try reader.number() {
    case 0: return nil
    case 1: return try reader.string()
    case let number:
      guard usual.indices.contains(number - 2) else { throw PackedReader.Damaged() }
      return usual[number - 2]
    }
  }
}
