import NewsModel

extension TimeScanner {
  /// A time of day: "5 p.m.", "17:23", "5:30pm", "noon", with the day that stands beside it.
  func clock(at index: Int) -> Match? {
    guard let found = clockTime(index) else { return nil }
    var next = found.next
    while value(.zone, next) != nil, next < found.next + 3 { next += 1 }
    if isWord(next, "time"), next > found.next { next += 1 }
    let dayAt = isWord(next, "on") || isMark(next, ",") ? next + 1 : next
    if dayAt < tokens.endIndex, let day = day(at: dayAt) {
      let value = day.value.map { $0 + "T" + found.value }
      return Match(first: index, next: day.next, kind: .time, value: value)
    }
    let day = lastDay ?? reference?.day(0)?.description
    return Match(first: index, next: next, kind: .time, value: day.map { $0 + "T" + found.value })
  }

  /// A day with the time of day behind it ("Monday at 5 p.m.").
  func withClock(_ match: Match) -> Match {
    guard match.kind == .date, match.value == nil || match.value?.utf8.count == 10,
      let found = clockBehind(match.next)
    else { return match }
    var next = found.next
    while value(.zone, next) != nil, next < found.next + 3 { next += 1 }
    if isWord(next, "time"), next > found.next { next += 1 }
    return Match(
      first: match.first, next: next, kind: .time, value: match.value.map { "\($0)T\(found.value)" }
    )
  }

  private func clockBehind(_ next: Int) -> (value: String, next: Int)? {
    let start = isWord(next, "at") || isMark(next, ",") ? next + 1 : next
    return start < tokens.endIndex ? clockTime(start) : nil
  }

  /// A single day that begins at an index, by any rule that finds days.
  private func day(at index: Int) -> Match? {
    guard let match = date(at: index) ?? deictic(at: index) ?? weekday(at: index),
      match.kind == .date
    else { return nil }
    return match
  }

  private func clockTime(_ index: Int) -> (value: String, next: Int)? {
    if isWord(index, "noon") || isWord(index, "midday") { return ("12:00", index + 1) }
    if isWord(index, "midnight") { return ("00:00", index + 1) }
    guard tokens[index].kind == .number, let (hour, minute, suffix) = hourAndMinute(index) else {
      return nil
    }
    if let isAfternoon = suffix ?? half(index + 1) {
      guard (1...12).contains(hour) else { return nil }
      let value = Self.clock(hour % 12 + (isAfternoon ? 12 : 0), minute ?? 0)
      return (value, suffix == nil ? index + 2 : index + 1)
    }
    if isWord(index + 1, "o'clock") || isWord(index + 1, "o’clock") {
      return hour < 24 ? (Self.clock(hour, 0), index + 2) : nil
    }
    guard let minute else { return nil }
    let isHeld = value(.beforeClock, index - 1) != nil || value(.zone, index + 1) != nil
    return isHeld ? (Self.clock(hour, minute), index + 1) : nil
  }

  private static func clock(_ hour: Int, _ minute: Int) -> String {
    (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
  }

  /// The parts of "5", "5:30", "17:23", "5pm"; the last says whether it is after noon.
  private func hourAndMinute(_ index: Int) -> (Int, Int?, Bool?)? {
    var span = tokens[index].span
    var suffix: Bool?
    if span.count > 2, tokens[index].casing != .none {
      let last = span.upperBound - 2..<span.upperBound
      guard text.equals(last, "am") || text.equals(last, "pm") else { return nil }
      suffix = text.equals(last, "pm")
      span = span.lowerBound..<last.lowerBound
    }
    let parts = text.bytes[span].split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == 0x3A || $0 == 0x2E })
    guard parts.count <= 2, let hour = text.number(parts[0].startIndex..<parts[0].endIndex),
      hour < 24, parts[0].count <= 2
    else { return nil }
    guard parts.count == 2 else { return (hour, nil, suffix) }
    guard parts[1].count == 2, let minute = text.number(parts[1].startIndex..<parts[1].endIndex),
      minute < 60
    else { return nil }
    let isDotted = text.bytes[span].contains(0x2E)
    if isDotted, suffix == nil, half(index + 1) == nil { return nil }
    return (hour, minute, suffix)
  }

  /// Whether "p.m." or "a.m." stands at an index; nil for anything else.
  private func half(_ index: Int) -> Bool? {
    if isWord(index, anyOf: ["p.m.", "pm", "p.m"]) { return true }
    return isWord(index, anyOf: ["a.m.", "a.m"]) || (isWord(index, "am") && !isWord(index - 1, "i"))
      ? false : nil
  }
}
