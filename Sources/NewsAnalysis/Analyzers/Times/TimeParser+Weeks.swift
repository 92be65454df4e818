import NewsModel

extension TimeParser {
  /// "the week of April 10", "week 31", "the week beginning February 4".
  func weekOf(at index: Int) -> TimePoint? {
    guard unit(index) == .week, isSingular(index) else { return nil }
    let first = isWord(index - 1, .the) ? index - 1 : index
    if let number = number(index + 1, 1...2), (1...53).contains(number), !isBound(index + 1),
      !has(index + 2, .half), isNote,
      let year = resolver.reference?.year,
      let fourth = NewsDate(year: year, month: 1, day: 4)?.dayNumber
    {
      let monday = TimePeriod.monday(fourth) + (number - 1) * 7
      return TimePoint(first: first, next: index + 2, rule: .weekOf, time: .period(.week(monday)))
    }
    let isEnding = isText(index + 1, "ending")
    guard isEnding || isWord(index + 1, .of, .beginning, .starting, .commencing) else {
      return nil
    }
    let at = isWord(index + 2, .on) ? index + 3 : index + 2
    guard let found = date(at: at), found.time.day != nil || found.time.period != nil else {
      return nil
    }
    let day = resolver.period(found.time, tense: tense(index))?.days?.first
    if isEnding {
      return TimePoint(
        first: first, next: found.next, rule: .weekOf,
        time: .period(day.map { .span($0 - 6, $0) }))
    }
    return TimePoint(
      first: first, next: found.next, rule: .weekOf,
      time: .period(day.map { .week(TimePeriod.monday($0)) }))
  }

  /// "first Monday of May", "last week of July", "the second Sunday in June 2014".
  func weekdayOf(at index: Int) -> TimePoint? {
    var number: Int?
    var next = index + 1
    if let (ordinal, end) = ordinal(index) {
      (number, next) = (ordinal, end)
      if isWord(next, .last) { (number, next) = (-ordinal, next + 1) }
    } else if isWord(index, .last) || equalsFinal(index) {
      number = -1
    }
    guard let number, abs(number) < 6 else { return nil }
    let weekday = value(next, .weekday)
    let unit = unit(next)
    guard
      weekday != nil || unit == .week || unit == .weekend || unit == .day || unit == .month,
      isSingular(next),
      isWord(next + 1, .of, .in)
    else { return nil }
    let start = behindThe(next + 2)
    guard let (period, end) = monthOrYear(start, isThe: start > next + 2) else { return nil }
    let first = isWord(index - 1, .the) ? index - 1 : index
    guard let days = period?.days else {
      return TimePoint(first: first, next: end, rule: .weekdayOf, time: .period(nil))
    }
    if unit == .month, weekday == nil {
      guard days.last - days.first > 60,
        let date = NewsDate(dayNumber: number > 0 ? days.first : days.last), let own = date.month
      else { return nil }
      let month = TimePeriod.month(date.year, own).moved(by: number > 0 ? number - 1 : number + 1)
      return TimePoint(first: first, next: end, rule: .weekdayOf, time: .period(month))
    }
    let found = Self.counted(number, weekday, unit, days)
    return TimePoint(first: first, next: end, rule: .weekdayOf, time: .period(found))
  }

  private func equalsFinal(_ index: Int) -> Bool {
    item(index).length == 5 && item(index).kind == .word
      && bytes[Int(item(index).start)..<Int(item(index).end)].elementsEqual("final".utf8)
  }

  /// A month or year with or without words of its place, as the whole of which something is a part.
  func monthOrYear(_ index: Int, isThe: Bool) -> (TimePeriod?, Int)? {
    if isThe, let unit = unit(index), unit == .month || unit == .year {
      return (resolver.reference.flatMap { TimePeriod.around($0, unit) }, index + 1)
    }
    if let shift = value(index, .shift), let unit = unit(index + 1),
      unit == .month || unit == .year || unit == .week || unit == .quarter, isSingular(index + 1)
    {
      return (
        resolver.reference.flatMap { TimePeriod.around($0, unit) }?.moved(by: shift), index + 2
      )
    }
    if let month = value(index, .month) {
      var time = StatedTime(month: month)
      var next = index + 1
      let at = isMark(next, ",") || isWord(next, .of) ? next + 1 : next
      if let (year, end) = yearNumber(at) { (time.year, next) = (year, end) }
      return (resolver.period(time, tense: tense(index)), next)
    }
    guard let (year, next) = yearNumber(index), item(index).kind == .number else { return nil }
    return (.year(year), next)
  }

  static func counted(
    _ number: Int, _ weekday: Int?, _ unit: TimeUnit?, _ days: (first: Int, last: Int)
  ) -> TimePeriod? {
    if let weekday {
      let first = days.first + (weekday - TimeResolver.weekday(days.first) + 7) % 7
      let last = days.last - (TimeResolver.weekday(days.last) - weekday + 7) % 7
      let day = number > 0 ? first + (number - 1) * 7 : last + (number + 1) * 7
      return day >= days.first && day <= days.last ? .day(day) : nil
    }
    if unit == .day {
      return .day(number > 0 ? days.first + number - 1 : days.last + number + 1)
    }
    // The first week is the one that holds most of its days.
    let thursday = days.first + (4 - TimeResolver.weekday(days.first) + 7) % 7
    let last = days.last - (TimeResolver.weekday(days.last) - (unit == .weekend ? 6 : 4) + 7) % 7
    let monday =
      number > 0
      ? TimePeriod.monday(thursday) + (number - 1) * 7 : TimePeriod.monday(last) + (number + 1) * 7
    if unit == .weekend {
      let saturday = days.first + (6 - TimeResolver.weekday(days.first) + 7) % 7
      return number > 0
        ? .weekend(TimePeriod.monday(saturday) + (number - 1) * 7) : .weekend(monday)
    }
    return .week(monday)
  }
}
