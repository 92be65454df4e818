/// How the days of a holiday are found: `12-25`, `11-4-4` (the fourth Thursday of November),
/// `5-1-L` (the last Monday of May), `easter+1`, `orthodox`, `islamic-10-1`, with `+1` or `-1`
/// behind for a day beside and `*8` for a number of days; `hindu-7-30@18` is the day of the Hindu
/// calendar at 6 p.m.
struct HolidayRule: Hashable, Sendable {
  /// What the day is counted from.
  enum Base: String, Sendable {
    case fixed, counted, final, easter, orthodox, islamic, hebrew, hindu, atzmaut, tisha, chinese
    case diwali, holi, parsi

    /// Whether month and day of a calendar belong to it.
    var isCalendar: Bool { self == .islamic || self == .hebrew || self == .hindu }
  }

  var base: Base
  /// A month, and a day of it or of the week.
  var month: Int8 = 0
  var day: Int8 = 0
  /// Which one of the month a day of the week is; the hour that counts in the Hindu calendar.
  var number: Int8 = 0
  /// How many days it lies behind its base.
  var offset: Int16 = 0
  /// How many days it lasts.
  var count: Int16 = 1

  /// Reads a rule of the list, or gives nil for one that cannot be read.
  init?(_ text: String) {
    let cells = text.split(separator: "*").map(String.init)
    guard var rule = cells.first, cells.count < 3 else { return nil }
    if cells.count == 2 {
      guard let count = Int16(cells[1]), count > 1 else { return nil }
      self.count = count
    }
    if let mark = rule.firstIndex(of: "+") {
      guard let offset = Int16(rule[rule.index(after: mark)...]) else { return nil }
      (self.offset, rule) = (offset, String(rule[..<mark]))
    }
    if let mark = rule.firstIndex(of: "@") {
      guard let hour = Int8(rule[rule.index(after: mark)...]) else { return nil }
      (number, rule) = (hour, String(rule[..<mark]))
    }
    let parts = rule.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    if let named = Base(rawValue: parts[0]), named != .fixed, named != .counted, named != .final {
      base = named
      if named.isCalendar {
        guard parts.count == 3, let month = Int8(parts[1]), let day = Int8(parts[2]) else {
          return nil
        }
        (self.month, self.day) = (month, day)
        if named == .hindu, number == 0 { number = 6 }
      } else if parts.count == 2 {
        guard let back = Int16(parts[1]) else { return nil }
        offset -= back
      } else if parts.count > 2 {
        return nil
      }
      return
    }
    guard parts.count > 1, parts.count < 4, let month = Int8(parts[0]), let day = Int8(parts[1])
    else { return nil }
    (base, self.month, self.day) = (.fixed, month, day)
    guard parts.count == 3 else { return }
    if parts[2] == "L" {
      base = .final
    } else {
      guard let number = Int8(parts[2]) else { return nil }
      (base, self.number) = (.counted, number)
    }
  }
}
