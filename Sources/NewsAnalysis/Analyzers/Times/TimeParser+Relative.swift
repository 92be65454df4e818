import NewsModel

extension TimeParser {
  /// "today", "tomorrow", "tonight", "the day before yesterday".
  func deictic(at index: Int) -> TimePoint? {
    guard let offset = value(index, .deictic) else {
      guard isWord(index, .day), isWord(index + 1, .before, .after),
        let offset = value(index + 2, .deictic)
          ?? (isNote && item(index + 2).kind != .word
            ? (isWord(index + 1, .before) ? -1 : 1) : nil),
        offset == (isWord(index + 1, .before) ? -1 : 1)
      else { return nil }
      let isNamed = has(index + 2, .deictic)
      let day = resolver.today.map { TimePeriod.day($0 + offset * (isNamed ? 2 : 1)) }
      let first = isWord(index - 1, .the) ? index - 1 : index
      return TimePoint(
        first: first, next: isNamed ? index + 3 : index + 2, rule: .deictic, time: .period(day))
    }
    var time = StatedTime.period(resolver.today.map { .day(offset == 9 ? $0 : $0 + offset) })
    if offset == 9 { time.part = .night }
    var next = index + 1
    // "tomorrow, 18th November": the date says it again.
    if let again = date(at: behindComma(next)), again.time.day != nil, offset != 9, isNote {
      next = again.next
    }
    return TimePoint(first: index, next: next, rule: .deictic, time: time)
  }

  /// "this June", "last week", "next Monday", "last summer", "the following week".
  func shift(at index: Int) -> TimePoint? {
    guard var offset = value(index, .shift) else { return nil }
    var next = index + 1
    // "this week or next".
    if isWord(index - 1, .or), isWord(index, .this, .next, .last), has(index - 3, .shift),
      let unit = unit(index - 2), !unit.isOfDay, item(next).kind != .word || isText(next, "please")
    {
      let period = resolver.reference.flatMap { TimePeriod.around($0, unit) }?.moved(by: offset)
      return TimePoint(first: index, next: next, rule: .shift, time: .period(period))
    }
    // "this past Friday", "this coming week".
    let isDouble = isWord(index, .this) && has(next, .shift)
    if isDouble { (offset, next) = (value(next, .shift) ?? 0, next + 1) }
    let first = isWord(index - 1, .the) ? index - 1 : index
    if let part = part(next), !has(next, .unit) || isWord(next, .day) == false {
      return shiftedPart(index, next, offset, part)
    }
    if let weekday = value(next, .weekday), isCased(next) || item(next).length > 5 || isNote {
      return shiftedWeekday(
        index, next, offset, weekday,
        isNear: isDouble || isNote && isWord(index, .past, .coming, .upcoming))
    }
    if isNote, isText(next, "season") || isText(next, "seasons") {
      return TimePoint(
        first: first, next: next + 1, rule: .shift, time: .period(seasonAround(offset)))
    }
    if let season = value(next, .season).map({ TimeSeason.allCases[$0] }) {
      guard isWord(index, .this, .last, .next) || item(next).length > 4 else { return nil }
      return TimePoint(
        first: index, next: next + 1, rule: .shift, time: .period(shifted(season, offset)))
    }
    if let month = value(next, .month),
      isCased(next) || item(next).length > 5 || isNote || !isWord(index, .this)
    {
      if isWord(index, .current, .past, .previous), item(next).casing == .lower { return nil }
      if month == 5, item(next).casing == .lower, item(next + 1).kind == .word { return nil }
      let period = resolver.reference.map { shifted(month, offset, $0) }
      if let day = dayOfMonth(next + 1), !isBound(next + 1), !has(day.next, .counted),
        !has(day.next, .unit),
        case .month(let year, let month)? = period
      {
        let number = NewsDate(year: year, month: month, day: day.day)?.dayNumber
        return TimePoint(
          first: index, next: day.next, rule: .shift, time: .period(number.map { .day($0) }))
      }
      return TimePoint(first: index, next: next + 1, rule: .shift, time: .period(period))
    }
    if isWord(next, .fiscal, .financial, .calendar, .school, .academic), unit(next + 1) == .year {
      let year = resolver.reference.map { $0.year + offset }
      let isCalendar = isWord(next, .calendar)
      return TimePoint(
        first: first, next: next + 2, rule: .shift,
        time: .period(year.map { isCalendar ? .year($0) : .fiscal($0) }))
    }
    if let holiday = holidayName(next) {
      var time = StatedTime(holiday: holiday.rule)
      if offset != 0 {
        time = .period(neighbour(holiday.rule, offset))
      }
      return TimePoint(first: index, next: holiday.next, rule: .holiday, time: time)
    }
    guard let unit = unit(next), isSingular(next), unit != .second, unit != .minute, unit != .hour
    else {
      return nil
    }
    if unit == .day { return shiftedDay(index, next, offset, first) }
    if isWord(index, .past), !(isNote && isWord(index - 1, .of)) { return nil }
    var period = resolver.reference.flatMap { TimePeriod.around($0, unit) }?.moved(by: offset)
    var end = next + 1
    if unit == .weekend, offset > 0, isWord(index, .coming, .upcoming) {
      period = period?.moved(by: -1)
    }
    if unit == .weekend, offset == 0, let today = resolver.today, TimeResolver.weekday(today) < 3,
      !isNote, tense(index) <= 0
    {
      period = period?.moved(by: -1)
    }
    if let weekday = weekdayIn(end, unit), case .week(let monday)? = period {
      (period, end) = (.day(monday + weekday.0 - 1), weekday.1)
    }
    let isAnaphoric = isWord(index, .following, .previous) && anchor != nil && !isNote
    if isAnaphoric, let anchor, let days = anchor.days, let date = NewsDate(dayNumber: days.first) {
      period = TimePeriod.around(date, unit)?.moved(by: offset)
    }
    return TimePoint(first: first, next: end, rule: .shift, time: .period(period))
  }

  /// "next week Monday", "next week on Tuesday", "last week's Sunday".
  private func weekdayIn(_ index: Int, _ unit: TimeUnit) -> (Int, Int)? {
    guard unit == .week else { return nil }
    var start = index
    if isWord(start, .ownS) || isWord(start, .on) || isMark(start, "-") { start += 1 }
    guard isNote || start > index, let weekday = value(start, .weekday) else { return nil }
    return (weekday, start + 1)
  }

  /// "week before last", "Monday after next".
  func beforeLast(at index: Int) -> TimePoint? {
    let isBack = isWord(index + 1, .before) && isWord(index + 2, .last)
    guard isBack || isWord(index + 1, .after) && isWord(index + 2, .next) else { return nil }
    let first = isWord(index - 1, .the) ? index - 1 : index
    var period: TimePeriod?
    if let unit = unit(index), unit != .second {
      period = resolver.reference.flatMap { TimePeriod.around($0, unit) }?.moved(
        by: isBack ? -2 : 2)
    } else if let month = value(index, .month) {
      period = resolver.reference.map { shifted(month, isBack ? -1 : 1, $0) }?.moved(
        by: isBack ? -12 : 12)
    } else if let weekday = value(index, .weekday), let today = resolver.today {
      let monday = TimePeriod.monday(today)
      period = .day(monday + (isBack ? -14 : 7) + weekday - 1)
    } else {
      return nil
    }
    return TimePoint(first: first, next: index + 3, rule: .shift, time: .period(period))
  }

  func isSingular(_ index: Int) -> Bool {
    let item = item(index)
    return item.length > 0 && bytes[Int(item.end) - 1] | 0x20 != UInt8(ascii: "s")
  }

  private func neighbour(_ rule: HolidayRule, _ offset: Int) -> TimePeriod? {
    guard let reference = resolver.reference, let today = resolver.today else { return nil }
    let found = (reference.year - 1...reference.year + 1).compactMap {
      Holidays.period(rule, in: $0)
    }
    let known = found.compactMap { period in period.days.map { (period, $0.first) } }
    return offset < 0 ? known.last { $0.1 < today }?.0 : known.first { $0.1 > today }?.0
  }

  /// The month of this year, or of the nearest year before or after.
  private func shifted(_ month: Int, _ offset: Int, _ reference: NewsDate) -> TimePeriod {
    let own = reference.month ?? 1
    var year = reference.year
    if offset < 0, month >= own { year -= 1 }
    if offset > 0, month <= own { year += 1 }
    return .month(year, month)
  }

  /// The season of this year; "last" means the one that is over.
  private func shifted(_ season: TimeSeason, _ offset: Int) -> TimePeriod? {
    guard let reference = resolver.reference else { return nil }
    var year = reference.year
    if let month = reference.month {
      if offset < 0, month < season.month + 3 { year -= 1 }
      if offset > 0, month >= season.month { year += 1 }
      if offset == 0, season == .winter, month < 3 { year -= 1 }
    }
    return .season(year, season)
  }

  /// "this morning", "last night".
  private func shiftedPart(_ index: Int, _ next: Int, _ offset: Int, _ part: TimePart) -> TimePoint?
  {
    guard isWord(index, .this, .last) || isNote else { return nil }
    var time = StatedTime.period(resolver.today.map { .day($0 + offset) })
    time.part = part
    return TimePoint(first: index, next: next + 1, rule: .part, time: time)
  }

  private func shiftedWeekday(
    _ index: Int, _ next: Int, _ offset: Int, _ weekday: Int, isNear: Bool
  ) -> TimePoint? {
    var period: TimePeriod?
    if let today = resolver.today {
      let own = TimeResolver.weekday(today)
      let back = (own - weekday + 7) % 7
      let monday = TimePeriod.monday(today)
      if isNear {
        period = .day(offset > 0 ? today + (7 - back) : today - (back == 0 ? 7 : back))
      } else if isNote, offset != 0 {
        period = .day(monday + offset * 7 + weekday - 1)
      } else if offset == 0 {
        let tense = tense(index)
        let day = monday + weekday - 1
        period = .day(tense > 0 && day < today || isNote && day <= today ? day + 7 : day)
      } else {
        period = .day(offset > 0 ? today + (7 - back) : today - (back == 0 ? 7 : back))
      }
    }
    if let day = dayOfMonth(next + 1), isNote || day.isOrdinal, !has(day.next, .month),
      !isBound(next + 1),
      !isMark(next + 2, ":"), !has(day.next, .half), !isWord(next + 2, .in)
    {
      return TimePoint(first: index, next: day.next, rule: .shift, time: .period(period))
    }
    if let date = date(at: behindComma(next + 1)), date.time.month != nil, date.time.day != nil {
      var date = date
      date.first = index
      return date
    }
    return TimePoint(first: index, next: next + 1, rule: .shift, time: .period(period))
  }

  /// "that day", "the next day", "the same day", "the previous day": beside the day named last.
  private func shiftedDay(_ index: Int, _ next: Int, _ offset: Int, _ first: Int) -> TimePoint? {
    guard !isWord(index, .this, .past, .last, .current) else { return nil }
    var base = resolver.today.map { TimePeriod.day($0) }
    if case .day? = anchor { base = anchor } else if !isNote, first == index { return nil }
    return TimePoint(
      first: first, next: next + 1, rule: .later, time: .period(base?.moved(by: offset)))
  }

  /// "this season", "last season": the season around the article's day or beside it.
  private func seasonAround(_ offset: Int) -> TimePeriod? {
    guard let reference = resolver.reference, let month = reference.month, let day = reference.day
    else { return nil }
    let months = reference.year * 12 + month - 1 - (month % 3 == 0 && day < 21 ? 1 : 0)
    // Seasons are counted from the spring of the year 0.
    let number = (months - 2 - ((months - 2) % 3)) / 3 + offset
    return .season(number / 4, TimeSeason.allCases[number % 4])
  }

  /// A day of the week: "Monday", "Monday of next week", "Monday last week".
  func weekday(at index: Int) -> TimePoint? {
    guard let weekday = weekdayName(index) else { return nil }
    // "the Sunday Times" is a newspaper.
    let behind = item(index + 1)
    let isName =
      behind.kind == .word && behind.casing == .title
      && behind.roles & ~(TimeRole.particle.bit | TimeRole.counted.bit) == 0
    if isName, isWord(index - 1, .the), !isNote { return nil }
    if isWord(index + 1, .last, .next), unit(index + 2) != nil || !isNote {
      if unit(index + 2) == .week, let today = resolver.today {
        let day = TimePeriod.monday(today) + (isWord(index + 1, .last) ? -8 : 6) + weekday
        return TimePoint(first: index, next: index + 3, rule: .weekday, time: .period(.day(day)))
      }
    }
    var start = index + 1
    if isWord(start, .of, .from, .in) { start = behindThe(start + 1) }
    if start > index + 1 || isNote, let offset = value(start, .shift), unit(start + 1) == .week {
      let day = resolver.today.map { TimePeriod.monday($0) + offset * 7 + weekday - 1 }
      return TimePoint(
        first: index, next: start + 2, rule: .weekday, time: .period(day.map { .day($0) }))
    }
    if let shift = sharedWeek(index), let today = resolver.today {
      let day = TimePeriod.monday(today) + shift * 7 + weekday - 1
      return TimePoint(first: index, next: index + 1, rule: .weekday, time: .period(.day(day)))
    }
    return TimePoint(
      first: index, next: index + 1, rule: .weekday, time: StatedTime(weekday: weekday))
  }
}
