import NewsModel

/// Compares what newslab says of a time with gold, as stretches of minutes.
///
/// The conventions:
/// - A value of TIMEX3 is the stretch that it names: `2017-W14` is seven days. Of a range the gold may
///   end where the last point begins or where it is over ("2014-2018" is over in January of 2018 for
///   Recognizers-Text, Duckling ends "9:30 - 11:00" at 11:01): both are right.
///   Where gold has the two points by themselves, the range is right for the one that it begins or
///   ends with.
///   So is a time of day for a gold that has the day by itself.
/// - START, MID and END: the gold must lie in the period and touch the edge that is named; how much of
///   the period is meant differs between the sets.
/// - BEFORE, AFTER and the like have one open end; Duckling begins "by 2pm" now, which counts as open.
///   Where gold gives the period itself, such a word changes nothing.
/// - Parts of a day: the hours of the part must hold at least half of the gold.
/// - Seasons: the gold must begin within a month of ours.
/// - Counted from now ("two weeks ago"): one must hold the other, since sets differ about the grain.
/// - Counted up to now ("the past two weeks"): TIMEX3 has a length, the sets a stretch: the length must
///   be the same and the stretch must lie on the same side of now, beginning or ending within a unit.
/// - Vague counts ("a few days"): `PXD` is right for a gold of any number of the same unit.
/// - A time of day without a day is compared by the clock.
struct TimeComparison {
  let time: TimeExpression
  let gold: GoldTimes

  /// How a value is wrong, or nil when it is right.
  func fault(_ values: [GoldValue]) -> String? {
    var faults: [String] = []
    for value in values {
      guard let fault = fault(value) else { return nil }
      faults.append(fault)
    }
    return faults.first ?? "gold without value"
  }

  private var value: String { time.value ?? "nil" }

  private func fault(_ gold: GoldValue) -> String? {
    switch gold {
    case .none: return time.value == nil ? nil : "a date that does not exist"
    case .name(let name): return named(name) ? nil : "type or name"
    case .length(let seconds): return length(seconds)
    case .clock(let from, let to): return clock(from, to)
    case .yearless(let month, let day):
      guard let begin = time.bounds?.begin else { return time.value == nil ? "unresolved" : "type" }
      if time.kind == .date,
        value.contains("-SU") || value.contains("-WI") || value.contains("-SP")
          || value.contains("-FA")
      {
        return nil
      }
      return begin.month == month && (day == nil || begin.day == day)
        || time.modifier != nil && begin.month == month ? nil : "month or day"
    case .within(let from, let to):
      guard let (start, end) = stretch else { return length(nil) == nil ? nil : kindFault }
      return (from == nil || end ?? .max > from ?? 0) && (to == nil || start ?? 0 <= to ?? 0)
        ? nil : "outside"
    case .moment(let moment): return self.moment(moment)
    case .stretch(let from, let to): return self.stretch(from, to)
    }
  }

  private var kindFault: String {
    if time.value == nil { return "unresolved" }
    switch time.kind {
    case .duration: return "a length for a point"
    case .set: return "a set for a point"
    default: return "vague"
    }
  }

  private static func minutes(_ date: NewsDate) -> Int? {
    NewsDate(year: date.year, month: date.month ?? 1, day: date.day ?? 1)?.dayNumber.map {
      $0 * 1440 + (date.minute ?? 0)
    }
  }

  /// The offset of the zone that the value has from that of the gold.
  private var shift: Int {
    guard let own = gold.offset, let mark = value.lastIndex(where: { $0 == "T" }) else { return 0 }
    let clock = value[mark...]
    if clock.hasSuffix("Z") { return own }
    guard let sign = clock.lastIndex(where: { $0 == "+" || $0 == "-" }) else { return 0 }
    let parts = GoldNotation.numbers(clock[sign...])
    guard parts.count == 2 else { return 0 }
    let offset = parts[0] * 60 + parts[1]
    return own - (clock[sign] == "-" ? -offset : offset)
  }

  private func bounds(_ bounds: TimeBounds?) -> (Int?, Int?)? {
    guard let bounds else { return nil }
    let shift = shift
    let start = bounds.begin.flatMap { Self.minutes($0) }.map { $0 + shift }
    let end = bounds.finish.flatMap { date in
      Self.minutes(date).map { $0 + shift + (date.minute == nil ? 1440 : 1) }
    }
    return (start, end)
  }

  private var stretch: (Int?, Int?)? { bounds(time.bounds) }

  private func named(_ name: String) -> Bool {
    if value == name { return true }
    let trim = { (text: String) in
      var text = text.replacing("XXXX-XX-XX", with: "").replacing("SY", with: "FY")
      text = text.replacing(":00", with: "")
      return text
    }
    if trim(value) == trim(name) { return true }
    if name.count == 2, value.hasSuffix(name) || value.hasSuffix("-" + name) { return true }
    if name == "P1WE", value == "XXXX-WXX-WE" { return true }
    if name.contains("afternoon") && value.hasSuffix("TAF")
      || name.contains("evening") && value.hasSuffix("TEV")
    {
      return true
    }
    guard let one = GoldNotation.seconds(iso: value), let two = GoldNotation.seconds(iso: name)
    else { return false }
    return abs(one - two) < 0.02 * max(one, two) + 0.001
  }

  private func length(_ seconds: Double?) -> String? {
    guard time.kind == .duration || time.kind == .set else { return "a point for a length" }
    guard let seconds else { return nil }
    guard let own = GoldNotation.seconds(iso: value) else {
      guard value.contains("X"),
        let one = GoldNotation.seconds(iso: value.replacing("X", with: "1"))
      else {
        return "unresolved"
      }
      let count = seconds / one
      return count >= 1 && count <= 30 ? nil : "unit"
    }
    return abs(own - seconds) < 0.02 * max(own, seconds) + 0.001 ? nil : "number or unit"
  }

  private func clock(_ from: Int?, _ to: Int?) -> String? {
    guard let bounds = time.anchored ?? TimeBounds(timex: value) else { return kindFault }
    if let part = part {
      guard let from else { return "open end" }
      let end = to ?? from + 60
      let overlap = min(end, part.1) - max(from, part.0)
      return overlap * 2 >= end - from ? nil : "part of the day"
    }
    guard let begin = bounds.begin?.minute, let finish = bounds.finish?.minute else {
      return "no time of day"
    }
    if value.contains("/") {
      return (from == nil || begin == from) && (to == nil || finish == to) ? nil : "time of day"
    }
    if from == nil { return finish == to ? nil : "time of day" }
    return begin == from || from == (to ?? -1) ? nil : "time of day"
  }

  /// The hours of a part of the day, in minutes.
  private var part: (Int, Int)? {
    let parts: [String: (Int, Int)] = [
      "TMO": (0, 720), "TMI": (660, 840), "TAF": (720, 1140), "TEV": (960, 1440),
      "TNI": (1080, 1920),
      "TDT": (480, 1080),
    ]
    return parts[String(value.suffix(3))]
  }

  private func moment(_ moment: Int) -> String? {
    guard let (start, end) = bounds(TimeBounds(timex: value)) else {
      if value == "PRESENT_REF" {
        let now = gold.reference.flatMap { Self.minutes($0) } ?? 0
        return abs(now - moment) < 1440 ? nil : "vague"
      }
      return kindFault
    }
    if time.foundBy == "time:ago" || time.foundBy == "time:later" {
      if (start ?? 0) <= moment, moment < (end ?? 0) { return nil }
    }
    if part != nil, let day = start, moment >= day, moment < day + 1920 { return "no time of day" }
    if time.modifier == .end, end == moment + 1 || end == moment + 60 { return nil }
    guard TimeBounds(timex: value)?.begin?.minute != nil else {
      return (start ?? 0) <= moment && moment < (end ?? 0) ? "no time of day" : "day"
    }
    if start == moment { return nil }
    guard let start else { return "open end" }
    return (start - moment) % 1440 == 0 ? "day, time of day right" : "time of day"
  }

  private func stretch(_ from: Int?, _ to: Int?) -> String? {
    let plain = bounds(TimeBounds(timex: value))
    if plain == nil {
      if value == "PRESENT_REF", let from, let now = gold.reference.flatMap({ Self.minutes($0) }) {
        return now >= from && now - from < 1440 ? nil : "vague"
      }
      if value == "PRESENT_REF", from == nil { return nil }
      return anchored(from, to)
    }
    guard let plain else { return kindFault }
    if let part { return self.part(part, plain, from, to) }
    if time.kind == .time, let begin = TimeBounds(timex: value)?.begin, begin.minute != nil,
      let from, let to,
      to - from == 1440, let start = plain.0, start >= from, start < to
    {
      return nil
    }
    let isEnd = { (end: Int?) in end == to || lastStarts.contains(to ?? -1) }
    if plain.0 == from, isEnd(plain.1), from != nil, to != nil { return nil }
    if let open = stretch, open.0 == nil || open.1 == nil {
      let now = gold.reference.flatMap { Self.minutes($0) }
      if open.0 == nil, from == nil || from == now, to == open.1 || to == plain.0 || to == plain.1 {
        return nil
      }
      if open.1 == nil, to == nil, from == open.0 || from == plain.0 || from == plain.1 {
        return nil
      }
      return from == nil || to == nil ? "open end" : "date"
    }
    guard let from, let to else { return "open end" }
    if let modifier = time.modifier, let start = plain.0, let end = plain.1 {
      let isInside = from >= start && to <= end
      switch modifier {
      case .start: if isInside, from - start < 1440 * 2 { return nil }
      case .middle: if isInside { return nil }
      case .end: if isInside, end - to < 1440 * 2 { return nil }
      default: break
      }
    }
    if ["-SP", "-SU", "-FA", "-WI"].contains(where: { value.hasSuffix($0) }), let start = plain.0 {
      return abs(start - from) < 45 * 1440 ? nil : "year or season"
    }
    if value.hasSuffix("-WE"), let start = plain.0 {
      return abs(start - from) < 2 * 1440 ? nil : "week"
    }
    if time.foundBy == "time:ago" || time.foundBy == "time:later", let start = plain.0,
      let end = plain.1
    {
      if start <= from && to <= end || from <= start && end <= to { return nil }
    }
    if value.contains("/") {
      for part in value.split(separator: "/") {
        if let own = bounds(TimeBounds(timex: String(part))), own.0 == from, own.1 == to {
          return nil
        }
      }
      if plain.0 == from { return "end of the range" }
    }
    return dateFault(plain, from, to)
  }

  /// Where the last point of a range begins.
  private var lastStarts: [Int] {
    guard let mark = value.firstIndex(of: "/") else { return [] }
    guard let (start, end) = bounds(TimeBounds(timex: String(value[value.index(after: mark)...])))
    else { return [] }
    guard let start else { return [] }
    let isClock = value.contains("T")
    return isClock ? [start, start + 1, start + 60] : [start, end ?? start]
  }

  private func part(_ part: (Int, Int), _ plain: (Int?, Int?), _ from: Int?, _ to: Int?) -> String?
  {
    guard let day = plain.0, let from, let to else { return "open end" }
    if from == day, to == day + 1440 { return nil }
    let overlap = min(to, day + part.1) - max(from, day + part.0)
    if overlap * 2 >= to - from { return nil }
    return abs(from - day) < 1920 ? "part of the day" : "day"
  }

  private func anchored(_ from: Int?, _ to: Int?) -> String? {
    guard let (start, end) = bounds(time.anchored) ?? nowBounds, let start, let end, let from,
      let to
    else {
      return kindFault
    }
    guard let seconds = GoldNotation.seconds(iso: value),
      let now = gold.reference.flatMap({ Self.minutes($0) })
    else {
      // A vague number: the side is all that can be right.
      return kindFault
    }
    let length = Double(to - from) * 60
    let isLength = abs(length - seconds) <= max(0.12 * seconds, 86_400)
    let slack = max(1440, Int(seconds / 60) / 1)
    let isSide =
      start >= now - 1440
      ? from >= now - 1440 && from <= now + slack : to <= now + 1440 && to >= now - slack
    _ = end
    return isLength && isSide ? nil : "length or side"
  }

  /// "within five minutes": from now on.
  private var nowBounds: (Int?, Int?)? {
    guard time.kind == .duration, let now = gold.reference.flatMap({ Self.minutes($0) }),
      let seconds = GoldNotation.seconds(iso: value)
    else { return nil }
    return (now, now + Int(seconds / 60))
  }

  private func dateFault(_ plain: (Int?, Int?), _ from: Int, _ to: Int) -> String {
    guard let start = plain.0, let end = plain.1,
      let own = NewsDate(dayNumber: Int((Double(start) / 1440).rounded(.down))),
      let other = NewsDate(dayNumber: Int((Double(from) / 1440).rounded(.down)))
    else { return "date" }
    if end - start != to - from, abs((end - start) - (to - from)) > 3 * 1440 { return "grain" }
    if own.month == other.month, own.day == other.day { return "year" }
    if (start - from) % (7 * 1440) == 0 {
      return start < from ? "a week too early" : "a week too late"
    }
    return own.year == other.year ? "month or day" : "year and day"
  }
}
