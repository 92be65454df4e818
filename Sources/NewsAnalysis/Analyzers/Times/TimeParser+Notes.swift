import NewsModel

extension TimeParser {
  /// "the first 2 weeks of 2021", "the last ten days of May": some units at an edge of a period.
  func unitsOf(at index: Int) -> TimeMatch? {
    let isFirst = isWord(index, .first)
    guard isFirst || isWord(index, .last) || isText(index, "final"),
      let (number, end) = count(index + 1, isHeld: false), let number, number > 1, number < 400,
      number == number.rounded(), let unit = unit(end), !isSingular(end) || isNote, !unit.isOfDay,
      isWord(end + 1, .of, .in)
    else { return nil }
    let start = behindThe(end + 2)
    var whole: TimePeriod?
    var next = start
    if let (period, behind) = monthOrYear(start, isThe: start > end + 2) {
      (whole, next) = (period, behind)
    } else if let found = bare(at: start), found.first >= start - 1, !found.time.isDay {
      (whole, next) = (resolver.period(found.time, tense: tense(index)), found.next)
    } else {
      return nil
    }
    let first = isWord(index - 1, .the) ? index - 1 : index
    var match = TimeMatch(first: first, next: next, rule: .range, kind: .duration)
    guard var days = whole?.days else { return match }
    if unit == .week {
      guard
        let edge = Self.counted(isFirst ? 1 : -1, nil, .week, days)?.days
      else { return nil }
      days = edge
      let length = 7 * Int(number) - 1
      match.value =
        TimePeriod.span(
          isFirst ? days.first : days.last - length, isFirst ? days.first + length : days.last
        ).value
      return match
    }
    let amount = TimeAmount(parts: [(unit, number)])
    let edge = TimePeriod.day(isFirst ? days.first : days.last + 1)
    guard case .day(let far)? = moved(edge, amount, isFirst ? 1 : -1) else { return match }
    let (begin, finish) = isFirst ? (days.first, far - 1) : (far, days.last)
    guard begin >= days.first, finish <= days.last else { return nil }
    let isExact = unit == .day || unit == .fortnight || unit == .weekend
    let units = [begin, finish].compactMap { day in
      NewsDate(dayNumber: day).flatMap { isExact ? .day(day) : TimePeriod.around($0, unit) }?.value
    }
    guard units.count == 2 else { return match }
    match.value = "\(units[0])/\(units[1])"
    return match
  }

  /// "3 days starting next Monday", "for 30 minutes from 4pm": a length and where it begins.
  func lengthFrom(at index: Int) -> TimeMatch? {
    guard isNote,
      item(index).kind == .number || item(index).roles & TimeRole.starters != 0
        || isWord(index, .a, .an, .half), let (amount, end) = amount(index, isHeld: true),
      amount.isKnown
    else { return nil }
    var start = end
    if isWord(start, .starting, .beginning, .commencing) || isText(start, "start") {
      start += isWord(start + 1, .from, .on, .at) ? 2 : 1
    } else if isWord(start, .from), isWord(index - 1, .for) {
      start += 1
    } else {
      return nil
    }
    guard let from = point(at: behindThe(start)) else { return nil }
    return stretch(index, from.next, from, amount)
  }

  /// "from 18 December for 10 days", "4pm for thirty minutes".
  func length(behind from: TimePoint) -> TimeMatch? {
    guard isNote, isWord(from.next, .for),
      from.time.isDay && isWord(from.first - 1, .from) || from.time.clock != nil,
      let (amount, next) = amount(from.next + 1, isHeld: true), amount.isKnown
    else { return nil }
    let first = isWord(from.first - 1, .from) ? from.first - 1 : from.first
    return stretch(first, next, from, amount)
  }

  /// A length of time that begins at a point.
  private func stretch(_ first: Int, _ next: Int, _ from: TimePoint, _ amount: TimeAmount)
    -> TimeMatch?
  {
    var match = TimeMatch(first: first, next: next, rule: .range, kind: .duration)
    let isOfDay = amount.parts.contains { $0.unit.isOfDay }
    let period =
      from.time.isClockOnly
      ? resolver.today.map { .day($0) }
      : resolver.period(from.time, tense: 1)
    guard let period, let first = period.days?.first else { return match }
    if let clock = from.time.clock {
      let minutes = amount.parts.reduce(0) { $0 + ($1.count ?? 0) * $1.unit.minutes }
      guard minutes > 0, minutes < 1e6 else { return match }
      let finish = clock.minutes + Int(minutes.rounded())
      let last = ClockTime(hour: finish % 1440 / 60, minute: finish % 60, isExact: true)
      if let begin = NewsDate(dayNumber: first),
        let end = NewsDate(dayNumber: first + finish / 1440)
      {
        match.value = "\(begin)T\(clock.value)/\(end)T\(last.value)"
      }
    } else if !isOfDay, case .day(let last)? = moved(.day(first), amount, 1), last > first {
      match.value = TimePeriod.span(first, last - 1).value
    } else {
      return nil
    }
    return match
  }

  /// "the rest of the week", "the remainder of 2017": from today to the end of a period.
  func rest(at index: Int) -> TimeMatch? {
    guard isNote, isWord(index, .rest, .remainder, .remaining), isWord(index + 1, .of),
      let today = resolver.today
    else { return nil }
    let start = behindThe(index + 2)
    var next = start
    var whole: TimePeriod?
    let at = isWord(start, .this, .current) ? start + 1 : start
    if let unit = unit(at), at > index + 2, isSingular(at), !unit.isOfDay {
      (whole, next) = (resolver.reference.flatMap { TimePeriod.around($0, unit) }, at + 1)
    } else if let found = bare(at: start), found.time.clock == nil {
      (whole, next) = (resolver.period(found.time, tense: 1), found.next)
    }
    guard let days = whole?.days, days.last >= today else { return nil }
    let first = isWord(index - 1, .the) ? index - 1 : index
    var match = TimeMatch(first: first, next: next, rule: .range, kind: .duration)
    match.value = TimePeriod.span(max(today, days.first), days.last).value
    return match
  }

  /// "year to date": from the beginning of the year to the article's day.
  func toDate(at index: Int) -> TimeMatch? {
    guard isWord(index + 1, .to) || isMark(index + 1, "-") && isWord(index + 2, .to) else {
      return nil
    }
    var next = isMark(index + 1, "-") ? index + 3 : index + 2
    if isMark(next, "-"), item(next).isGlued { next += 1 }
    guard let unit = unit(index), isSingular(index), isWord(next, .date),
      unit == .year || unit == .month || unit == .quarter || unit == .week
    else { return nil }
    let first = isWord(index - 1, .the) ? index - 1 : index
    var match = TimeMatch(first: first, next: next + 1, rule: .range, kind: .duration)
    if let today = resolver.today, let reference = resolver.reference,
      let begin = TimePeriod.around(reference, unit)?.days?.first
    {
      match.value = TimePeriod.span(begin, today).value
    }
    return match
  }

  /// The week that a day of the week in a list shares with the others: "next week on Tuesday or
  /// Thursday", "Monday, Wednesday and Friday next week".
  func sharedWeek(_ index: Int) -> Int? {
    guard isNote else { return nil }
    var at = index + 1
    var hasOther = false
    while at < index + 10, isListed(at) || has(at, .weekday) {
      if has(at, .weekday) { hasOther = true }
      at += 1
    }
    if hasOther, let shift = value(at, .shift), unit(at + 1) == .week { return shift }
    at = index - 1
    hasOther = false
    while at > index - 14, at > 0, isListed(at) || has(at, .weekday) || isWord(at, .on) {
      if has(at, .weekday) { hasOther = true }
      at -= 1
    }
    if hasOther, unit(at) == .week, let shift = value(at - 1, .shift) { return shift }
    return nil
  }

  /// Whether an item may stand between the days of a list: a mark, a time of day or its part.
  private func isListed(_ index: Int) -> Bool {
    isMark(index, ",") || isWord(index, .or, .and, .at) || part(index) != nil
      || has(index, .half) || item(index).kind == .number && item(index).length < 3
  }

  /// "in three years", "two years ago" behind a holiday or month: which year it lies in.
  func yearsAway(_ index: Int) -> (shift: Int, next: Int)? {
    guard isNote else { return nil }
    let isIn = isWord(index, .in)
    guard let (amount, next) = amount(isIn ? index + 1 : index, isHeld: true),
      amount.parts.count == 1,
      amount.unit == .year, let years = amount.parts[0].count, years == years.rounded(), years < 200
    else { return nil }
    if isIn { return (Int(years), next) }
    if isWord(next, .ago) { return (-Int(years), next + 1) }
    if isWord(next, .from), isWord(next + 1, .now) { return (Int(years), next + 2) }
    return nil
  }

  /// "labor day weekend": the weekend with the days around a holiday.
  func weekend(of time: StatedTime, _ index: Int) -> TimePeriod? {
    guard let day = resolver.period(time, tense: tense(index))?.days?.first else { return nil }
    let saturday = TimePeriod.monday(day) + 5
    switch TimeResolver.weekday(day) {
    case 1, 2: return .span(saturday - 7, day)
    case 4, 5: return .span(day, saturday + 1)
    default: return .span(saturday, saturday + 1)
    }
  }

  /// Whether a word stands at an index, in small letters or with a capital one.
  func isText(_ index: Int, _ word: String) -> Bool {
    let item = item(index)
    guard item.kind == .word, item.length == word.utf8.count else { return false }
    var at = Int(item.start)
    for byte in word.utf8 {
      guard bytes[at] | 0x20 == byte else { return false }
      at += 1
    }
    return true
  }
}
