import NewsModel

extension TimeParser {
  /// A month with or without its year: "April 2017", "in May", "Dec/2018".
  func month(at index: Int) -> TimePoint? {
    guard let month = value(index, .month) else { return nil }
    var yearAt = index + 1
    if isMark(yearAt, ","), yearNumber(yearAt + 1) != nil { yearAt += 1 }
    if isWord(yearAt, .of, .in) { yearAt += 1 }
    if (isMark(yearAt, "/") || isMark(yearAt, "-")) && item(yearAt).isGlued { yearAt += 1 }
    if isWord(yearAt, .last, .this, .next), unit(yearAt + 1) == .year,
      let reference = resolver.reference
    {
      let shift = value(yearAt, .shift) ?? 0
      return TimePoint(
        first: index, next: yearAt + 2, rule: .month,
        time: .period(.month(reference.year + shift, month)))
    }
    if let (year, next) = yearNumber(yearAt),
      isCased(index) || item(index).length > 4 || isNote || year > 1900
    {
      return TimePoint(
        first: index, next: next, rule: .month, time: StatedTime(year: year, month: month))
    }
    if isNote, isWord(yearAt - 1, .of), let short = number(yearAt, 2...2), short > 31 {
      return TimePoint(
        first: index, next: yearAt + 1, rule: .month,
        time: StatedTime(year: full(short), month: month))
    }
    if let (shift, next) = yearsAway(index + 1) {
      return TimePoint(
        first: index, next: next, rule: .month, time: StatedTime(month: month, shift: shift))
    }
    let time = StatedTime(month: month)
    let isDoubtful = month == 5 || month == 3 || item(index).length <= 4
    let before = index - 1
    let isHeld =
      has(before, .beforeYear) || has(before, .edge) || isWord(before, .until, .every, .since, .by)
      || isWord(before, .the) && has(before - 1, .beforeYear)
      || isNote && isRangeMark(index + 1) && has(index + 2, .month)
      || isNote && isRangeMark(before) && has(before - 1, .month)
      || isMark(before, "-")
        && item(before - 1).roles & (TimeRole.month.bit | TimeRole.edge.bit) != 0
    if item(index).casing == .lower {
      let isAfter = isHeld && !isWord(before, .or, .not, .and, .than)
      guard item(index).length > 5 && month != 8 || isNote && isAfter else { return nil }
      return TimePoint(first: index, next: index + 1, rule: .month, time: time)
    }
    if isDoubtful { guard isHeld, item(index).casing == .title || isNote else { return nil } }
    if month == 8 || month == 4 || month == 6 || month == 5 {
      // "April", "June" and "August" are also names: a name stands beside them then.
      let behind = item(index + 1)
      let isName = behind.kind == .word && behind.casing == .title && behind.roles == 0
      if isName, !isHeld || isWord(before, .by, .and, .than) || isText(before, "with") {
        return nil
      }
    }
    return TimePoint(first: index, next: index + 1, rule: .month, time: time)
  }

  /// A year where the words around show that it is one.
  func year(at index: Int) -> TimePoint? {
    if isWord(index, .year), let (year, next) = yearNumber(index + 1) {
      let first = isWord(index - 1, .the) ? index - 1 : index
      return TimePoint(first: first, next: next, rule: .year, time: StatedTime(year: year))
    }
    if let fiscal = fiscalYear(index) { return fiscal }
    if isWord(index, .ad), let year = number(index + 1, 1...4), year > 0 {
      return TimePoint(first: index, next: index + 2, rule: .year, time: StatedTime(year: year))
    }
    if let year = number(index, 1...4), year > 0, isWord(index + 1, .ad, .ce),
      isCased(index + 1) || isNote || bytes[Int(item(index + 1).start) + 1] == 0x2E
    {
      return TimePoint(first: index, next: index + 2, rule: .year, time: StatedTime(year: year))
    }
    guard let (year, next) = yearNumber(index), (1500...2199).contains(year), !isMoney(index),
      !isBoundBefore(index), !has(next, .counted), !has(next, .scale), !isMark(next, "%"),
      item(index).kind != .word || has(index - 1, .beforeYear), isYear(index, next)
    else { return nil }
    let isEdge = isMark(index - 1, "-") && item(index).isGlued && has(index - 2, .edge)
    if isMark(index - 1, "-"), item(index).isGlued, !isEdge, !isWord(index - 2, .pre, .post) {
      return nil
    }
    return TimePoint(first: index, next: next, rule: .year, time: StatedTime(year: year))
  }

  private func fiscalYear(_ index: Int) -> TimePoint? {
    if isWord(index, .fy, .sy), let year = number(index + 1, 2...4) {
      return TimePoint(
        first: index, next: index + 2, rule: .year,
        time: .period(.fiscal(year < 100 ? full(year) : year)))
    }
    guard isWord(index, .fiscal, .financial, .school, .academic) else { return nil }
    let at = isWord(index + 1, .year) ? index + 2 : index + 1
    guard let (year, next) = yearNumber(at), item(at).kind == .number else { return nil }
    return TimePoint(first: index, next: next, rule: .year, time: .period(.fiscal(year)))
  }

  private func isYear(_ index: Int, _ next: Int) -> Bool {
    if isRangeMark(next), let (other, _) = yearNumber(next + 1), item(next + 1).kind == .number,
      let own = number(index, 4...4), other > own, other < own + 200, !has(next + 2, .counted)
    {
      return true
    }
    if has(index - 1, .beforeYear) { return true }
    let behind = item(next)
    if index == 0 {
      return behind.kind == .word && (isNote || !isCountedBehind(next)) || isNote
        || behind.kind == .mark
    }
    let before = item(index - 1)
    if before.kind == .mark {
      if isNote, isMark(index - 1, "=") || isMark(index - 1, ">") || isMark(index - 1, "<") {
        return true
      }
      // "(1990)", ", 1990": "-" and "/" only where another year stands before.
      if isMark(index - 1, "(") || isMark(index - 1, ",") || isMark(index - 1, "[") { return true }
      if isMark(index - 1, "-") || isMark(index - 1, "/") {
        return yearNumber(index - 2) != nil || has(index - 2, .edge)
          || isWord(index - 2, .pre, .post) || has(index - 2, .month)
      }
      return isMark(index - 1, "'") && behind.kind == .word
    }
    if before.length < 4, bytes[Int(before.end) - 1] == 0x2E, isMark(next, ")") || isMark(next, ";")
    {
      return true
    }
    if has(index - 1, .edge) || has(index - 1, .month) || has(index - 1, .season) { return true }
    if isNote, year(behind: index) != nil, isWord(index - 1, .not, .than, .or) { return true }
    guard behind.kind == .word else { return false }
    return isWord(index - 1, .the, .a, .fiscal, .year, .ownS, .that)
      || has(index - 1, .counted) == false && isWord(index - 1, .an)
      || before.casing == .lower
        && ["its", "his", "her", "their", "our"].contains { equals(before, $0) }
  }

  /// Whether a plural stands at an index that digits before it count: "1999 houses were built".
  private func isCountedBehind(_ index: Int) -> Bool {
    let item = item(index)
    guard item.casing == .lower, item.length > 4, item.roles == 0, !isSingular(index) else {
      return false
    }
    // "2016 marks the end".
    return !isWord(index + 1, .the, .a, .an) && !isWord(index + 1, .another, .yet, .this)
  }

  private func equals(_ item: TimeItem, _ word: String) -> Bool {
    item.length == word.utf8.count
      && word.utf8.elementsEqual(bytes[Int(item.start)..<Int(item.end)])
  }

  /// "the 1990s", "'90s", "the nineties".
  func decade(at index: Int) -> TimePoint? {
    let first = isWord(index - 1, .the) ? index - 1 : index
    if let decade = value(index, .decade),
      isWord(index - 1, .the) || has(index - 1, .edge) || isMark(index - 1, "-") || isNote
    {
      let century = (resolver.reference?.year ?? 2017) / 10 < 190 + decade / 10 ? 180 : 190
      return TimePoint(
        first: first, next: index + 1, rule: .decade, time: .period(.decade(century + decade / 10)))
    }
    var start = index
    if isMark(index, "'") { start += 1 }
    let suffix = isWord(start + 1, .s, .ownS) && (item(start + 1).isGlued || isNote)
    guard suffix, !isBoundBefore(start), !isMoney(start) else { return nil }
    if let year = number(start, 4...4), year % 10 == 0, (1000...2190).contains(year),
      bytes[Int(item(start).start) + 1] != 0x2C
    {
      if year % 100 == 0, year < 2000 {
        return TimePoint(
          first: first, next: start + 2, rule: .decade, time: .period(.century(year / 100)))
      }
      return TimePoint(
        first: first, next: start + 2, rule: .decade, time: .period(.decade(year / 10)))
    }
    guard let short = number(start, 2...2), short % 10 == 0,
      start > index || isWord(index - 1, .the) || isNote && isWord(index - 1, .in)
        || isMark(index - 1, "-") && has(index - 2, .edge)
        || has(index - 1, .edge)
    else { return nil }
    let isNew = short < 20 || short == 0
    return TimePoint(
      first: first, next: start + 2, rule: .decade,
      time: .period(.decade((isNew ? 200 : 190) + short / 10)))
  }

  /// "since '98", "in '16".
  func shortYear(at index: Int) -> TimePoint? {
    guard isMark(index, "'"), number(index + 1, 2...2) != nil, has(index - 1, .beforeYear),
      let (year, next) = yearNumber(index), !has(next, .counted), !has(next, .unit),
      !item(next).isGlued || item(next).kind == .mark && !isMark(next, "'")
    else { return nil }
    for at in next..<next + 6 where isMark(at, "'") { return nil }
    return TimePoint(first: index, next: next, rule: .year, time: StatedTime(year: year))
  }

  /// "the 19th century", "the twentieth century".
  func century(at index: Int) -> TimePoint? {
    guard let (ordinal, next) = ordinal(index), (1...30).contains(ordinal) else { return nil }
    let at = isMark(next, "-") ? next + 1 : next
    guard unit(at) == .century else { return nil }
    let first = isWord(index - 1, .the) ? index - 1 : index
    // Centuries before the year 1 have no value.
    if isWord(at + 1, .bc, .bce) {
      return TimePoint(first: first, next: at + 2, rule: .century, time: .period(nil))
    }
    return TimePoint(
      first: first, next: isWord(at + 1, .ad, .ce) && isCased(at + 1) ? at + 2 : at + 1,
      rule: .century, time: .period(.century(ordinal - 1)))
  }

  /// "5th", "fifth", "twenty-first".
  func ordinal(_ index: Int) -> (Int, Int)? {
    if let number = number(index, 1...3), isWord(index + 1, .st, .nd, .rd, .th),
      item(index + 1).isGlued
    {
      return (number, index + 2)
    }
    if let day = dayOfMonth(index), day.isOrdinal { return (day.day, day.next) }
    return nil
  }

  /// "Q3 2018", "the third quarter", "2019-H2", "the first half of next year".
  func quarter(at index: Int) -> TimePoint? {
    if let (year, next) = yearNumber(index), item(index).kind == .number {
      let at = isMark(next, "-") ? next + 1 : next
      guard let (isQuarter, number, end) = lettered(at) else { return nil }
      return quarter(index, end, isQuarter, number, StatedTime(year: year))
    }
    if let year = number(index, isNote ? 2...4 : 4...4), year < 100 || (1900...2199).contains(year),
      isWord(index + 1, .q, .h), item(index + 1).isGlued,
      let (isQuarter, number, next) = lettered(index + 1)
    {
      return quarter(
        index, next, isQuarter, number, StatedTime(year: year < 100 ? full(year) : year))
    }
    if let (isQuarter, number, next) = lettered(index) {
      return quarterOf(index, next, isQuarter, number)
    }
    let first = isWord(index - 1, .the) ? index - 1 : index
    var number: Int?
    var next = index
    if let (ordinal, end) = ordinal(index) { (number, next) = (ordinal, end) }
    if isWord(index, .last) { (number, next) = (0, index + 1) }
    if isWord(next, .fiscal) { next += 1 }
    guard let number else { return nil }
    if isMark(next, "-"), item(next).isGlued { next += 1 }
    let isQuarter = unit(next) == .quarter && isSingular(next)
    guard isQuarter || isWord(next, .half), number <= (isQuarter ? 4 : 2),
      number > 0 || isWord(next + 1, .of)
    else {
      return nil
    }
    // The first half of a match is no time.
    if !isQuarter {
      if isWord(next + 1, .of), let found = halfOfMonth(next + 2) {
        let middle = found.days.first + 14
        let half: TimePeriod =
          number == 1 ? .span(found.days.first, middle) : .span(middle + 1, found.days.last)
        return TimePoint(first: first, next: found.next, rule: .quarter, time: .period(half))
      }
      guard isWord(next + 1, .of), periodBehind(next + 2) != nil else { return nil }
    }
    return quarterOf(first, next + 1, isQuarter, number == 0 ? (isQuarter ? 4 : 2) : number)
  }

  /// The days of the month behind "the first half of".
  private func halfOfMonth(_ index: Int) -> (days: (first: Int, last: Int), next: Int)? {
    let start = behindThe(index)
    guard let (period, next) = monthOrYear(start, isThe: start > index), case .month? = period,
      let days = period?.days
    else { return nil }
    return (days, next)
  }

  /// "Q3", "H1", "3Q".
  private func lettered(_ index: Int) -> (Bool, Int, Int)? {
    if let number = number(index + 1, 1...1), item(index + 1).isGlued, item(index).length == 1 {
      if isWord(index, .q), (1...4).contains(number) { return (true, number, index + 2) }
      if isWord(index, .h), (1...2).contains(number) { return (false, number, index + 2) }
    }
    if let number = number(index, 1...1), isWord(index + 1, .q), item(index + 1).isGlued,
      (1...4).contains(number)
    {
      return (true, number, index + 2)
    }
    return nil
  }

  private func quarterOf(_ first: Int, _ next: Int, _ isQuarter: Bool, _ number: Int) -> TimePoint?
  {
    let at = isWord(next, .of, .in) || isMark(next, ",") ? next + 1 : next
    if let (time, end) = periodBehind(at) {
      return quarter(first, end, isQuarter, number, time)
    }
    var time = StatedTime()
    if let anchor, case .year(let year) = anchor, !isNote { time.year = year }
    if time.year == nil, resolver.reference == nil { time.isUnknown = true }
    return quarter(first, next, isQuarter, number, time)
  }

  /// The year behind "the first half of".
  private func periodBehind(_ index: Int) -> (StatedTime, Int)? {
    if let (year, next) = yearNumber(index), item(index).kind == .number {
      return (StatedTime(year: year), next)
    }
    let start = behindThe(index)
    if let shift = value(start, .shift), unit(start + 1) == .year {
      return (StatedTime(shift: shift), start + 2)
    }
    if start > index, unit(start) == .year { return (StatedTime(shift: 0), start + 1) }
    if isWord(start, .fiscal), let (year, next) = yearNumber(start + 1) {
      return (StatedTime(year: year), next)
    }
    return nil
  }

  private func quarter(
    _ first: Int, _ next: Int, _ isQuarter: Bool, _ number: Int, _ time: StatedTime
  )
    -> TimePoint
  {
    var time = time
    if isQuarter { time.quarter = number } else { time.half = number }
    return TimePoint(first: first, next: next, rule: .quarter, time: time)
  }

  /// "summer 2016", "the winter of 2015".
  func season(at index: Int) -> TimePoint? {
    guard let season = value(index, .season).map({ TimeSeason.allCases[$0] }) else { return nil }
    let first = isWord(index - 1, .the) ? index - 1 : index
    let at = isWord(index + 1, .of) || isMark(index + 1, ",") ? index + 2 : index + 1
    if let (year, next) = yearNumber(at), item(at).kind != .word {
      return TimePoint(
        first: first, next: next, rule: .season, time: .period(.season(year, season)))
    }
    let isLong = item(index).length > 4 && season != .spring
    if isLong, item(index).casing == .lower || isNote, !isCased(index + 1) {
      return TimePoint(
        first: first, next: index + 1, rule: .season, time: StatedTime(season: season))
    }
    guard isLong,
      has(index - 1, .beforeYear) || isWord(index - 1, .the) && has(index - 2, .beforeYear)
    else {
      return nil
    }
    return TimePoint(first: first, next: index + 1, rule: .season, time: StatedTime(season: season))
  }

  /// The rule of the holiday whose name begins at an index.
  func holidayName(_ index: Int) -> (rule: HolidayRule, next: Int)? {
    guard has(index, .phrase), isCased(index) || isNote else { return nil }
    for number in words.phrases(Int(item(index).value)) {
      if let rule = words.phrases[number].holiday, let next = end(ofPhrase: number, at: index) {
        return (rule, next)
      }
    }
    return nil
  }

  /// "Christmas", "Labor Day 2016", "Easter last year".
  func holiday(at index: Int) -> TimePoint? {
    guard let (rule, end) = holidayName(index) else { return nil }
    var time = StatedTime(holiday: rule)
    var next = end
    let at = isWord(end, .in, .of) || isMark(end, ",") ? end + 1 : end
    if let (year, behind) = yearNumber(at) {
      (time.year, next) = (year, behind)
    } else if let shift = value(at, .shift), unit(at + 1) == .year {
      (time.shift, next) = (shift, at + 2)
    } else if let (shift, behind) = yearsAway(end) {
      (time.shift, next) = (shift, behind)
    }
    if unit(next) == .weekend, isSingular(next), let weekend = weekend(of: time, index) {
      return TimePoint(first: index, next: next + 1, rule: .holiday, time: .period(weekend))
    }
    if rule.base == .islamic { time.modifier = .approximate }
    return TimePoint(first: index, next: next, rule: .holiday, time: time)
  }

  /// The item behind a phrase whose first word stands at an index; "year's" is two items.
  func end(ofPhrase number: Int, at index: Int) -> Int? {
    var index = index + 1
    for place in words.phrases[number].rest {
      if isMark(index, "-"), item(index).isGlued { index += 1 }
      let word = words.phraseWords[place]
      guard word < 0 ? isMark(index, "'") : item(index).kind == .word && item(index).value == word
      else { return nil }
      index += 1
    }
    return index
  }
}
