import NewsModel

/// Finds the time expressions of the paragraphs of one text.
struct TimeScanner {
  private let words: TimeWords
  private var parser: TimeParser
  private var items: TimeItems

  init(_ text: ArticleText, words: TimeWords, reference: NewsDate?, options: TimeOptions) {
    self.words = words
    items = TimeItems(text, words)
    parser = TimeParser(
      text, words: words, resolver: TimeResolver(reference: reference, options: options))
  }

  /// Finds the expressions of a paragraph, given its tokens.
  mutating func scan(_ tokens: ArraySlice<Token>, _ take: (TimeExpression) -> Void) {
    items.read(tokens)
    parser.items = items.items
    (parser.anchor, parser.listed) = (nil, nil)
    var index = 0
    var end = 0
    while index < parser.items.count {
      let item = parser.items[index]
      guard Self.mayBegin(item), let (match, period) = parser.expression(at: index),
        match.next > index,
        match.first >= end
      else {
        index += 1
        continue
      }
      if let expression = parser.expression(match) { take(expression) }
      parser.listed = parser.listing(match, period)
      if let period { parser.anchor = period }
      end = match.next
      index = match.next
    }
  }

  private static let particles = mask([
    .a, .an, .every, .each, .once, .twice, .thrice, .from, .between, .within, .noon, .midday,
    .midnight, .in, .fiscal, .financial, .school, .academic, .fy, .sy, .q, .h, .half, .another,
    .all,
    .day, .eod, .eom, .eoy, .any, .that, .same, .whole, .entire, .ad, .year, .mid, .late, .early,
    .rest, .remainder, .remaining,
  ])

  private static func mask(_ particles: [TimeParticle]) -> [Bool] {
    TimeParticle.allCases.map { particles.contains($0) }
  }

  @inline(__always)
  private static func mayBegin(_ item: TimeItem) -> Bool {
    switch item.kind {
    case .number: true
    case .word:
      item.roles & TimeRole.starters != 0
        || (item.roles & TimeRole.particle.bit != 0 && particles[Int(item.value)])
    case .mark: item.value == 0x27
    case .other, .end: false
    }
  }
}

extension TimeParser {
  /// The expression that begins at an item, and the stretch that it names.
  func expression(at index: Int) -> (TimeMatch, TimePeriod?)? {
    if let found = nextListed(at: index) { return found }
    if let match = toDate(at: index) ?? unitsOf(at: index) ?? lengthFrom(at: index)
      ?? rest(at: index)
    {
      return (match, nil)
    }
    let point = point(at: index)
    if let match = range(at: index, point) { return (match, nil) }
    if let point, let match = times(behind: point) { return (match, nil) }
    if let match = set(at: index) { return (match, nil) }
    if let match = anchored(at: index) { return (match, nil) }
    if let point, let match = length(behind: point) { return (match, nil) }
    if let point { return finished(point) }
    if let match = duration(at: index) { return (match, nil) }
    if let match = phrase(at: index) { return (match, nil) }
    return nil
  }

  /// The day that a match ends with where others of its month may follow: "March 3".
  func listing(_ match: TimeMatch, _ period: TimePeriod?) -> (next: Int, day: Int)? {
    guard match.rule == .date, case .day(let day)? = period,
      isMark(match.next, ",")
        || isWord(match.next, .and), let last = dayOfMonth(match.next - 1),
      last.next == match.next
    else { return nil }
    return (match.next, day)
  }

  /// "4" and "5" in "March 3, 4 and 5".
  private func nextListed(at index: Int) -> (TimeMatch, TimePeriod?)? {
    guard let listed, index == listed.next + 1, let own = NewsDate(dayNumber: listed.day),
      let day = dayOfMonth(index), day.day > own.day ?? 31, !isBound(index), isDayEnd(day.next),
      let number = NewsDate(year: own.year, month: own.month, day: day.day)?.dayNumber
    else { return nil }
    var match = TimeMatch(first: index, next: day.next, rule: .date)
    match.value = TimePeriod.day(number).value
    return (match, .day(number))
  }

  /// A point as an expression, looked up in the calendar.
  private func finished(_ point: TimePoint) -> (TimeMatch, TimePeriod?)? {
    let time = point.time
    var match = TimeMatch(first: point.first, next: point.next, rule: point.rule)
    var period: TimePeriod?
    if time.isClockOnly {
      period = resolver.today.map { .day($0) }
      if case .day? = anchor { period = anchor }
      if isNote, let clock = time.clock, let now = resolver.reference?.minute, clock.minutes < now,
        anchor == nil
      {
        period = period?.moved(by: 1)
      }
    } else {
      period = resolver.period(time, tense: tense(point.first))
    }
    if time.clock?.isNext == true, case .day? = period { period = period?.moved(by: 1) }
    match.value = period?.value
    if time.clock != nil || time.part != nil {
      match.kind = .time
      if let value = match.value, case .day? = period {
        match.value = value + "T" + (time.clock?.value ?? time.part?.rawValue ?? "")
      }
    } else if time.modifier == .approximate, point.rule == .ago {
      match.kind = .time
    }
    match.modifier = time.modifier
    // "the 15th of February", but "the April 6 talks".
    if point.rule == .date, isWord(match.first - 1, .the), ordinal(match.first) != nil {
      match.first -= 1
    }
    if match.modifier == nil { (match.first, match.modifier) = signal(match.first, match) }
    (match.next, match.modifier) = behind(match)
    if case .vague? = period { return (match, nil) }
    return (match, period)
  }

  /// What a word before a point says of it: "since", "until", "before", "around".
  private func signal(_ first: Int, _ match: TimeMatch) -> (Int, TimeModifier?) {
    var before = first - 1
    if isWord(before, .the) { before -= 1 }
    if isWord(before, .about, .around, .approximately, .roughly, .some_) {
      if isNote, isWord(before - 1, .before, .after, .since, .until, .by) {
        return signal(before, match)
      }
      return (before, .approximate)
    }
    if match.rule == .ago || match.rule == .later {
      let (start, modifier) = modified(first)
      let isBack = isWord(match.next - 1, .ago, .back, .earlier)
      switch modifier {
      case .moreThan: return (start, isBack ? .before : .after)
      case .lessThan: return (start, isBack ? .after : .before)
      case .approximate: return (start, .approximate)
      default: break
      }
    }
    if isWord(before, .since, .starting, .beginning)
      || isWord(before, .on) && isWord(before - 1, .starting, .beginning)
    {
      return (first, .onOrAfter)
    }
    if isWord(before, .until, .till, .by) { return (first, .onOrBefore) }
    if isWord(before, .before) || isWord(before, .to) && isText(before - 1, "prior") {
      return (first, .before)
    }
    if isMark(before, "=") || isMark(before, ">") || isMark(before, "<") {
      if isMark(before, "=") {
        let sign: TimeModifier? =
          isMark(before - 1, ">") ? .onOrAfter : isMark(before - 1, "<") ? .onOrBefore : nil
        return (first, sign)
      }
      return (first, isMark(before, ">") ? .after : .before)
    }
    if isWord(before, .after) {
      return (first, isNote && match.rule == .ago ? .onOrAfter : .after)
    }
    if isWord(before, .than), isWord(before - 1, .later) {
      return (first, isWord(before - 2, .no) ? .onOrBefore : .after)
    }
    if isWord(before, .than), isWord(before - 1, .earlier) {
      return (first, isWord(before - 2, .no) ? .onOrAfter : .before)
    }
    if isWord(before, .as), isWord(before - 1, .early, .late) {
      return (first, isWord(before - 1, .early) ? .onOrAfter : .onOrBefore)
    }
    if isWord(before, .through), match.rule == .year || match.rule == .month {
      return (first, .onOrBefore)
    }
    return (first, nil)
  }

  /// "or later", "and after", "or earlier" behind a point.
  private func behind(_ match: TimeMatch) -> (Int, TimeModifier?) {
    if match.modifier == nil, isText(match.next, "onwards") || isText(match.next, "onward") {
      return (match.next + 1, .onOrAfter)
    }
    guard match.modifier == nil, isWord(match.next, .or, .and) else {
      return (match.next, match.modifier)
    }
    if isNote,
      ["greater", "above", "beyond", "onwards"].contains(where: { isText(match.next + 1, $0) })
    {
      return (match.next + 2, .onOrAfter)
    }
    if isWord(match.next + 1, .later) || isWord(match.next, .and) && isWord(match.next + 1, .after),
      isEnd(match.next + 2)
    {
      return (match.next + 2, .onOrAfter)
    }
    if isWord(match.next, .or), isWord(match.next + 1, .earlier) {
      return (match.next + 2, .onOrBefore)
    }
    return (match.next, match.modifier)
  }

  private func isEnd(_ index: Int) -> Bool {
    item(index).kind != .word || isWord(index, .on)
  }

  /// A match as an expression of the text.
  func expression(_ match: TimeMatch) -> TimeExpression? {
    guard match.first >= 0, match.next <= items.count, match.first < match.next else { return nil }
    let span = Int(items[match.first].start)..<Int(items[match.next - 1].end)
    var time = TimeExpression(
      span: span, kind: match.kind, value: match.value, modifier: match.modifier,
      anchored: match.anchored, foundBy: "time:" + match.rule.rawValue)
    (time.frequency, time.quantity) = (match.frequency, match.quantity)
    return time
  }
}
