import NewsModel

extension TimeParser {
  /// "every day", "each Monday", "every two years", "once a week", "Mondays", "mornings".
  func set(at index: Int) -> TimeMatch? {
    if isWord(index, .every, .each) || isWord(index, .any, .all) && (unit(index + 1) == .weekend) {
      var match = TimeMatch(first: index, next: index + 1, rule: .set, kind: .set)
      match.quantity = isWord(index, .each) ? "EACH" : "EVERY"
      return every(&match, index + 1)
    }
    if let found = weekdaysAway(index) { return found }
    if let found = dayOfEvery(index) { return found }
    if isWord(index, .once, .twice, .thrice) || count(index, isHeld: false) != nil {
      return often(index)
    }
    if let weekday = value(index, .weekdays), isCased(index) || isNote {
      var match = TimeMatch(
        first: index, next: index + 1, rule: .set, kind: .set, value: "XXXX-WXX-\(weekday)")
      withClock(&match)
      return match
    }
    if let weekday = value(index, .weekday), let part = value(index + 1, .parts) {
      let name = TimePart.allCases[part].rawValue
      return TimeMatch(
        first: index, next: index + 2, rule: .set, kind: .set, value: "XXXX-WXX-\(weekday)T\(name)")
    }
    if let part = value(index, .parts), isNote || isWord(index - 1, .in, .on),
      !isWord(index - 1, .two)
    {
      let name = TimePart.allCases[part].rawValue
      return TimeMatch(
        first: index, next: index + 1, rule: .set, kind: .set, value: "XXXX-XX-XXT\(name)")
    }
    return nil
  }

  /// "three Fridays from now", "two Thursdays ago".
  private func weekdaysAway(_ index: Int) -> TimeMatch? {
    guard let (count, next) = small(index) ?? number(index, 1...2).map({ ($0, index + 1) }),
      count > 0,
      let weekday = value(next, .weekdays) ?? value(next, .weekday)
    else { return nil }
    let isAgo = isWord(next + 1, .ago, .back)
    guard isAgo || isWord(next + 1, .hence) || isWord(next + 1, .from) && isWord(next + 2, .now)
    else {
      return nil
    }
    var match = TimeMatch(
      first: index, next: isWord(next + 1, .from) ? next + 3 : next + 2, rule: .ago)
    if let today = resolver.today {
      let back = (TimeResolver.weekday(today) - weekday + 7) % 7
      let day =
        isAgo
        ? today - (back == 0 ? 7 : back) - (count - 1) * 7 : today + 7 - back + (count - 1) * 7
      match.value = TimePeriod.day(day).value
    }
    return match
  }

  /// "the 19th of every month".
  private func dayOfEvery(_ index: Int) -> TimeMatch? {
    guard let (day, next) = ordinal(index), (1...31).contains(day), isWord(next, .of),
      isWord(next + 1, .every, .each), unit(next + 2) == .month
    else { return nil }
    let first = isWord(index - 1, .the) ? index - 1 : index
    var match = TimeMatch(first: first, next: next + 3, rule: .set, kind: .set)
    match.quantity = isWord(next + 1, .each) ? "EACH" : "EVERY"
    match.value = "XXXX-XX-" + ClockTime.two(day)
    return match
  }

  private func every(_ match: inout TimeMatch, _ index: Int) -> TimeMatch? {
    var start = index
    let isOther = isWord(start, .other) || isWord(start, .second) && unit(start + 1) != nil
    if isOther { start += 1 }
    if isWord(start, .single) { start += 1 }
    if let weekday = value(start, .weekday) {
      (match.next, match.value) = (start + 1, "XXXX-WXX-\(weekday)")
      if let part = part(start + 1) {
        (match.next, match.value) = (start + 2, "XXXX-WXX-\(weekday)T\(part.rawValue)")
      }
      withClock(&match)
      return match
    }
    if let month = value(start, .month) {
      (match.next, match.value) = (start + 1, "XXXX-" + ClockTime.two(month))
      return match
    }
    if let part = part(start), unit(start) == nil {
      (match.next, match.value) = (start + 1, "XXXX-XX-XXT\(part.rawValue)")
      if isWord(start + 1, .at), let (time, next) = clock(at: start + 2, isHour: isNote) {
        (match.next, match.value) = (next, "XXXX-XX-XXT\(inPart(time, part).value)")
      }
      return match
    }
    if let found = date(at: start), found.time.year == nil, let month = found.time.month,
      let day = found.time.day
    {
      (match.next, match.value) = (
        found.next, "XXXX-\(ClockTime.two(month))-\(ClockTime.two(day))"
      )
      return match
    }
    if let season = value(start, .season) {
      (match.next, match.value) = (start + 1, "XXXX-\(TimeSeason.allCases[season].rawValue)")
      return match
    }
    if let unit = unit(start) {
      (match.next, match.value) = (start + 1, TimeAmount(parts: [(unit, isOther ? 2 : 1)]).value)
      if unit == .weekend { match.value = "XXXX-WXX-WE" }
      withClock(&match)
      return match
    }
    guard let (amount, next) = amount(start, isHeld: false) else { return nil }
    (match.next, match.value) = (next, amount.value)
    return match
  }

  /// "every day at 7:13 p.m.": the time of day is part of the set.
  private func withClock(_ match: inout TimeMatch) {
    let at = isWord(match.next, .at) ? match.next + 1 : match.next
    guard let found = clock(at: at, isHour: isNote && at > match.next), match.value != nil else {
      return
    }
    let day = match.value?.utf8.first == UInt8(ascii: "P") ? "XXXX-XX-XX" : match.value ?? ""
    (match.next, match.value) = (found.next, "\(day)T\(found.time.value)")
  }

  /// "once a week", "three times per year".
  private func often(_ index: Int) -> TimeMatch? {
    var (times, next) = (1, index + 1)
    if isWord(index, .twice) { times = 2 }
    if isWord(index, .thrice) { times = 3 }
    if !isWord(index, .once, .twice, .thrice) {
      guard let (count, end) = count(index, isHeld: false), isWord(end, .times) else { return nil }
      (times, next) = (Int(clamping: Int64(min(count ?? 0, 1e6))), end + 1)
    }
    var amount = TimeAmount(parts: [])
    if isWord(next, .a, .an, .per, .each, .every), let unit = unit(next + 1), isSingular(next + 1) {
      (amount.parts, next) = ([(unit, 1)], next + 2)
    } else if isWord(next, .every), let (found, end) = self.amount(next + 1, isHeld: false) {
      (amount, next) = (found, end)
    } else if isWord(index, .once, .twice), let (found, end) = self.amount(next, isHeld: false),
      isWord(next, .every)
    {
      (amount, next) = (found, end)
    } else {
      return nil
    }
    var match = TimeMatch(first: index, next: next, rule: .set, kind: .set, value: amount.value)
    match.frequency = times == 0 ? "X" : "\(times)X"
    return match
  }

  /// A phrase of the list, such as "at the moment", "recently", "annually".
  func phrase(at index: Int) -> TimeMatch? {
    guard has(index, .phrase) else { return nil }
    for number in words.phrases(Int(item(index).value)) {
      guard words.phrases[number].holiday == nil, let end = end(ofPhrase: number, at: index)
      else { continue }
      if isWord(index, .now), isWord(end, .that) { continue }
      if isWord(index, .to), isWord(index - 1, .up) || item(end).kind == .number { continue }
      let kind = words.phrases[number].kind
      // "The Daily Mail" and "Recent Acts" are names.
      if kind == .set, item(index).casing != .lower, index > 0, !isNote { continue }
      return TimeMatch(
        first: index, next: end, rule: .phrase, kind: kind, value: words.phrases[number].value)
    }
    return nil
  }
}
