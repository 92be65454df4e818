import NewsModel

/// Where a time is looked for that a text leaves open, such as "on Tuesday".
package enum TimeDirection: String, CaseIterable, Sendable {
  /// As news is written: before the article unless the words around it look ahead.
  case news
  /// Before the article, its own day included.
  case past
  /// After the article, its own day included.
  case future
  /// Where it lies nearest to the article.
  case nearest
}

/// How a date such as 04/05/2017 is read.
package enum DateOrder: String, CaseIterable, Sendable {
  /// Found, but without a value.
  case unresolved
  case monthFirst = "month-first"
  case dayFirst = "day-first"
}

/// How time expressions are understood.
package struct TimeOptions: Hashable, Sendable {
  /// Where a time is looked for that the text leaves open.
  package var direction = TimeDirection.news
  /// How a date is read whose first two numbers may both be months.
  package var order = DateOrder.unresolved

  /// The options for news.
  package init() {}
}

/// Looks up in the calendar what a text says of a time.
struct TimeResolver {
  let reference: NewsDate?
  var options: TimeOptions

  /// The number of the article's day.
  var today: Int? {
    reference.flatMap { NewsDate(year: $0.year, month: $0.month, day: $0.day)?.dayNumber }
  }

  /// The stretch that is meant; `tense` is 1 where the words around look ahead, -1 where they look
  /// back, 0 where they say nothing.
  func period(_ time: StatedTime, tense: Int) -> TimePeriod? {
    if time.isUnknown { return nil }
    if let period = time.period { return period }
    if let holiday = time.holiday { return self.holiday(holiday, time, tense: tense) }
    if let day = time.day { return self.day(day, time, tense: tense) }
    if let month = time.month {
      if let year = year(of: time) { return .month(year, month) }
      return pick(years.map { .month($0, month) }, tense: tense, isWeekday: false)
    }
    if let season = time.season {
      if let year = year(of: time) { return .season(year, season) }
      return pick(years.map { .season($0, season) }, tense: tense, isWeekday: false)
    }
    if let quarter = time.quarter {
      if let year = year(of: time) { return .quarter(year, quarter) }
      return pick(years.map { .quarter($0, quarter) }, tense: tense, isWeekday: false)
    }
    if let half = time.half {
      if let year = year(of: time) { return .half(year, half) }
      return pick(years.map { .half($0, half) }, tense: tense, isWeekday: false)
    }
    if let year = year(of: time) { return .year(year) }
    guard let weekday = time.weekday, let today else { return nil }
    let monday = TimePeriod.monday(today)
    let days = (-1...1).map { TimePeriod.day(monday + $0 * 7 + weekday - 1) }
    return pick(days, tense: tense, isWeekday: true)
  }

  private func year(of time: StatedTime) -> Int? {
    if let year = time.year { return year }
    return time.shift.flatMap { shift in reference.map { $0.year + shift } }
  }

  /// The years around the article's.
  private var years: [Int] {
    guard let year = reference?.year else { return [] }
    return [year - 1, year, year + 1]
  }

  private func day(_ day: Int, _ time: StatedTime, tense: Int) -> TimePeriod? {
    if let month = time.month {
      if let year = year(of: time) {
        return NewsDate(year: year, month: month, day: day)?.dayNumber.map { .day($0) }
      }
      guard let own = reference?.year else { return nil }
      let reach = time.weekday == nil ? 4 : 6
      let days = (own - reach...own + reach).compactMap {
        NewsDate(year: $0, month: month, day: day)?.dayNumber
      }
      if let weekday = time.weekday {
        // The day of the week tells the year, unless it contradicts all that are near.
        let fitting = days.filter { Self.weekday($0) == weekday }
        let near = fitting.filter { abs($0 - (today ?? 0)) < 800 }
        if let nearest = near.min(by: { abs($0 - (today ?? 0)) < abs($1 - (today ?? 0)) }) {
          return pick(near.map { .day($0) }, tense: tense, isWeekday: false) ?? .day(nearest)
        }
      }
      return pick(days.map { .day($0) }, tense: tense, isWeekday: false)
    }
    guard let reference, let month = reference.month else { return nil }
    let months = reference.year * 12 + month - 1
    let days = (-12...12).compactMap { offset in
      NewsDate(year: (months + offset) / 12, month: (months + offset) % 12 + 1, day: day)?.dayNumber
    }
    let fitting = days.filter { time.weekday == nil || Self.weekday($0) == time.weekday }
    return pick(fitting.map { .day($0) }, tense: tense, isWeekday: false)
  }

  static func weekday(_ day: Int) -> Int { ((day + 3) % 7 + 7) % 7 + 1 }

  private func holiday(_ rule: HolidayRule, _ time: StatedTime, tense: Int) -> TimePeriod? {
    if let year = year(of: time) { return Holidays.period(rule, in: year) }
    let found = years.compactMap { Holidays.period(rule, in: $0) }
    return pick(found, tense: tense, isWeekday: false)
  }

  /// The one of some stretches in order of time that is meant.
  func pick(_ periods: [TimePeriod], tense: Int, isWeekday: Bool) -> TimePeriod? {
    guard let reference else { return nil }
    let first = NewsDate(year: reference.year, month: reference.month ?? 1, day: reference.day ?? 1)
    guard let own = first?.dayNumber else { return nil }
    let known = periods.compactMap { period in period.days.map { (period, $0.first, $0.last) } }
    var direction = options.direction
    if direction == .news {
      direction = isWeekday ? (tense > 0 ? .future : .past) : (tense > 0 ? .future : .nearest)
    }
    switch direction {
    case .past, .news: return known.last { $0.1 <= own }?.0
    case .future: return known.first { $0.2 >= own }?.0
    case .nearest:
      return known.min { abs($0.1 + $0.2 - 2 * own) < abs($1.1 + $1.2 - 2 * own) }?.0
    }
  }
}
