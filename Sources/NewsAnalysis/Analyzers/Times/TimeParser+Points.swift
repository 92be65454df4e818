import NewsModel

extension TimeParser {
  /// A point or stretch of time with the time of day that belongs to it.
  ///
  /// `depth` counts the points within which this one stands ("two days after a week before").
  func point(at index: Int, depth: Int = 0) -> TimePoint? {
    if isWord(index, .the) {
      guard !isWord(index + 1, .the), var found = point(at: index + 1, depth: depth) else {
        return nil
      }
      if found.rule == .date, found.time.month != nil || !isNote { found.first = index }
      return found
    }
    if let found = edge(at: index, depth: depth) { return withClock(found) }
    if let found = bare(at: index, depth: depth) { return withClock(found) }
    if let found = partOf(at: index, depth: depth) { return found }
    guard let (time, next) = clock(at: index, isHour: isHourHere(index)) else { return nil }
    let found = TimePoint(first: index, next: next, rule: .clock, time: StatedTime(clock: time))
    return withDay(found, depth: depth)
  }

  /// Whether "at" before a number and a day or its part behind it make the number an hour.
  private func isHourHere(_ index: Int) -> Bool {
    guard let number = number(index, 1...2), number < 25, isWord(index - 1, .at) || isNote else {
      return isNote && has(index, .number) && isAloneHere(index)
    }
    if isNote, isAloneHere(index) { return true }
    let next = isMark(index + 1, ",") || isWord(index + 1, .on) ? index + 2 : index + 1
    if isWord(index + 1, .in) {
      return part(index + 3) != nil
        || isNote && isWord(index - 1, .at) && amount(index + 2, isHeld: true) != nil
    }
    if has(next, .deictic) { return true }
    if isWord(next, .this, .last), part(next + 1) != nil { return true }
    return isWord(index - 1, .at) && weekdayName(next) != nil
  }

  /// Whether a number is all of a note or ends it behind a word such as "at" or "after".
  private func isAloneHere(_ index: Int) -> Bool {
    if index == 0, items.count == 1 { return true }
    let next = item(index + 1)
    guard
      next.kind == .end || next.kind == .mark && !next.isGlued
        || (isMark(index + 1, ".") || isMark(index + 1, "?")) && item(index + 2).kind == .end
    else { return false }
    return isWord(index - 1, .at)
      || isWord(index - 1, .after, .before, .until) && item(index + 1).kind == .end
  }

  /// A day, week, month or year without time of day.
  func bare(at index: Int, depth: Int = 0) -> TimePoint? {
    let item = item(index)
    let roles = item.roles
    if isNameBehindTitle(index) { return nil }
    if let found = beside(at: index) { return found }
    if item.kind == .number
      || roles
        & (TimeRole.weekday.bit | TimeRole.month.bit | TimeRole.ordinal.bit | TimeRole.number.bit)
        != 0
    {
      if let found = quarter(at: index) ?? weekdayOf(at: index) ?? date(at: index) { return found }
      if let found = decade(at: index) ?? century(at: index) { return found }
      if roles & TimeRole.month.bit != 0 {
        if let found = beforeLast(at: index) ?? month(at: index) { return found }
      }
      if roles & TimeRole.weekday.bit != 0 {
        if let found = beforeLast(at: index) ?? weekday(at: index) { return found }
      }
    }
    if let found = deictic(at: index) { return found }
    if roles & TimeRole.shift.bit != 0 {
      if let found = weekdayOf(at: index) ?? quarter(at: index) ?? shift(at: index) { return found }
    }
    if roles & TimeRole.unit.bit != 0 {
      if let found = weekend(at: index) { return found }
      if let found = weekOf(at: index) ?? beforeLast(at: index) { return found }
    }
    if let found = ago(at: index, depth: depth) { return found }
    if roles & TimeRole.season.bit != 0, let found = season(at: index) { return found }
    if roles & TimeRole.phrase.bit != 0, let found = holiday(at: index) { return found }
    if item.kind == .mark || roles & TimeRole.decade.bit != 0 {
      return decade(at: index) ?? shortYear(at: index)
    }
    return quarter(at: index) ?? year(at: index) ?? named(at: index)
  }

  /// "the weekend": the one before, or the one to come where the words around look ahead.
  private func weekend(at index: Int) -> TimePoint? {
    guard unit(index) == .weekend, isSingular(index),
      isNote
        || isWord(index - 1, .the) && (has(index - 2, .beforeYear) || isWord(index - 2, .at))
    else { return nil }
    var period = resolver.today.map { TimePeriod.weekend(TimePeriod.monday($0)) }
    if let today = resolver.today, TimeResolver.weekday(today) < 6, !isNote, tense(index) <= 0 {
      period = period?.moved(by: -1)
    }
    let first = isWord(index - 1, .the) ? index - 1 : index
    return TimePoint(first: first, next: index + 1, rule: .shift, time: .period(period))
  }

  /// "that day", "the same month": the stretch named before, or that of the article.
  private func named(at index: Int) -> TimePoint? {
    guard isNote || isWord(index, .that, .same),
      isWord(index, .that, .same) || isWord(index - 1, .the),
      let unit = unit(isWord(index, .that, .same) ? index + 1 : index),
      isSingular(isWord(index, .that, .same) ? index + 1 : index), !unit.isOfDay, unit != .second,
      unit != .quarter, unit != .century
    else { return nil }
    let next = isWord(index, .that, .same) ? index + 2 : index + 1
    if next == index + 1, !(isNote && (unit == .week || unit == .day) && item(next).kind != .word) {
      return nil
    }
    var period: TimePeriod?
    if let anchor, let days = anchor.days, let date = NewsDate(dayNumber: days.first) {
      // A coarse stretch tells no finer one.
      if unit == .day {
        if case .day = anchor { period = anchor }
      } else {
        period = TimePeriod.around(date, unit)
      }
    } else if !isWord(index, .that) {
      period = resolver.reference.flatMap { TimePeriod.around($0, unit) }
    }
    guard period != nil || resolver.reference == nil else { return nil }
    let first = isWord(index - 1, .the) ? index - 1 : index
    return TimePoint(first: first, next: next, rule: .later, time: .period(period))
  }

  /// "early May", "mid-2016", "the end of the year", "later this week", "EOM".
  func edge(at index: Int, depth: Int = 0) -> TimePoint? {
    if isWord(index, .eod, .eom, .eoy) {
      let unit: TimeUnit = isWord(index, .eod) ? .day : isWord(index, .eom) ? .month : .year
      guard item(index).casing == .upper || isNote else { return nil }
      return bounded(
        .end, resolver.reference.flatMap { TimePeriod.around($0, unit) }, index, index + 1)
    }
    guard let value = value(index, .edge) else { return nil }
    let modifier = TimeEdge.allCases[value].modifier
    let isAdverb = isWord(index, .early, .late, .mid, .later, .earlier)
    var start = index + 1
    guard isAdverb else {
      if isWord(start, .of) { start += 1 } else if !isNote || isWord(index, .last) { return nil }
      if isNote, isWord(start, .around) { start += 1 }
      let isThe = isWord(start, .the)
      start = behindThe(start)
      let first = isWord(index - 1, .the) ? index - 1 : index
      if let unit = unit(start), isThe || isNote || unit == .month || unit == .year,
        isSingular(start), !unit.isOfDay,
        unit != .quarter || isThe, !isWord(start + 1, .of, .beginning)
      {
        guard unit != .day || isNote else { return nil }
        let period = resolver.reference.flatMap { TimePeriod.around($0, unit) }
        return bounded(modifier, period, first, start + 1)
      }
      guard var found = bare(at: start, depth: depth), found.time.clock == nil,
        found.rule != .ago
      else {
        return nil
      }
      found.time.modifier = modifier
      (found.first, found.rule) = (first, .edge)
      return found
    }
    if isMark(start, "-"), item(start).isGlued { start += 1 }
    if isWord(start, .in), !isWord(index, .mid) || isNote { start += 1 }
    let isThe = isWord(start, .the)
    start = behindThe(start)
    if isThe, let unit = unit(start),
      unit == .week || unit == .month || unit == .year || unit == .day && isNote,
      isWord(index, .later, .earlier, .early, .late)
    {
      if isWord(start + 1, .of) { return nil }
      let period = resolver.reference.flatMap { TimePeriod.around($0, unit) }
      return bounded(modifier, period, index, start + 1)
    }
    if let part = part(start), isAdverb {
      var time = StatedTime(part: part)
      time.modifier = modifier
      guard
        isNote || isWord(index - 1, .in, .the) || weekdayName(index - 1) != nil
          || weekdayName(start + 1) != nil
      else { return nil }
      return withDay(
        TimePoint(first: index, next: start + 1, rule: .part, time: time), depth: depth)
    }
    guard var found = bare(at: start, depth: depth), found.time.clock == nil else { return nil }
    // "earlier than 2018" compares.
    if isWord(index, .later, .earlier), found.rule != .shift { return nil }
    if found.rule == .year || found.rule == .month || found.rule == .shift || found.rule == .decade
      || found.rule == .century
      || found.rule == .weekday || found.rule == .quarter || found.rule == .season
      || found.rule == .deictic
      || found.rule == .date || found.rule == .weekOf || found.rule == .numericDate
      || found.rule == .part && found.time.period != nil && isNote
    {
      if found.time.isDay, isNote, !isWord(index, .mid) {
        found.time.part = isWord(index, .early) ? .morning : .evening
      }
      found.time.modifier = modifier
      let isThe = isWord(index - 1, .the) && (found.rule == .decade || found.rule == .century)
      (found.first, found.rule) = (isThe ? index - 1 : index, .edge)
      return found
    }
    return nil
  }

  private func bounded(_ modifier: TimeModifier, _ period: TimePeriod?, _ first: Int, _ next: Int)
    -> TimePoint
  {
    var time = StatedTime.period(period)
    time.modifier = modifier
    return TimePoint(first: first, next: next, rule: .edge, time: time)
  }

  /// "the evening of 8 November", "in the morning", "at night", "that evening".
  private func partOf(at index: Int, depth: Int) -> TimePoint? {
    if isWord(index, .this, .that), let part = part(index + 1), isWord(index, .that),
      unit(index + 1) == nil
    {
      var time = StatedTime(part: part)
      time.modifier = nil
      return TimePoint(first: index, next: index + 2, rule: .part, time: time)
    }
    guard let part = part(index), unit(index) == nil else { return nil }
    let first = isWord(index - 1, .the) ? index - 1 : index
    if isWord(index + 1, .of, .on), let day = bare(at: behindThe(index + 2), depth: depth),
      day.time.isDay
    {
      var time = day.time
      time.part = part
      return TimePoint(first: first, next: day.next, rule: .part, time: time)
    }
    let isHeld =
      isWord(index - 1, .the) && isWord(index - 2, .in, .during)
      || isWord(index - 1, .at) && part == .night
      || isNote && (isWord(index - 1, .the) || index == 0 || item(index + 1).kind == .end)
    guard isHeld else { return nil }
    var found = TimePoint(first: first, next: index + 1, rule: .part, time: StatedTime(part: part))
    if isNote, isWord(found.next, .at), let (time, next) = clock(at: found.next + 1, isHour: true) {
      found.time.clock = inPart(time, part)
      found.time.part = nil
      found.next = next
    }
    return withDay(found, depth: depth)
  }

  func inPart(_ time: ClockTime, _ part: TimePart?) -> ClockTime {
    var time = time
    if let part, !time.isExact, time.hour < 13 { time.hour = part.hour(time.hour) }
    time.isExact = true
    return time
  }

  /// A day with the part of the day or the time of day behind it.
  func withClock(_ point: TimePoint) -> TimePoint {
    var found = point
    if found.time.isDay || found.time.part == .night && found.rule == .deictic {
      var at = found.next
      if isMark(at, ",") || isMark(at, "("), isNote { at += 1 }
      if isNote, isWord(at, .in), isWord(at + 1, .the), isWord(at + 2, .early),
        isWord(at + 3, .hours), isWord(at + 4, .of), isWord(at + 5, .the)
      {
        at += 4
      }
      if isWord(at, .in, .at, .during) || isWord(at, .of) && isWord(at - 1, .hours),
        isWord(at + 1, .the) || part(at + 1) == .night
      {
        at += isWord(at + 1, .the) ? 2 : 1
      }
      if isWord(at, .early, .late), part(at + 1) != nil { at += 1 }
      if has(at, .edge), isNote { at += 1 }
      if let part = part(at), unit(at) == nil, found.time.part == nil {
        found.time.part = part
        found.next = isNote && isMark(at + 1, ")") ? at + 2 : at + 1
        found.rule = .part
      }
      if isNote, found.time.part == nil, has(found.next, .half) {
        found.time.part = value(found.next, .half) == 1 ? .afternoon : .morning
        found.next += 1
      }
    }
    guard found.time.clock == nil, found.time.isDay || found.time.part != nil,
      found.time.hasDay || found.time.period != nil || found.time.isUnknown
    else { return found }
    var at = found.next
    if isMark(at, ",") || isNote && (isMark(at, "@") || isMark(at, ".")) { at += 1 }
    let isAt = isWord(at, .at) || isNote && (isMark(at, "@") || isMark(found.next, "@"))
    if isAt, !isMark(found.next, "@") || isWord(at, .at) { at += 1 }
    let isAbout = isWord(at, .around, .about, .approximately)
    if isAbout { at += 1 }
    guard
      let (time, next) = clock(
        at: at, isHour: isAt || isNote && (isAbout || found.rule == .deictic && isLastNumber(at))),
      !(isNote && isRangeMark(next) && !isAt && rangeOfClocks(at))
    else {
      return found
    }
    found.time.clock = inPart(time, found.time.part)
    if found.time.part == nil { found.time.clock = time }
    (found.time.part, found.next, found.rule) = (nil, next, .clock)
    if isAbout { found.time.modifier = .approximate }
    if found.time.year == nil, found.time.month != nil, let (year, end) = yearNumber(found.next) {
      (found.time.year, found.next) = (year, end)
    }
    return withAgain(found)
  }

  /// Whether a number ends a note: "tmr 3".
  private func isLastNumber(_ index: Int) -> Bool {
    (number(index, 1...2) != nil || has(index, .number))
      && (item(index + 1).kind == .end || isMark(index + 1, ".") && item(index + 2).kind == .end)
  }

  private func rangeOfClocks(_ index: Int) -> Bool { rangeOfTimes(index) != nil }

  /// "3pm Monday morning": the part of the day says again what the time says.
  private func withAgain(_ point: TimePoint) -> TimePoint {
    var found = point
    if isNote, let part = part(found.next), !has(found.next, .unit) {
      found.next += 1
      if let time = found.time.clock { found.time.clock = inPart(time, part) }
    }
    return found
  }

  /// A time of day with the day behind it: "5pm on Monday", "8am this morning".
  private func withDay(_ point: TimePoint, depth: Int) -> TimePoint {
    var at = point.next
    if isWord(at, .on, .of) {
      at += 1
    } else if isMark(at, ",") {
      at += isWord(at + 1, .on) ? 2 : 1
    }
    if isNote, isMark(at, "-") { at += 1 }
    guard let day = bare(at: behindThe(at), depth: depth), day.time.clock == nil,
      day.time.isDay || day.time.part != nil && day.rule != .ago,
      day.rule != .numericDate || isWord(at - 1, .on) || isNote
    else { return point }
    var (found, time) = (point, day.time)
    time.modifier = point.time.modifier
    if let clock = point.time.clock {
      time.clock = time.part == nil ? clock : inPart(clock, time.part)
      time.part = nil
    } else {
      time.part = point.time.part
    }
    (found.time, found.next) = (time, day.next)
    return withAgain(found)
  }
}
