import NewsModel

extension TimeParser {
  /// A time of day: "5 p.m.", "17:23", "5:30pm", "noon", "half past six", "9h15".
  ///
  /// A bare number is an hour only where `isHour` says that words around it tell so.
  func clock(
    at index: Int, isHour: Bool = false, isSpoken: Bool = true
  ) -> (time: ClockTime, next: Int)? {
    if isWord(index, .noon, .midday) { return (ClockTime(hour: 12, isExact: true), index + 1) }
    if isWord(index, .mid), isWord(index + 1, .day), isNote {
      return (ClockTime(hour: 12, isExact: true), index + 2)
    }
    if isWord(index, .midnight) { return (ClockTime(hour: 0, isExact: true), index + 1) }
    if isSpoken, var (time, next) = spokenClock(index) {
      if isWord(next, .in), isWord(next + 1, .the), let part = part(next + 2), time.hour < 13 {
        (time, next) = (inPart(time, part), next + 3)
      }
      return zoned(time, next)
    }
    var isBare = false
    guard var (time, next) = hourAndMinute(index, &isBare, isHour) else { return nil }
    if let (isAfternoon, end) = half(next) {
      guard (1...12).contains(time.hour) || isNote else { return nil }
      if time.hour < 13 { time.hour = time.hour % 12 + (isAfternoon ? 12 : 0) }
      (time.isExact, next, isBare) = (true, end, false)
    } else if isOclock(next) {
      (next, isBare) = (isWord(next, .oclock) ? next + 1 : next + 2, false)
      if let (isAfternoon, end) = half(next), time.hour < 13 {
        time.hour = time.hour % 12 + (isAfternoon ? 12 : 0)
        (time.isExact, next) = (true, end)
      }
    } else if time.hour > 12 {
      time.isExact = true
    }
    if isWord(next, .in), let part = part(isWord(next + 1, .the) ? next + 2 : next + 1),
      time.hour < 13, !isBare || isHour || isNote
    {
      next = isWord(next + 1, .the) ? next + 3 : next + 2
      time.hour = part.hour(time.hour)
      (time.isExact, isBare) = (true, false)
    } else if isWord(next, .at), part(next + 1) == .night, time.hour < 13, !isBare || isHour {
      next += 2
      time.hour = TimePart.night.hour(time.hour)
      (time.isExact, isBare) = (true, false)
    }
    if isWord(next, .hours, .hrs), !isBare { next += 1 }
    if isBare, has(next, .zone), isNote { isBare = false }
    guard !isBare || isHour, time.hour < 24 || time.hour == 24 && time.minute == 0 else {
      return nil
    }
    return zoned(time, next)
  }

  private func isOclock(_ index: Int) -> Bool {
    isWord(index, .oclock) || isWord(index, .clock)
  }

  /// The zone behind a time: "GMT", "(BST)", "local time", "Beijing time".
  private func zoned(_ time: ClockTime, _ index: Int) -> (time: ClockTime, next: Int) {
    var (time, next) = (time, index)
    let isOpen = isMark(next, "(") && has(next + 1, .zone) && isMark(next + 2, ")")
    if isOpen { next += 1 }
    if let zone = value(next, .zone),
      isCased(next) || isNote || isWord(next, .local) || item(next).length > 3
    {
      guard !isWord(next, .local) || isWord(next + 1, .time) else { return (time, index) }
      time.offset = words.offsets[zone]
      next += 1
      if isMark(next, "+") || isMark(next, "-"), let hours = number(next + 1, 1...2), hours < 15,
        time.offset == 0
      {
        time.offset = hours * (isMark(next, "+") ? 60 : -60)
        next += 2
      }
      if isOpen { next += 1 }
      if isWord(next, .time) { next += 1 }
      return (time, next)
    }
    if item(next).kind == .word, isCased(next), isWord(next + 1, .time) { return (time, next + 2) }
    return (time, index)
  }

  /// Whether "p.m." or "a.m." stands at an index, with the item behind it.
  func half(_ index: Int) -> (Bool, Int)? {
    var start = index
    if isWord(start, .in), isWord(start + 1, .the) { start += 2 }
    if let half = value(start, .half) {
      if start > index, !isNote { return nil }
      let isShort = item(start).length == 1
      if !isShort || item(start).isGlued { return (half == 1, start + 1) }
    }
    // "p . m ."
    if isNote, item(start).kind == .word, item(start).length == 1 {
      let letter = bytes[Int(item(start).start)] | 0x20
      guard letter == 0x61 || letter == 0x70 else { return nil }
      let at = isMark(start + 1, ".") ? start + 2 : start + 1
      guard isWord(at, .m) else { return nil }
      return (letter == 0x70, isMark(at + 1, ".") ? at + 2 : at + 1)
    }
    return nil
  }

  /// The digits of "5", "5:30", "17:23:05", "9h15", "0730", or words before "p.m." or "o'clock".
  private func hourAndMinute(_ index: Int, _ isBare: inout Bool, _ isHour: Bool) -> (
    ClockTime, Int
  )? {
    guard item(index).kind == .number else { return hourInWords(index, &isBare, isHour) }
    guard !isMoney(index), !isBoundBefore(index) || isMark(index - 1, "-") || isMark(index - 1, "/")
    else { return nil }
    if isNote, !isBound(index), let whole = number(index, 3...4), whole / 100 < 24,
      whole % 100 < 60,
      isWord(index - 1, .at, .around, .about) || isWord(index - 1, .after, .before, .until),
      isWord(index - 1, .at) || !(1900...2100).contains(whole)
    {
      let isIsh = isText(index + 1, "ish") && item(index + 1).isGlued
      let next = isIsh ? index + 2 : index + 1
      if item(next).kind != .word || isWord(next, .in, .on, .at) || half(next) != nil
        || has(next, .deictic)
      {
        return (ClockTime(hour: whole / 100, minute: whole % 100), next)
      }
    }
    if let whole = number(index, 4...4), whole / 100 < 24, whole % 100 < 60 {
      let isHeld =
        isWord(index + 1, .hours, .hrs) && item(index).casing != .title
        || has(index + 1, .zone) && isCased(index + 1)
      let isZero = bytes[Int(item(index).start)] == 0x30 && item(index + 1).kind != .number
      guard isHeld || isZero && isNote || isNote && (half(index + 1) != nil || isBehindDay(index))
      else { return nil }
      return (ClockTime(hour: whole / 100, minute: whole % 100, isExact: true), index + 1)
    }
    guard let hour = number(index, 1...2), hour < 25 else { return nil }
    if isNote, isText(index + 1, "ish"), item(index + 1).isGlued {
      isBare = half(index + 2) == nil && !isWord(index - 1, .at)
      return (ClockTime(hour: hour), index + 2)
    }
    let mark = item(index + 1)
    if mark.isGlued, mark.kind == .mark, mark.value == 0x3A || mark.value == 0x2E,
      item(index + 2).isGlued,
      let minute = number(index + 2, 2...2), minute < 60
    {
      var time = ClockTime(hour: hour, minute: minute)
      var next = index + 3
      if isMark(next, ":"), item(next).isGlued, let second = number(next + 1, 2...2), second < 60 {
        (time.second, next) = (second, next + 2)
        if isMark(next, "."), item(next).isGlued, item(next + 1).kind == .number { next += 2 }
      } else if isBoundAfter(index + 2), !isMark(next, "-"), !isMark(next, "/") {
        return nil
      }
      let isColon = mark.value == 0x3A
      // "3.10" is a time only with words that say so; so is "17:23" of a score.
      let isHeld =
        half(next) != nil || has(next, .zone) && isCased(next)
        || has(index - 1, .particle) && isHolding(index)
      isBare = isColon ? !isHeld && !isNote : half(next) == nil && !isNote
      if isWord(next, .h), item(next).isGlued { next += 1 }
      return (time, next)
    }
    if isWord(index + 1, .h), item(index + 1).isGlued {
      if let minute = number(index + 2, 2...2), item(index + 2).isGlued, minute < 60 {
        return (ClockTime(hour: hour, minute: minute, isExact: true), index + 3)
      }
      guard isNote, !isWord(index - 1, .in, .for, .within) else { return nil }
      return (ClockTime(hour: hour, isExact: true), index + 2)
    }
    if isBoundAfter(index), !isMark(index + 1, "-"), !isMark(index + 1, "/") { return nil }
    if isMark(index + 1, "."), item(index + 1).isGlued, half(index + 2) != nil, isNote {
      return (ClockTime(hour: hour), index + 2)
    }
    if isNote, isWord(index - 1, .at), let minute = number(index + 1, 2...2), minute < 60,
      minute > 9 || minute == 0, !item(index + 1).isGlued
    {
      return (ClockTime(hour: hour, minute: minute), index + 2)
    }
    isBare = true
    return (ClockTime(hour: hour), index + 1)
  }

  /// Whether a day stands before four digits, which are a time of day then.
  private func isBehindDay(_ index: Int) -> Bool {
    var before = index - 1
    if isMark(before, ","), number(index + 2, 4...4) != nil { before -= 1 }
    if isMark(before, "-"), number(before - 1, 4...4) != nil { before -= 2 }
    if has(before, .weekday) || isWord(before, .th, .st, .nd, .rd) { return true }
    if has(before, .month) {
      return number(before - 1, 1...2) != nil || isWord(before - 1, .th, .st, .nd, .rd)
    }
    if let year = number(before, 4...4), (1900...2100).contains(year) {
      return isMark(before - 1, ",")
    }
    return number(before, 1...2) != nil && (has(before - 1, .month) || isMark(before - 1, "/"))
  }

  /// Whether the word before an index is one that stands before times of day.
  private func isHolding(_ index: Int) -> Bool {
    isWord(
      index - 1, .at, .by, .around, .before, .after, .until, .till, .about, .from, .between, .since,
      .to)
  }

  private func hourInWords(_ index: Int, _ isBare: inout Bool, _ isHour: Bool) -> (ClockTime, Int)?
  {
    guard let hour = value(index, .number), (1...12).contains(hour) else { return nil }
    let isMinuted = isMark(index + 1, "-") ? index + 2 : index + 1
    if let (minute, next) = small(isMinuted), minute < 60, minute > 9 {
      let isHeld = half(next) != nil || isNote && isWord(index - 1, .at, .from, .to, .between)
      if isHeld || isNote && has(index - 1, .ordinal) {
        return (ClockTime(hour: hour, minute: minute), isWord(next, .a) ? next : next)
      }
    }
    // "twelve oh three", "twelve-zero-three".
    if isNote,
      value(isMinuted, .number) == 0 || isText(isMinuted, "oh") || isText(isMinuted, "o")
        || isText(isMinuted, "ou")
    {
      let at = isMark(isMinuted + 1, "-") ? isMinuted + 2 : isMinuted + 1
      if let minute = value(at, .number) ?? number(at, 1...1), (1...9).contains(minute) {
        return (ClockTime(hour: hour, minute: minute), at + 1)
      }
    }
    isBare = true
    if isNote,
      isWord(index - 1, .after, .before, .until) || has(index - 1, .deictic)
        || isHour && (isWord(index - 1, .from, .between, .to) || isWord(index - 1, .and, .till))
    {
      return (ClockTime(hour: hour), index + 1)
    }
    guard half(index + 1) != nil || isOclock(index + 1) || isWord(index - 1, .at) else {
      return nil
    }
    return (ClockTime(hour: hour), index + 1)
  }

  /// "half past six", "a quarter to five", "20 minutes to 2pm".
  private func spokenClock(_ index: Int) -> (time: ClockTime, next: Int)? {
    var start = isWord(index, .a) ? index + 1 : index
    var minutes: Int?
    if isWord(start, .half) { minutes = 30 }
    if isWord(start, .quarter) { minutes = 15 }
    if minutes != nil {
      start += 1
    } else if let number = number(start, 1...2), number < 60,
      unit(start + 1) == .minute || isNote && isWord(start + 1, .past)
    {
      (minutes, start) = (number, unit(start + 1) == .minute ? start + 2 : start + 1)
    } else if let (number, next) = small(start), number < 60, unit(next) == .minute {
      (minutes, start) = (number, next + 1)
    } else if isNote, !isWord(index - 1, .from, .between),
      let (number, next) = small(start) ?? number(start, 1...2).map({ ($0, start + 1) }),
      number < 60, number % 5 == 0,
      isWord(next, .to, .past, .after) || isWord(next, .before, .till),
      item(start).kind == .word || !isWord(next, .to, .till) || isWord(next + 1, .noon, .midnight),
      isWord(next + 1, .noon, .midnight) || has(next + 1, .number) || item(next + 1).kind == .number
    {
      (minutes, start) = (number, next)
    }
    // "half three".
    if isNote, minutes == 30, let hour = value(start, .number), (1...12).contains(hour),
      unit(start + 1) == nil, !has(start + 1, .scale)
    {
      return (ClockTime(hour: hour, minute: 30), start + 1)
    }
    guard let minutes,
      isWord(start, .past, .to, .before, .after) || isNote && isWord(start, .till)
        || isNote && isWord(start, .from)
    else { return nil }
    let isTo = isWord(start, .to, .before, .till)
    guard minutes != 30 || !isTo else { return nil }
    var hour: (time: ClockTime, next: Int)?
    if isWord(start + 1, .noon, .midnight) {
      hour = (ClockTime(hour: isWord(start + 1, .noon) ? 12 : 0, isExact: true), start + 2)
    } else if let found = clock(at: start + 1, isHour: true, isSpoken: false),
      found.time.minute == nil
    {
      hour = found
    } else if let word = value(start + 1, .number), (1...12).contains(word),
      !isTo || isNote || isWord(index, .a)
    {
      hour = (ClockTime(hour: word), start + 2)
    }
    guard var (time, next) = hour, time.minute == nil else { return nil }
    let total = (time.hour * 60 + (isTo ? -minutes : minutes) + 1440) % 1440
    (time.hour, time.minute) = (total / 60, total % 60)
    _ = next
    next = max(next, start + 2)
    return (time, next)
  }
}
