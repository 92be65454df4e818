import NewsModel

extension TimeParser {
  /// A day in digits: "2017-04-06", "16.04.2017", "4/16/17"; "4/16" where something shows it.
  func numericDate(at index: Int) -> TimePoint? {
    guard item(index).kind == .number, !isMoney(index),
      !isBoundBefore(index) || isMark(index - 1, "-") && !isMark(index + 1, "-")
    else { return nil }
    if let whole = number(index, 8...8), isNote || isWord(index - 1, .on) || isMark(index - 1, "-")
    {
      let (year, rest) = (whole / 10_000, whole % 10_000)
      guard (1900...2100).contains(year),
        let day = NewsDate(year: year, month: rest / 100, day: rest % 100)?.dayNumber
      else { return nil }
      return point(index, index + 1, StatedTime.period(.day(day)))
    }
    let mark = item(index + 1)
    guard mark.kind == .mark, mark.value == 0x2D || mark.value == 0x2E || mark.value == 0x2F,
      let first = number(index, 1...4)
    else { return nil }
    let isTight = mark.isGlued && item(index + 2).isGlued
    if isNote, isTight, mark.value != 0x2E, let year = number(index + 2, 4...4), first < 13,
      first > 0,
      (1900...2100).contains(year), !isBoundAfter(index + 2)
    {
      return point(index, index + 3, StatedTime(year: year, month: first))
    }
    guard isTight || isNote, let second = number(index + 2, 1...2) else {
      return isTight || isNote ? named(index) : nil
    }
    let isThree =
      item(index + 3).kind == .mark && item(index + 3).value == mark.value
      && (isTight ? item(index + 3).isGlued && item(index + 4).isGlued : true)
    if isThree, let third = number(index + 4, 1...4) {
      guard !isBoundAfter(index + 4) || isMark(index + 5, "-") || isMark(index + 5, ":") else {
        return nil
      }
      return three(index, first, second, third, mark.value)
    }
    return isBoundAfter(index + 2) && !isMark(index + 3, "-")
      ? nil : two(index, first, second, mark.value)
  }

  private func point(_ first: Int, _ next: Int, _ time: StatedTime) -> TimePoint {
    TimePoint(first: first, next: next, rule: .numericDate, time: time)
  }

  /// "2019-aug-01", "2019/aug/01".
  private func named(_ index: Int) -> TimePoint? {
    guard let year = number(index, 4...4), let month = value(index + 2, .month),
      item(index + 3).kind == .mark, let day = number(index + 4, 1...2),
      let date = NewsDate(year: year, month: month, day: day)?.dayNumber
    else { return nil }
    return point(index, index + 5, .period(.day(date)))
  }

  private func three(_ index: Int, _ first: Int, _ second: Int, _ third: Int, _ mark: Int32)
    -> TimePoint?
  {
    var stated = StatedTime()
    if item(index).length == 4 {
      guard let day = NewsDate(year: first, month: second, day: third)?.dayNumber else {
        // "2017-02-30" is written as a day and is none.
        guard mark == 0x2D, item(index + 2).length == 2, item(index + 4).length == 2, !isNote else {
          return nil
        }
        (stated.isUnknown, stated.isRelative) = (true, true)
        return point(index, index + 5, stated)
      }
      (stated.year, stated.month, stated.day) = (first, second, third)
      _ = day
      return point(index, index + 5, stated)
    }
    let length = item(index + 4).length
    guard length == 4 || length == 2, first < 32, second < 32 else { return nil }
    // "1.2.3" and "10-2-1" are versions and scores rather than dates.
    if length == 2, mark != 0x2F, item(index).length < 2, item(index + 2).length < 2, !isNote {
      return nil
    }
    let year = length == 4 ? third : full(third)
    guard (1000...2999).contains(year) else { return nil }
    let dayFirst = NewsDate(year: year, month: second, day: first)
    let monthFirst = NewsDate(year: year, month: first, day: second)
    guard dayFirst != nil || monthFirst != nil else { return nil }
    let date: NewsDate?
    if let dayFirst, let monthFirst, dayFirst != monthFirst {
      switch resolver.options.order {
      case .dayFirst: date = dayFirst
      case .monthFirst: date = monthFirst
      case .unresolved: date = mark == 0x2E ? dayFirst : nil
      }
    } else {
      date = dayFirst ?? monthFirst
    }
    guard let date else {
      stated.isUnknown = true
      stated.isRelative = true
      return point(index, index + 5, stated)
    }
    (stated.year, stated.month, stated.day) = (date.year, date.month, date.day)
    return point(index, index + 5, stated)
  }

  /// "2017-04", or "22/04" behind "on" or a day of the week.
  private func two(_ index: Int, _ first: Int, _ second: Int, _ mark: Int32) -> TimePoint? {
    var stated = StatedTime()
    if item(index).length == 4 {
      guard mark == 0x2D || mark == 0x2F, (1500...2199).contains(first), (1...12).contains(second),
        item(index + 2).length == 2 || isNote, !isWord(index + 3, .s), item(index + 1).length == 1,
        !has(index + 3, .counted), !isSeasonOfYears(index + 3)
      else { return nil }
      (stated.year, stated.month) = (first, second)
      return point(index, index + 3, stated)
    }
    guard item(index).length < 3, item(index + 2).length < 3, !has(index + 3, .half),
      !has(index + 3, .unit), !isWord(index + 3, .of), !isMark(index + 3, "%")
    else { return nil }
    let isHeld =
      isWord(index - 1, .on) || weekdayName(index - 1) != nil
      || isWord(index - 1, .this, .next, .from)
    let order = resolver.options.order
    switch mark {
    case 0x2F:
      guard isHeld && first + second > 13 || order != .unresolved && isNote else { return nil }
    case 0x2E: guard order == .dayFirst || isHeld && isNote else { return nil }
    default:
      guard order == .monthFirst, isNote, index == 0 || isHeld, first < 13, second > 12 else {
        return nil
      }
    }
    let isDayFirst = first > 12 || (second < 13 && order == .dayFirst)
    let (day, month) = isDayFirst ? (first, second) : (second, first)
    guard NewsDate(year: 2000, month: month, day: day) != nil else { return nil }
    (stated.month, stated.day) = (month, day)
    let hasStop = mark == 0x2E && isMark(index + 3, ".") && item(index + 3).isGlued
    return point(index, hasStop ? index + 4 : index + 3, stated)
  }

  /// Whether "2009-10" counts the years of a season.
  private func isSeasonOfYears(_ index: Int) -> Bool {
    isWord(index, .school, .academic, .fiscal, .financial) || has(index, .season)
  }
}
