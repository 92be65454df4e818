import NewsModel

extension TimeParser {
  /// A day of the calendar: "April 6", "the 6th of April, 2017", "Tuesday, May 2", "05-Aug-2016".
  func date(at index: Int) -> TimePoint? {
    if let point = numericDate(at: index) { return point }
    var start = index
    var time = StatedTime()
    if let weekday = weekdayName(index) {
      time.weekday = weekday
      start = behindComma(index + 1)
      if isMark(start, "-") { start += 1 }
      if isMark(start, ".") { start += 1 }
      if isWord(start, .on) { return nil }
      if let point = numericDate(at: start) {
        var point = point
        (point.first, point.time.weekday) = (index, weekday)
        return point
      }
    }
    let begin = behindThe(start)
    if let (month, day, next) = monthAndDay(begin),
      start == begin || day.isOrdinal || time.weekday != nil
    {
      (time.month, time.day) = (month, day.day)
      return dated(time, index, next)
    }
    if let day = dayOfMonth(begin), let (month, next) = monthBehind(day.next) {
      (time.month, time.day) = (month, day.day)
      return dated(time, index, next)
    }
    guard let day = dayOfMonth(begin), !has(day.next, .unit) || isWord(day.next, .day),
      !has(day.next, .counted)
    else {
      return nil
    }
    if let (year, month, next) = monthByName(day.next) {
      (time.year, time.month, time.day) = (year, month, day.day)
      return TimePoint(first: index, next: next, rule: .date, time: time)
    }
    let isHeld =
      time.weekday != nil && (day.isOrdinal || isNote)
      || isNote && begin > index && isWord(index - 1, .on) && isWord(day.next, .from, .at)
    let isAlone = time.weekday == nil && day.isOrdinal && isOwnDay(index, begin, day.next)
    let isOfMonth =
      time.weekday != nil && !day.isOrdinal && isWord(index - 1, .on) && begin == index + 1
      && !isBound(begin) && isDayEnd(day.next)
    guard isHeld || isAlone || isOfMonth, !isBound(begin) || day.isOrdinal else { return nil }
    // "on Wednesday, the 10th consecutive rise" counts rises.
    if !isNote, time.weekday != nil, !isDayEnd(day.next) { return nil }
    if isClockBehind(begin) { return nil }
    time.day = day.day
    return TimePoint(first: index, next: day.next, rule: .date, time: time)
  }

  /// Whether a day of the month may end before an item: what it could count does not follow.
  func isDayEnd(_ index: Int) -> Bool {
    item(index).kind != .word || has(index, .part)
      || isWord(
        index, .of, .at, .in, .on, .and, .to, .from, .by, .until, .till, .before, .after, .for, .or,
        .as, .during, .about, .around, .between, .through, .just, .ownS)
  }

  private func isClockBehind(_ index: Int) -> Bool {
    isMark(index + 1, ":") || has(index + 1, .half) || isWord(index + 1, .oclock)
  }

  /// Whether "the 15th" is a day: "on the 15th", with nothing behind that it could count.
  private func isOwnDay(_ index: Int, _ begin: Int, _ next: Int) -> Bool {
    let isThe = begin > index || isWord(index - 1, .the)
    guard isThe || isNote, item(begin).kind == .number || isNote else { return false }
    let at = begin > index ? index - 1 : isThe ? index - 2 : index - 1
    let before =
      isWord(at, .on, .by, .until, .since, .from, .of) || isNote && at < 0
      || isNote && isWord(at, .between, .around, .about, .before, .after, .to, .and)
    let behind = item(next)
    let isEnd =
      behind.kind == .end || behind.kind == .mark
      || isWord(next, .in, .on, .at, .and, .to, .from, .by, .until, .before, .after, .for, .or)
      || isNote && behind.roles & TimeRole.particle.bit != 0
    return before && isEnd && !isWord(next, .of, .century)
  }

  /// The month that "of this month" and "of next month" name.
  private func monthByName(_ index: Int) -> (Int, Int, Int)? {
    var start = isWord(index, .day) ? index + 1 : index
    if isWord(start, .of, .in) { start += 1 }
    start = behindThe(start)
    let shift = value(start, .shift)
    let month = shift == nil ? start : start + 1
    guard unit(month) == .month, isWord(index, .of) || isWord(index + 1, .of) || shift != nil,
      let reference = resolver.reference, let own = TimePeriod.around(reference, .month),
      case .month(let year, let number) = own.moved(by: shift ?? 0)
    else { return nil }
    return (year, number, month + 1)
  }

  private func monthAndDay(_ index: Int) -> (Int, (day: Int, next: Int, isOrdinal: Bool), Int)? {
    guard let month = value(index, .month) else { return nil }
    var next = index + 1
    if isStopped(index) || ((isMark(next, "/") || isMark(next, "-")) && item(next).isGlued) {
      next += 1
    }
    next = behindThe(next)
    guard let day = dayOfMonth(next), !isClockBehind(next),
      item(index).length > 3 || isCased(index) || isNote || day.isOrdinal
    else { return nil }
    if item(index).casing == .lower, month == 5 || month == 3, item(index).length > 2, !isNote {
      guard day.isOrdinal || year(behind: day.next) != nil else { return nil }
    }
    if has(day.next, .counted) || item(day.next).kind == .mark && item(day.next).value == 0x25 {
      return nil
    }
    if item(next + 1).isGlued, item(next + 1).kind == .mark, isBoundAfter(next),
      !isMark(next + 1, "-"), !isMark(next + 1, "/")
    {
      return nil
    }
    return (month, day, day.next)
  }

  private func monthBehind(_ index: Int) -> (Int, Int)? {
    var start = isWord(index, .day) && isWord(index + 1, .of) ? index + 1 : index
    if isWord(start, .of) {
      start = behindThe(start + 1)
    } else if isMark(start, "-") || isMark(start, "/") || isMark(start, "."), item(start).isGlued {
      start += 1
    }
    guard let month = value(start, .month) else { return nil }
    guard isCased(start) || item(start).length > 3 || start > index || isNote else { return nil }
    // "1 May" is a day; "1 may go" is none.
    if item(start).casing == .lower, month == 5, start == index, !isNote { return nil }
    return (month, isStopped(start) ? start + 2 : start + 1)
  }

  /// Whether the name of a month is a short form with a full stop of its own behind it.
  private func isStopped(_ index: Int) -> Bool {
    guard isMark(index + 1, "."), item(index + 1).isGlued, let month = value(index, .month) else {
      return false
    }
    return item(index).length == 3 && month != 5
      || item(index).length == 4 && month != 6 && month != 7
  }

  /// Whether "Friday" or "June" is a name: behind "Mr" and the like.
  func isNameBehindTitle(_ index: Int) -> Bool {
    has(index - 1, .title) && isCased(index - 1) && !isNote
      && item(index).roles & (TimeRole.month.bit | TimeRole.weekday.bit) != 0 && isCased(index)
  }

  func isCased(_ index: Int) -> Bool {
    item(index).casing == .title || item(index).casing == .upper
  }

  private func dated(_ time: StatedTime, _ first: Int, _ end: Int) -> TimePoint? {
    var (time, next) = (time, end)
    if let (year, behind) = year(behind: end) { (time.year, next) = (year, behind) }
    guard let month = time.month, let day = time.day,
      NewsDate(year: time.year ?? 2000, month: month, day: day) != nil
    else {
      guard isNote, time.month != nil, !has(next, .unit) else { return nil }
      return TimePoint(first: first, next: next, rule: .date, time: StatedTime(isUnknown: true))
    }
    return TimePoint(first: first, next: next, rule: .date, time: time)
  }

  /// The year behind a date: "April 6, 2017", "6 April of 2017", "6-Apr-17", "May '87".
  func year(behind index: Int) -> (Int, Int)? {
    var start = index
    if isMark(start, ",") || isWord(start, .of, .in) { start += 1 }
    let isTight =
      (isMark(start, "-") || isMark(start, "/")) && item(start).isGlued
      && has(start - 1, .month)
    if isTight { start += 1 }
    if let (year, next) = yearNumber(start) {
      if isNote, start == index || isMark(index, ","), isTimeOfFour(start) { return nil }
      return (year, next)
    }
    guard let short = number(start, 2...2), !isBound(start) || isTight, !has(start + 1, .half),
      isTight || isNote && start == index && item(index - 1).kind == .word
        || isNote && isWord(index, .of)
    else { return nil }
    if isMark(start + 1, ":") || has(start + 1, .unit) { return nil }
    return (full(short), start + 1)
  }

  /// The year that two digits stand for.
  func full(_ short: Int) -> Int {
    let now = resolver.reference?.year ?? 2017
    let year = now / 100 * 100 + short
    return year > now + 20 ? year - 100 : year < now - 80 ? year + 100 : year
  }

  private func isTimeOfFour(_ index: Int) -> Bool {
    guard let number = number(index, 4...4) else { return false }
    let isYear = abs(number - (resolver.reference?.year ?? number)) < 60
    return !isYear && number / 100 < 24 && number % 100 < 60
  }

  /// The day of a month: "6", "6th", "sixth", "twenty-first".
  func dayOfMonth(_ index: Int) -> (day: Int, next: Int, isOrdinal: Bool)? {
    if let day = number(index, 1...2) {
      guard (1...31).contains(day), !isMoney(index) else { return nil }
      if isBoundBefore(index), isMark(index - 1, ".") { return nil }
      if isWord(index + 1, .st, .nd, .rd, .th), item(index + 1).isGlued {
        return (day, index + 2, true)
      }
      let behind = item(index + 1)
      if behind.isGlued, behind.kind == .word, behind.roles & TimeRole.month.bit == 0 { return nil }
      return (day, index + 1, false)
    }
    if let tens = value(index, .number), tens == 20 || tens == 30 {
      let next = isMark(index + 1, "-") ? index + 2 : index + 1
      if let ones = value(next, .ordinal), ones < 10, tens + ones < 32 {
        return (tens + ones, next + 1, true)
      }
    }
    guard let day = value(index, .ordinal), (1...31).contains(day) else {
      guard let day = value(index, .number), day < 32, day > 0, has(index + 1, .month) else {
        return nil
      }
      return (day, index + 1, false)
    }
    return (day, index + 1, true)
  }

  /// A year in four digits, with an apostrophe, or in words ("two thousand and fifteen").
  func yearNumber(_ index: Int) -> (Int, Int)? {
    if let year = number(index, 4...4), (1000...2999).contains(year),
      bytes[Int(item(index).start) + 1] != 0x2C
    {
      let behind = item(index + 1)
      if behind.isGlued, behind.kind == .word, !isWord(index + 1, .ownS) { return nil }
      if isBoundAfter(index), !isMark(index + 1, "-"), !isMark(index + 1, "/"),
        !isMark(index + 1, "~")
      {
        return nil
      }
      return (year, index + 1)
    }
    if isMark(index, "'"), let year = number(index + 1, 2...2), item(index + 1).isGlued,
      !isWord(index + 2, .s)
    {
      return (full(year), index + 2)
    }
    return yearInWords(index)
  }

  private func yearInWords(_ index: Int) -> (Int, Int)? {
    guard let first = value(index, .number), !(isWord(index - 1, .and) && has(index - 2, .scale))
    else {
      return nil
    }
    if first == 2, isWord(index + 1, .thousand) {
      let next = isWord(index + 2, .and) ? index + 3 : index + 2
      if let (rest, end) = small(next) { return (2000 + rest, end) }
      return (2000, index + 2)
    }
    guard (17...20).contains(first) else { return nil }
    if isWord(index + 1, .hundred), first < 20 {
      let next = isWord(index + 2, .and) ? index + 3 : index + 2
      if let (rest, end) = small(next) { return (first * 100 + rest, end) }
      return (first * 100, index + 2)
    }
    guard let (rest, end) = small(index + 1), rest > 9 else { return nil }
    return (first * 100 + rest, end)
  }

  /// A number under a hundred in words.
  func small(_ index: Int) -> (Int, Int)? {
    guard let first = value(index, .number), first > 0 else { return nil }
    if first >= 20 {
      let next = isMark(index + 1, "-") && item(index + 1).isGlued ? index + 2 : index + 1
      if let ones = value(next, .number), (1...9).contains(ones) { return (first + ones, next + 1) }
    }
    return (first, index + 1)
  }

  /// The day of the week by its name; a short name needs a capital letter or a stop.
  func weekdayName(_ index: Int) -> Int? {
    guard let weekday = value(index, .weekday) else { return nil }
    let item = item(index)
    if item.length > 5 { return item.casing == .mixed ? nil : weekday }
    guard isNote || isCased(index) else { return nil }
    if isWord(index - 1, .the), !has(index + 1, .month), self.item(index + 1).kind != .number {
      return nil
    }
    // "Sun" and "Sat" alone are other things; with a stop or a date behind they are days.
    let isStopped = bytes[Int(item.end) - 1] == UInt8(ascii: ".") || isMark(index + 1, ",")
    let isDated =
      has(index + 1, .month) || self.item(index + 1).kind == .number || has(index + 2, .month)
    return isStopped || isDated || isNote ? weekday : nil
  }
}
