import NewsModel

extension TimeParser {
  /// Whether "to", "until", "through" or a dash stands at an index.
  func isRangeMark(_ index: Int) -> Bool {
    isWord(index, .to, .until, .till, .through, .thru) || isMark(index, "-") || isMark(index, "~")
      || isMark(index, "/") && isNote && !item(index).isGlued
  }

  /// From one point to another: "May 3-5", "from 5 to 9 July", "from Monday to Friday",
  /// "between 2014 and 2016", "5 to 7 p.m.".
  ///
  /// `here` is the point at the index.
  func range(at index: Int, _ here: TimePoint?) -> TimeMatch? {
    let isFrom = isWord(index, .from) || isNote && isWord(index, .in)
    let isBetween =
      isWord(index, .between) || isNote && isWord(index, .in) && isWord(index + 1, .between)
    var start = isFrom || isBetween ? index + 1 : index
    if isBetween, isWord(index, .in) { start = index + 2 }
    let first = isWord(index, .in) && !isBetween ? start : index
    start = behindThe(start)
    let begin = start == index ? here : point(at: start)
    if let (from, mark) = rangeStart(start, begin, isHeld: isFrom || isBetween),
      isSplit(mark, isBetween),
      let to = rangeEnd(
        behindThe(mark + 1), from.time, isTight: isMark(mark, "-") || isMark(mark, "~"),
        isHeld: isFrom || isBetween)
    {
      return whole(first, from.time, to)
    }
    return bareStart(start, first, isBetween: isBetween, isHeld: isFrom || isBetween)
  }

  private func isSplit(_ index: Int, _ isBetween: Bool) -> Bool {
    isRangeMark(index) || isBetween && isWord(index, .and)
  }

  private func rangeStart(_ index: Int, _ point: TimePoint?, isHeld: Bool) -> (TimePoint, Int)? {
    if isHeld, isWord(index, .now) {
      return resolver.today.map {
        (
          TimePoint(first: index, next: index + 1, rule: .deictic, time: .period(.day($0))),
          index + 1
        )
      }
    }
    guard let from = point, from.first >= index - 1 else { return nil }
    if from.time.isClockOnly, from.time.part != nil { return nil }
    return (from, from.next)
  }

  /// The end of a range, which may leave out what its beginning says.
  private func rangeEnd(_ index: Int, _ from: StatedTime, isTight: Bool, isHeld: Bool) -> TimePoint?
  {
    if isWord(index, .date) || isWord(index, .now), let today = resolver.today,
      isWord(index - 1, .to, .and, .until)
    {
      return TimePoint(first: index, next: index + 1, rule: .deictic, time: .period(.day(today)))
    }
    if from.clock != nil {
      if let (time, next) = clock(at: index, isHour: true) {
        var stated = StatedTime(clock: time)
        stated.year = nil
        let found = TimePoint(first: index, next: next, rule: .clock, time: stated)
        let whole = point(at: index)
        return whole.map { $0.next > next ? $0 : found } ?? found
      }
      return nil
    }
    let isDay = from.month != nil && from.day != nil
    if let to = point(at: index),
      !isDay || to.time.day == nil || to.time.month != nil || to.time.weekday != nil
    {
      if !isSameKind(from, to.time) { return nil }
      if to.time.clock != nil, from.clock == nil { return nil }
      return to
    }
    if from.month != nil, from.day != nil, let day = dayOfMonth(index),
      !isBoundAfter(index) || isMark(index + 1, "-") && false,
      !has(day.next, .counted), !has(day.next, .unit),
      isTight || day.isOrdinal || isHeld || day.day > (from.day ?? 0)
    {
      var time = StatedTime(month: from.month, day: day.day)
      var next = day.next
      if let (year, end) = year(behind: next) { (time.year, next) = (year, end) }
      if day.day <= from.day ?? 0 {
        guard day.isOrdinal || isNote else { return nil }
        time.month = (from.month ?? 1) % 12 + 1
      }
      return TimePoint(first: index, next: next, rule: .date, time: time)
    }
    if let year = from.year, from.month == nil, from.quarter == nil, isTight || isHeld {
      if let (last, next) = yearNumber(index), last > year {
        return TimePoint(first: index, next: next, rule: .year, time: StatedTime(year: last))
      }
      if let short = number(index, 2...2), isTight, short > year % 100, !isBoundAfter(index),
        item(index).isGlued
      {
        return TimePoint(
          first: index, next: index + 1, rule: .year,
          time: StatedTime(year: year / 100 * 100 + short))
      }
    }
    return nil
  }

  /// Whether two points can be the ends of a range: a day and a day, a year and a year.
  private func isSameKind(_ from: StatedTime, _ to: StatedTime) -> Bool {
    if from.isClockOnly != to.isClockOnly { return from.clock != nil }
    return true
  }

  /// "5 to 9 July", "5-6pm": the beginning is a bare number.
  private func bareStart(_ start: Int, _ first: Int, isBetween: Bool, isHeld: Bool) -> TimeMatch? {
    guard item(start).kind == .number || has(start, .number) || has(start, .ordinal) else {
      return nil
    }
    if let times = rangeOfTimes(start, isBetween: isBetween, isHeld: isHeld) {
      return withRangeDay(first, times)
    }
    guard let from = dayOfMonth(start), !isMoney(start),
      isSplit(from.next, isBetween) || isNote && isWord(from.next, .and) && isBetween
    else { return nil }
    let isTight = isMark(from.next, "-")
    let isDigits =
      isWord(from.next, .to) && item(start).kind == .number && item(from.next + 1).kind == .number
    guard isHeld || isTight || isDigits, !isBoundBefore(start) else { return nil }
    let at = behindThe(from.next + 1)
    guard let to = date(at: at), let day = to.time.day, to.time.weekday == nil else { return nil }
    guard let month = to.time.month, from.day < day || from.isOrdinal && isHeld else { return nil }
    var time = StatedTime(year: to.time.year, month: month, day: from.day)
    if from.day >= day {
      time.month = month == 1 ? 12 : month - 1
      if month == 1 { time.year = to.time.year.map { $0 - 1 } }
    }
    return whole(first, time, to)
  }

  /// Two times of day with a mark between: "5 to 6pm", "9:30-11:00", "4pm-6pm".
  func rangeOfTimes(_ index: Int, isBetween: Bool = false, isHeld: Bool = false) -> (
    ClockTime, ClockTime, Int
  )? {
    guard let (first, mark) = clock(at: index, isHour: true), isSplit(mark, isBetween) else {
      return nil
    }
    guard let (last, next) = clock(at: mark + 1, isHour: true) else { return nil }
    var (from, to) = (first, last)
    let isClear = from.isExact || to.isExact || from.minute != nil && to.minute != nil
    let isDigits =
      from.minute == nil && to.minute == nil && item(index).kind == .number
      && item(next - 1).kind == .number && from.offset == nil && to.offset == nil
    if isDigits, !isHeld || !isNote { return nil }
    guard isClear || isNote && isHeld && to.hour < 13 else { return nil }
    if !isClear, !isHeld { return nil }
    // Digits alone with a colon on one side only are scores.
    if to.isExact, !from.isExact, to.hour >= 12, from.hour < 13 {
      let later = from.hour % 12 + 12
      if later * 60 + (from.minute ?? 0) < to.minutes { from.hour = later }
    } else if !to.isExact, from.isExact, to.hour < 12, to.minutes < from.minutes {
      to.hour += 12
    } else if !from.isExact, !to.isExact, to.minutes < from.minutes, to.hour < 12 {
      to.hour += 12
    }
    from.offset = from.offset ?? to.offset
    (from.isExact, to.isExact) = (true, true)
    return (from, to, next)
  }

  /// The day before or behind two times of day.
  private func withRangeDay(_ first: Int, _ times: (ClockTime, ClockTime, Int)) -> TimeMatch? {
    let (from, to, end) = times
    var next = end
    if isWord(next, .on, .of) || isMark(next, ",") { next += 1 }
    var day = StatedTime()
    if let found = point(at: behindThe(next)), found.time.clock == nil,
      found.time.isDay || found.time.part != nil
    {
      (day, next) = (found.time, found.next)
      if let part = day.part, from.hour < 12, to.hour < 13, part != .morning {
        return clocks(
          first, next, dayOnly(day), inPart(ClockTime(hour: from.hour, minute: from.minute), part),
          inPart(ClockTime(hour: to.hour, minute: to.minute), part))
      }
      day.part = nil
    } else {
      next = end
    }
    return clocks(first, next, day, from, to)
  }

  private func clocks(
    _ first: Int, _ next: Int, _ day: StatedTime, _ from: ClockTime, _ to: ClockTime
  ) -> TimeMatch {
    let number = dayNumber(day, first)
    var match = TimeMatch(first: first, next: next, rule: .range, kind: .duration)
    if let number, let begin = NewsDate(dayNumber: number),
      let end = NewsDate(dayNumber: to.isNext || to.minutes < from.minutes ? number + 1 : number)
    {
      match.value = "\(begin)T\(from.value)/\(end)T\(to.value)"
    }
    return match
  }

  private func dayNumber(_ day: StatedTime, _ index: Int) -> Int? {
    if day.hasDay || day.period != nil || day.isUnknown {
      return resolver.period(day, tense: tense(index))?.days?.first
    }
    if case .day(let number)? = anchor { return number }
    return resolver.today
  }

  /// A day with two times of day behind it: "Monday 8-9am", "14 February from 9:30 to 11:00".
  func times(behind day: TimePoint) -> TimeMatch? {
    guard
      day.time.isDay || day.time.part != nil && day.time.clock == nil, day.rule != .edge
    else { return nil }
    var at = day.next
    if isMark(at, ",") { at += 1 }
    let isHeld = isWord(at, .from, .between, .at) || isNote
    let isBetween = isWord(at, .between)
    if isWord(at, .from, .between, .at) { at += 1 }
    if isNote, isWord(at, .around, .about) { at += 1 }
    guard item(at).kind == .number || has(at, .number),
      let (from, to, next) = rangeOfTimes(at, isBetween: isBetween, isHeld: isHeld)
    else { return nil }
    var times = (from, to)
    if let part = day.time.part {
      if times.0.hour < 12, part != .morning, times.1.hour < 12 {
        times.0.hour = part.hour(times.0.hour)
        times.1.hour = part.hour(times.1.hour)
      }
    }
    var time = day.time
    time.part = nil
    return clocks(day.first, next, time, times.0, times.1)
  }

  /// The range between two points that were found.
  private func whole(_ first: Int, _ begin: StatedTime, _ end: TimePoint) -> TimeMatch? {
    var (from, to) = (begin, end.time)
    // "between the ninth and the seventeenth of April".
    if let day = from.day, from.month == nil, from.weekday == nil, let month = to.month,
      let last = to.day
    {
      (from.month, from.year) = (month, to.year)
      if day > last { from.month = month == 1 ? 12 : month - 1 }
      if day > last, month == 1 { from.year = to.year.map { $0 - 1 } }
    }
    if let one = from.clock, let two = to.clock, from.isClockOnly || !to.hasDay && to.period == nil
    {
      var times = (one, two)
      if two.isExact, !one.isExact, two.hour >= 12, one.hour < 12 {
        if (one.hour + 12) * 60 + (one.minute ?? 0) < two.minutes { times.0.hour += 12 }
      } else if !two.isExact, two.hour < 12, two.minutes < one.minutes {
        times.1.hour += 12
      }
      return clocks(first, end.next, from.isClockOnly ? dayOnly(to) : from, times.0, times.1)
    }
    if from.year == nil, from.shift == nil, from.period == nil, let year = to.year,
      from.month != nil || from.quarter != nil
    {
      from.year = (from.month ?? 0) > (to.month ?? 12) && from.month != nil ? year - 1 : year
    }
    let tense = tense(first)
    if isNote, from.year == nil, from.period == nil, let month = from.month, to.year == nil,
      to.period == nil,
      let other = to.month, let last = resolver.period(to, tense: tense)?.days,
      let date = NewsDate(dayNumber: last.last)
    {
      (to.year, from.year) = (date.year, month > other ? date.year - 1 : date.year)
    }
    var match = TimeMatch(first: first, next: end.next, rule: .range, kind: .duration)
    // What lasts "to date" began before.
    var opening = resolver
    if isWord(end.next - 1, .date, .now) { opening.options.direction = .past }
    guard let start = opening.period(from, tense: tense), let value = start.value else {
      return match
    }
    if to.year == nil, to.period == nil, to.month != nil,
      let year = start.days.flatMap({ NewsDate(dayNumber: $0.first)?.year })
    {
      to.year = year
      if let last = resolver.period(to, tense: tense)?.days, let own = start.days,
        last.last < own.first
      {
        to.year = year + 1
      }
      if to.day == 29, to.month == 2, resolver.period(to, tense: tense) == nil { return match }
    }
    guard var finish = resolver.period(to, tense: tense) else { return match }
    if to.weekday != nil, to.month == nil, to.day == nil, case .day(let one) = start,
      case .day(let two) = finish, two <= one || two - one > 7
    {
      finish = .day(one + (two - one) % 7 + ((two - one) % 7 <= 0 ? 7 : 0))
    }
    guard let last = finish.value, let one = start.days, let two = finish.days,
      one.first <= two.last,
      start != finish
    else { return two(match, from, to, value, finish) }
    match.value =
      value + (from.clock.map { "T" + $0.value } ?? "") + "/" + last
      + (to.clock.map { "T" + $0.value } ?? "")
    return match
  }

  private func two(
    _ match: TimeMatch, _ from: StatedTime, _ to: StatedTime, _ value: String, _ finish: TimePeriod
  ) -> TimeMatch? {
    guard let one = from.clock, let two = to.clock, let last = finish.value else { return nil }
    var match = match
    match.value = "\(value)T\(one.value)/\(last)T\(two.value)"
    return match
  }

  private func dayOnly(_ time: StatedTime) -> StatedTime {
    var time = time
    (time.clock, time.part) = (nil, nil)
    return time
  }
}
