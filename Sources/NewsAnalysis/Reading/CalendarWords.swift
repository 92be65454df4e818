import NewsModel

/// The names of months and days of the week, with their usual abbreviations.
package enum CalendarWords {
  private static let monthNames = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
  private static let weekdayNames = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
  private static let months = table(monthNames, extra: [("sept", 9)])
  private static let weekdays = table(
    weekdayNames, extra: [("tues", 2), ("wednes", 3), ("thur", 4), ("thurs", 4)])

  private static func table(_ names: [String], extra: [(String, Int)]) -> WordTable {
    var words: [(word: String, value: Int)] = []
    for (index, name) in names.enumerated() {
      words.append((name, index + 1))
      words.append((String(name.prefix(3)), index + 1))
    }
    for (word, value) in extra { words.append((word, value)) }
    return WordTable(words + words.map { ($0.word + ".", $0.value) })
  }

  /// The month, 1 to 12, that a part of a text names ("April", "Apr."), or nil.
  package static func month(_ text: ArticleText, _ span: TextSpan) -> Int? {
    months.value(text.bytes, span)
  }

  /// The day of the week, 1 for Monday, that a part of a text names ("Monday", "Mon."), or nil.
  package static func weekday(_ text: ArticleText, _ span: TextSpan) -> Int? {
    weekdays.value(text.bytes, span)
  }
}
