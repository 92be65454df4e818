import NewsModel

extension TimeParser {
  /// "the day before Thanksgiving", "the Friday after Christmas", "third Tuesday after May 1".
  func beside(at index: Int) -> TimePoint? {
    var number = 1
    var start = index
    if let (ordinal, next) = ordinal(index), has(next, .weekday) {
      (number, start) = (ordinal, next)
    }
    let weekday = value(start, .weekday)
    guard isWord(start + 1, .before, .after, .following), number < 10,
      weekday != nil && (item(start).length > 5 || isNote) || unit(start) == .day
        || unit(start) == .week,
      weekday != nil || isWord(start - 1, .the) || isNote, isSingular(start)
    else { return nil }
    let at = behindThe(start + 2)
    guard let base = holiday(at: at) ?? date(at: at), base.time.isDay, base.time.weekday == nil,
      let day = resolver.period(base.time, tense: tense(index))?.days?.first
    else { return nil }
    let sign = isWord(start + 1, .before) ? -1 : 1
    var period: TimePeriod
    if let weekday {
      let gap = (sign * (weekday - TimeResolver.weekday(day)) + 7) % 7
      period = .day(day + sign * ((gap == 0 ? 7 : gap) + (number - 1) * 7))
    } else if unit(start) == .week {
      period = .week(TimePeriod.monday(day) + sign * 7)
    } else {
      period = .day(day + sign)
    }
    let first = isWord(index - 1, .the) ? index - 1 : index
    return TimePoint(first: first, next: base.next, rule: .ago, time: .period(period))
  }

  /// "three days ago", "two weeks from now", "a week before Christmas", "two years later".
  func ago(at index: Int, depth: Int = 0) -> TimePoint? {
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
    if isNote, isWord(index - 1, .after), isEnd(next) { return counted(index, next, amount, 1) }
    if let found = weekOn(index, next, amount) { return found }
    guard depth < Self.deepest else { return nil }
    if isNote, isWord(next, .before, .after),
      let found = besideClock(index, next, amount, depth: depth + 1)
    {
      return found
    }
    guard isWord(next, .from, .before, .after, .following), amount.isKnown,
      let base = point(at: behindThe(next + 1), depth: depth + 1), base.time.clock == nil,
      base.time.part == nil,
      let period = resolver.period(base.time, tense: 0) ?? nil
    else { return nil }
    guard case .day = period else { return nil }
    let moved = moved(period, amount, isWord(next, .before) ? -1 : 1)
    return TimePoint(first: index, next: base.next, rule: .ago, time: .period(moved))
  }

  /// How many lengths of time may be counted one from the other.
  private static let deepest = 6

  /// "a week on Monday": so many weeks behind the Monday to come.
  private func weekOn(_ first: Int, _ next: Int, _ amount: TimeAmount) -> TimePoint? {
    guard isWord(next, .on), amount.parts.count == 1, amount.unit == .week,
      let count = amount.parts[0].count, count == 1 || count == 2,
      let weekday = weekdayName(next + 1), !has(next + 2, .month), item(next + 2).kind != .number,
      !isWord(first - 1, .once, .twice, .times),
      !isWord(first - 1, .for, .in, .over, .within, .thrice, .of, .the, .last, .per, .every, .each)
    else { return nil }
    var period: TimePeriod?
    if let today = resolver.today {
      let ahead = (weekday - TimeResolver.weekday(today) + 7) % 7
      period = .day(today + ahead + Int(count) * 7)
    }
    return TimePoint(first: first, next: next + 2, rule: .ago, time: .period(period))
  }

  /// "3 hours before midnight", "20 minutes after 5pm on Monday".
  private func besideClock(
    _ first: Int, _ next: Int, _ amount: TimeAmount, depth: Int
  ) -> TimePoint? {
    guard amount.isKnown, amount.parts.allSatisfy({ $0.unit.isOfDay }),
      var base = point(at: next + 1, depth: depth), var clock = base.time.clock
    else { return nil }
    let minutes = amount.parts.reduce(0) { $0 + ($1.count ?? 0) * $1.unit.minutes }
    guard minutes < 1440 else { return nil }
    let gap = Int(minutes.rounded()) * (isWord(next, .before) ? -1 : 1)
    let total = (clock.minutes + gap + 1440) % 1440
    (clock.hour, clock.minute, clock.isExact) = (total / 60, total % 60, true)
    (base.first, base.rule, base.time.clock) = (first, .clock, clock)
    return base
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
    // Three days later than a year is no day that can be known.
    if let anchor, anchor.isCoarser(than: amount.unit) { return nil }
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
