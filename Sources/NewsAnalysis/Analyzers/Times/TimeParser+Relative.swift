import NewsModel

extension TimeParser {
  /// "today", "tomorrow", "tonight", "the day before yesterday".
  func deictic(at index: Int) -> TimePoint? {
    guard let offset = value(index, .deictic) else {
      guard isWord(index, .day), isWord(index + 1, .before, .after),
        let offset = value(index + 2, .deictic), offset == (isWord(index + 1, .before) ? -1 : 1)
      else { return nil }
      let day = resolver.today.map { TimePeriod.day($0 + offset * 2) }
      let first = isWord(index - 1, .the) ? index - 1 : index
      return TimePoint(first: first, next: index + 3, rule: .deictic, time: .period(day))
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
    if isWord(index, .past) { return nil }
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
    return TimePoint(
      first: index, next: index + 1, rule: .weekday, time: StatedTime(weekday: weekday))
  }

  /// "three days ago", "two weeks from now", "a week before Christmas", "two years later".
  func ago(at index: Int) -> TimePoint? {
    let start = isWord(index, .in, .within) ? index + 1 : index
    guard let (amount, next) = amount(start, isHeld: true) else { return nil }
    if isWord(index, .in) { return ahead(index, amount, next) }
    if isWord(index, .within) { return nil }
    if isWord(next, .ago) || isWord(next, .back), amount.unit != .second || isWord(next, .ago) {
      return counted(index, next + 1, amount, -1)
    }
    if isWord(next, .from, .before, .after), isWord(next + 1, .now) || isWord(next + 1, .today) {
      return counted(index, next + 2, amount, isWord(next, .before) ? -1 : 1)
    }
    if isWord(next, .hence) { return counted(index, next + 1, amount, 1) }
    if isWord(next, .later, .earlier) || isWord(next, .after, .before) && isEnd(next + 1) {
      let sign = isWord(next, .later, .after) ? 1 : -1
      return fromAnchor(index, next + 1, amount, sign)
    }
    guard isWord(next, .from, .before, .after, .following), amount.isKnown,
      let base = point(at: behindThe(next + 1)), base.time.clock == nil, base.time.part == nil,
      let period = resolver.period(base.time, tense: 0) ?? nil
    else { return nil }
    guard case .day = period else { return nil }
    let moved = moved(period, amount, isWord(next, .before) ? -1 : 1)
    return TimePoint(first: index, next: base.next, rule: .ago, time: .period(moved))
  }

  private func isEnd(_ index: Int) -> Bool {
    let item = item(index)
    return item.kind == .end || item.kind == .mark
  }

  /// "in three weeks", where the words around look ahead.
  private func ahead(_ index: Int, _ amount: TimeAmount, _ end: Int) -> TimePoint? {
    var next = end
    if isWord(next, .ownS), isWord(next + 1, .time) {
      next += 2
    } else if isWord(next, .time) {
      next += 1
    }
    if isMark(next, "'"), isWord(next + 1, .time) { next += 2 }
    guard !isWord(next, .ago, .old) else { return nil }
    guard isNote || next > end || tense(index) > 0 else { return nil }
    return counted(index, next, amount, 1)
  }

  private func counted(_ first: Int, _ next: Int, _ amount: TimeAmount, _ sign: Int) -> TimePoint {
    guard amount.isKnown else {
      return TimePoint(
        first: first, next: next, rule: .ago,
        time: .period(.vague(sign < 0 ? .past : .future)))
    }
    guard let reference = resolver.reference else {
      return TimePoint(first: first, next: next, rule: .ago, time: .period(nil))
    }
    if amount.parts.contains(where: { $0.unit.isOfDay }) {
      return clocked(first, next, amount, sign, reference)
    }
    let own = TimePeriod.around(
      reference, isNote ? .day : amount.unit == .quarter ? .month : amount.unit)
    return TimePoint(
      first: first, next: next, rule: .ago, time: .period(own.flatMap { moved($0, amount, sign) }))
  }

  /// "two hours ago": a time of day, when that of the article is known.
  private func clocked(
    _ first: Int, _ next: Int, _ amount: TimeAmount, _ sign: Int, _ reference: NewsDate
  ) -> TimePoint {
    var time = StatedTime.period(resolver.today.map { .day($0) })
    guard let minute = reference.minute, let today = resolver.today else {
      time.part = nil
      time.modifier = .approximate
      return TimePoint(first: first, next: next, rule: .ago, time: time)
    }
    var total = 0.0
    for (unit, count) in amount.parts {
      total += (count ?? 0) * unit.minutes
    }
    guard total < 1e8 else {
      return TimePoint(first: first, next: next, rule: .ago, time: .period(nil))
    }
    let moved = Double(minute) + Double(sign) * total
    let seconds = Int((moved * 60).rounded())
    let day = (seconds - (seconds % 86400 + 86400) % 86400) / 86400
    let rest = seconds - day * 86400
    time.period = .day(today + day)
    time.clock = ClockTime(
      hour: rest / 3600, minute: rest / 60 % 60, second: rest % 60 == 0 ? nil : rest % 60,
      isExact: true)
    return TimePoint(first: first, next: next, rule: .ago, time: time)
  }

  /// "two years later": counted from what the paragraph named last.
  private func fromAnchor(_ first: Int, _ next: Int, _ amount: TimeAmount, _ sign: Int)
    -> TimePoint?
  {
    guard amount.isKnown else {
      return TimePoint(
        first: first, next: next, rule: .later,
        time: .period(.vague(sign < 0 ? .past : .future)))
    }
    if isNote || amount.unit.isOfDay { return counted(first, next, amount, sign) }
    var base = anchor ?? resolver.reference.flatMap { TimePeriod.around($0, amount.unit) }
    let isCoarse = amount.unit == .year || amount.unit == .decade || amount.unit == .century
    if isCoarse, let days = base?.days, let date = NewsDate(dayNumber: days.first) {
      if case .quarter? = base {} else { base = .year(date.year) }
    }
    return TimePoint(
      first: first, next: next, rule: .later,
      time: .period(base.flatMap { moved($0, amount, sign) }))
  }

  /// The stretch that lies a length of time away, as exact as both are.
  func moved(_ period: TimePeriod, _ amount: TimeAmount, _ sign: Int) -> TimePeriod? {
    guard let days = period.days, let date = NewsDate(dayNumber: days.first),
      let month = date.month,
      let day = date.day
    else { return nil }
    var (months, number) = (0.0, 0.0)
    for (unit, count) in amount.parts {
      let count = count ?? 0
      switch unit {
      case .second, .minute, .hour: break
      case .day: number += count
      case .week, .weekend: number += count * 7
      case .fortnight: number += count * 14
      case .month: months += count
      case .quarter: months += count * 3
      case .year: months += count * 12
      case .decade: months += count * 120
      case .century: months += count * 1200
      }
    }
    guard months < 100_000, number < 1_000_000 else { return nil }
    let total = date.year * 12 + month - 1 + sign * Int(months.rounded())
    guard total >= 12, total < 9999 * 12 else { return nil }
    let (newYear, newMonth) = (total / 12, total % 12 + 1)
    let last = NewsDate.daysInMonth(year: newYear, month: newMonth)
    guard let moved = NewsDate(year: newYear, month: newMonth, day: min(day, last))?.dayNumber
    else {
      return nil
    }
    let end = moved + sign * Int(number.rounded())
    guard let result = NewsDate(dayNumber: end), let resultMonth = result.month else { return nil }
    switch period {
    case .day: return .day(end)
    case .week: return .week(TimePeriod.monday(end))
    case .month: return .month(result.year, resultMonth)
    case .quarter: return .quarter(result.year, (resultMonth - 1) / 3 + 1)
    case .year: return .year(result.year)
    case .decade: return .decade(result.year / 10)
    case .century: return .century(result.year / 100)
    default: return .day(end)
    }
  }
}
