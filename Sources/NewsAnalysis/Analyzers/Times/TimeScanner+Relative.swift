import NewsModel

extension TimeScanner {
  /// "today", "yesterday", "tomorrow", "tonight".
  func deictic(at index: Int) -> Match? {
    let offsets = [("today", 0), ("yesterday", -1), ("tomorrow", 1)]
    if let (_, offset) = offsets.first(where: { isWord(index, $0.0) }) {
      let day = reference?.day(offset)?.description
      if let part = value(.daypart, index + 1) {
        return Match(first: index, next: index + 2, kind: .time, value: day.map { "\($0)T\(part)" })
      }
      return Match(first: index, next: index + 1, kind: .date, value: day)
    }
    guard isWord(index, "tonight") else { return nil }
    let value = reference?.day(0).map { "\($0)TNI" }
    return Match(first: index, next: index + 1, kind: .time, value: value)
  }

  /// "this June", "last week", "next Monday", "last summer", "this morning", "the past two weeks".
  func shift(at index: Int) -> Match? {
    guard let offset = value(.shift, index).flatMap({ Int($0) }) else { return nil }
    let next = index + 1
    guard next < tokens.endIndex else { return nil }
    if let counted = shiftedCount(index, offset) { return counted }
    if let part = value(.daypart, next) { return shiftedPart(index, offset, part) }
    if isWord(next, "weekend") {
      let value = reference?.value(.week, offset).map { $0 + "-WE" }
      return Match(first: index, next: next + 1, kind: .date, value: value)
    }
    if let code = value(.season, next),
      !isWord(next, "fall") || isWord(index, anyOf: ["this", "last", "next"])
    {
      let value = reference?.season(code, offset: offset)
      return Match(first: index, next: next + 1, kind: .date, value: value)
    }
    if let month = matcher.month(at: next) {
      let value = reference?.month(month, offset: offset)?.description
      return Match(first: index, next: next + 1, kind: .date, value: value)
    }
    if let weekday = weekdayNumber(next) {
      let day =
        offset == 0
        ? reference?.weekday(weekday, weeks: 0)
        : offset > 0 ? reference?.weekday(weekday, isAhead: true) : lastWeekday(weekday)
      return withPart(first: index, next: next + 1, day: day)
    }
    guard let unit = unit(next), isSingular(next), unit != .second else { return nil }
    if isWord(index, "past") {
      let first = isWord(index - 1, "the") ? index - 1 : index
      return Match(first: first, next: next + 1, kind: .duration, value: unit.duration("1"))
    }
    if unit == .day, offset != 0 { return neighbour(index, offset) }
    return Match(first: index, next: next + 1, kind: .date, value: reference?.value(unit, offset))
  }

  /// "the next day", "the previous day": beside the last day that the paragraph named.
  private func neighbour(_ index: Int, _ offset: Int) -> Match? {
    guard isWord(index - 1, "the"), let day = lastDay.flatMap({ NewsDate(iso8601: $0) }) else {
      return nil
    }
    let value = day.adding(days: offset)?.description
    return Match(first: index - 1, next: index + 2, kind: .date, value: value)
  }

  private func lastWeekday(_ weekday: Int) -> NewsDate? {
    guard let day = reference?.weekday(weekday, isAhead: false) else { return nil }
    return day == reference?.day(0) ? day.adding(days: -7) : day
  }

  private func isSingular(_ index: Int) -> Bool {
    let span = tokens[index].span
    return text.bytes[span.upperBound - 1] | 0x20 != UInt8(ascii: "s")
  }

  /// "the past two weeks": a duration, with its article.
  private func shiftedCount(_ index: Int, _ offset: Int) -> Match? {
    guard offset != 0 else { return nil }
    let first = isWord(index - 1, "the") ? index - 1 : index
    if let count = count(at: index + 1), let unit = unit(count.next) {
      return Match(
        first: first, next: count.next + 1, kind: .duration, value: unit.duration(count.value))
    }
    guard let unit = unit(index + 1), !isSingular(index + 1) else { return nil }
    return Match(first: first, next: index + 2, kind: .duration, value: unit.duration("X"))
  }

  /// "this morning", "last night".
  private func shiftedPart(_ index: Int, _ offset: Int, _ part: String) -> Match? {
    guard isWord(index, anyOf: ["this", "last"]) else { return nil }
    let value = reference?.day(offset).map { "\($0)T\(part)" }
    return Match(first: index, next: index + 2, kind: .time, value: value)
  }

  /// A day of the week: the last one, today included, or the next one behind "will".
  func weekday(at index: Int) -> Match? {
    guard let weekday = weekdayNumber(index) else { return nil }
    if isWord(index + 1, "last"), isWord(index + 2, "week") {
      let day = reference?.weekday(weekday, weeks: -1)
      return Match(first: index, next: index + 3, kind: .date, value: day?.description)
    }
    let isNext = isWord(index + 1, "next") && isWord(index + 2, "week")
    if isNext {
      let day = reference?.weekday(weekday, weeks: 1)
      return Match(first: index, next: index + 3, kind: .date, value: day?.description)
    }
    let day = reference?.weekday(weekday, isAhead: looksAhead(index))
    return withPart(first: index, next: index + 1, day: day)
  }

  /// A day with the part of the day behind it ("Saturday evening").
  private func withPart(first: Int, next: Int, day: NewsDate?) -> Match {
    if let part = value(.daypart, next) {
      return Match(first: first, next: next + 1, kind: .time, value: day.map { "\($0)T\(part)" })
    }
    return Match(first: first, next: next, kind: .date, value: day?.description)
  }

  /// The day of the week that a token names in full, or short with a capital and a stop.
  func weekdayNumber(_ index: Int) -> Int? {
    guard index < tokens.endIndex, tokens[index].kind == .word else { return nil }
    let span = tokens[index].span
    let casing = tokens[index].casing
    guard casing == .title || casing == .upper || span.count > 5 else { return nil }
    guard span.count > 5 || text.bytes[span.upperBound - 1] == UInt8(ascii: ".") else { return nil }
    return CalendarWords.weekday(text, span)
  }

  /// "three days ago", "a week earlier", "in two years", "two weeks from now".
  func ago(at index: Int) -> Match? {
    let hasIn = isWord(index, "in")
    let start = hasIn ? index + 1 : index
    guard let count = count(at: start) ?? article(start), let unit = unit(count.next) else {
      return nil
    }
    let behind = count.next + 1
    if hasIn {
      guard !isWord(behind, anyOf: ["ago", "prison", "jail", "row", "old", "'s", "’s"]),
        looksAhead(index) || isWord(behind, "time"), let number = Int(count.value)
      else { return nil }
      return Match(first: index, next: behind, kind: .date, value: reference?.value(unit, number))
    }
    let isFromNow = isWord(behind, "from") && isWord(behind + 1, "now")
    guard isWord(behind, "ago") || isFromNow else { return nil }
    let offset = Int(count.value).map { isFromNow ? $0 : -$0 }
    let known = reference.flatMap { reference in offset.flatMap { reference.value(unit, $0) } }
    let isVague = offset == nil
    let value = isVague ? (isFromNow ? "FUTURE_REF" : "PAST_REF") : known
    let kind: TimeExpression.Kind =
      unit == .hour || unit == .minute || unit == .second ? .time : .date
    return Match(first: index, next: isFromNow ? behind + 2 : behind + 1, kind: kind, value: value)
  }

  /// "a" or "an" as a count of one.
  func article(_ index: Int) -> (value: String, next: Int)? {
    value(.article, index).map { ($0, index + 1) }
  }
}
