import NewsModel

/// When somebody held an office: from a date to a date, each as exact as it is known.
package struct RolePeriod: Hashable, Sendable {
  /// The first day, month or year.
  package let from: NewsDate
  /// The last day, month or year.
  package let to: NewsDate
  /// Whether the office was still held at ``to``; what came after is not known.
  package let isOpen: Bool

  /// Takes the dates of a period; `isOpen` says that it went on after `to`.
  package init(from: NewsDate, to: NewsDate, isOpen: Bool = false) {
    (self.from, self.to, self.isOpen) = (from, to, isOpen)
  }

  /// Reads the last date of a row: `2019-03-20`, or `>2025-06` for somebody who still held the
  /// office then; nil when it is neither.
  package static func end(_ text: String) -> (date: NewsDate, isOpen: Bool)? {
    let isOpen = text.hasPrefix(">")
    return NewsDate(iso8601: isOpen ? String(text.dropFirst()) : text).map { ($0, isOpen) }
  }

  /// Whether the office may have been held on a date, as far as both are known: a month that only
  /// touches the period counts.
  package func mayContain(_ date: NewsDate) -> Bool {
    !Self.isBefore(date, from) && !Self.isBefore(to, date)
  }

  /// Whether two periods surely share time; a day, month or year on which one ends and the other
  /// begins is shared by right.
  package func overlaps(_ other: RolePeriod) -> Bool {
    if from == other.from, to == other.to { return true }
    return Self.isBefore(from, other.to) && Self.isBefore(other.from, to)
  }

  /// Whether a date lies before another, compared as exactly as the coarser one is known.
  private static func isBefore(_ left: NewsDate, _ right: NewsDate) -> Bool {
    if left.year != right.year { return left.year < right.year }
    guard let a = left.month, let b = right.month else { return false }
    if a != b { return a < b }
    guard let a = left.day, let b = right.day else { return false }
    return a < b
  }
}
