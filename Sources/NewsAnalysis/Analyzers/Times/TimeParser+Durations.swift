import NewsModel

extension TimeParser {
  /// "three days", "within two weeks", "for years", "a two-day visit", "more than 20 minutes".
  func duration(at index: Int) -> TimeMatch? {
    if let found = between(at: index) { return found }
    let before = index - 1
    if unit(index) != nil || isWord(index, .q) {
      guard isWord(before, .for, .over, .in), let unit = unit(index), !isSingular(index),
        unit != .second, unit != .quarter
      else { return nil }
      let amount = TimeAmount(parts: [(unit, nil)])
      guard !isWord(before, .in) || true else { return nil }
      if isWord(index + 1, .of, .to) && isWord(before, .over) { return nil }
      return TimeMatch(
        first: index, next: index + 1, rule: .duration, kind: .duration, value: amount.value)
    }
    if isWord(index, .all, .whole, .entire), let unit = unit(index + 1), isSingular(index + 1),
      unit != .second, unit != .quarter
    {
      let value = TimeAmount(parts: [(unit, 1)]).value
      return TimeMatch(
        first: index, next: index + 2, rule: .duration, kind: .duration, value: value)
    }
    let isWithin = isWord(index, .within)
    let start = isWithin ? index + 1 : index
    let isHeld =
      isWithin || isNote
      || isWord(
        before, .for, .in, .than, .about, .over, .nearly, .almost, .after, .least, .just, .only,
        .most, .took, .take, .takes, .lasted, .lasts, .spent)
      || isWord(start, .a, .an) && isWord(start + 2, .and) && isWord(start + 4, .half)
    guard let (amount, next) = amount(start, isHeld: isHeld), fits(start, amount, next),
      !isAge(next)
    else { return nil }
    let isCompound = isMark(next - 2, "-") && item(next - 2).isGlued
    if amount.unit == .second, amount.parts.count == 1, isSingular(next - 1),
      !isHeld || item(next).kind == .word,
      item(start).kind != .number, !isWord(start, .half)
    {
      return nil
    }
    if amount.parts.count == 1, amount.unit == .minute, isSingular(next - 1),
      item(next).kind == .word, !isHeld, !isCompound, !isNote
    {
      return nil
    }
    // "Q" and "quarter" alone count coins and shares as well.
    if amount.unit == .quarter, !isHeld { return nil }
    var match = TimeMatch(
      first: index, next: next, rule: .duration, kind: .duration, value: amount.value)
    (match.first, match.modifier) = modified(index)
    if isWithin { match.modifier = match.modifier ?? nil }
    if isWord(next, .or), isWord(next + 1, .more), isEndOfCount(next + 2) {
      (match.next, match.modifier) = (next + 2, .equalOrMore)
    }
    if isWord(next, .or), isWord(next + 1, .less), isEndOfCount(next + 2) {
      (match.next, match.modifier) = (next + 2, .equalOrLess)
    }
    return match
  }

  /// "3-4 weeks", "two or three days": about as long as the longer one.
  private func between(at index: Int) -> TimeMatch? {
    guard !isNote, item(index).kind == .number || has(index, .number),
      let (lower, mark) = count(index, isHeld: false), let low = lower,
      isMark(mark, "-") && item(mark).isGlued || isWord(mark, .to, .or),
      let (amount, next) = amount(mark + 1, isHeld: false), amount.parts.count == 1,
      let high = amount.parts[0].count, low < high, amount.unit != .second,
      amount.unit != .quarter, fits(mark + 1, amount, next), !isAge(next),
      !isWord(next, .ago, .later, .earlier, .before, .after, .from, .hence, .back)
    else { return nil }
    return TimeMatch(
      first: index, next: next, rule: .duration, kind: .duration, value: amount.value,
      modifier: .approximate)
  }

  private func isEndOfCount(_ index: Int) -> Bool { true }

  /// "about", "more than" and the like before an index: where they begin and what they mean.
  func modified(_ index: Int) -> (Int, TimeModifier?) {
    let before = index - 1
    if isWord(before, .about, .around, .approximately, .roughly, .some_) {
      return (before, .approximate)
    }
    if isWord(before, .some), item(index).kind == .number || has(index, .number) {
      return (before, .approximate)
    }
    if isWord(before, .nearly, .almost, .under) {
      return (before, isWord(before, .under) ? .lessThan : .lessThan)
    }
    if isWord(before, .over) { return (before, .moreThan) }
    if isWord(before, .than) {
      let isNo = isWord(index - 3, .no)
      if isWord(index - 2, .more) {
        return (isNo ? index - 3 : index - 2, isNo ? .equalOrLess : .moreThan)
      }
      if isWord(index - 2, .less, .fewer) {
        return (isNo ? index - 3 : index - 2, isNo ? .equalOrMore : .lessThan)
      }
      if isWord(index - 2, .later, .earlier) { return (index, nil) }
    }
    if isWord(before, .least), isWord(index - 2, .at) { return (index - 2, .equalOrMore) }
    if isWord(before, .most), isWord(index - 2, .at) { return (index - 2, .equalOrLess) }
    if isWord(before, .to), isWord(index - 2, .up) { return (index - 2, .equalOrLess) }
    return (index, nil)
  }

  /// Whether count and unit agree in number, so that "one second" is none of "the 2 second places".
  private func fits(_ index: Int, _ amount: TimeAmount, _ next: Int) -> Bool {
    if isNote || isMark(next - 2, "-") || isWord(next - 1, .half, .quarter) { return true }
    let isOne = amount.parts.last?.count.map { $0 <= 1 } ?? false
    if isSingular(next - 1) { return isOne || item(next - 1).length < 4 || part(next - 1) != nil }
    return !isOne || (amount.parts.last?.count ?? 1) < 1
  }

  /// Whether "old" or "of age" stands behind: an age is no time.
  func isAge(_ index: Int) -> Bool {
    if isWord(index, .old) || isWord(index, .of) && isWord(index + 1, .age) { return true }
    return isMark(index, "-") && isWord(index + 1, .old)
  }

  /// "the past two weeks", "the next three days", "the 3 next weeks", "recent years".
  func anchored(at index: Int) -> TimeMatch? {
    var start = index
    var shift: Int?
    var amount: TimeAmount
    var next: Int
    let first = isWord(index - 1, .the) ? index - 1 : isWord(index - 1, .these) ? index - 1 : index
    if let offset = value(index, .shift), !isWord(index, .this, .current),
      !isWord(index, .following) || isNote || true
    {
      (shift, start) = (offset, index + 1)
      if let found = self.amount(start, isHeld: false) {
        (amount, next) = found
      } else if let unit = unit(start), unit != .second || !isSingular(start) {
        guard !isSingular(start) || isWord(index, .past) || unit == .hour else { return nil }
        (amount, next) = (TimeAmount(parts: [(unit, isSingular(start) ? 1 : nil)]), start + 1)
      } else {
        return nil
      }
    } else if let (count, end) = count(index, isHeld: false), let offset = value(end, .shift),
      !isWord(end, .this, .current),
      let unit = unit(end + 1)
    {
      (shift, amount, next) = (offset, TimeAmount(parts: [(unit, count)]), end + 2)
    } else {
      return nil
    }
    guard let shift, shift != 0 else { return nil }
    var match = TimeMatch(
      first: first, next: next, rule: .anchored, kind: .duration, value: amount.value)
    match.anchored = bounds(amount, shift)
    return match
  }

  /// Where a length of time lies that ends or begins today.
  private func bounds(_ amount: TimeAmount, _ shift: Int) -> TimeBounds? {
    guard amount.isKnown, let today = resolver.today, let date = NewsDate(dayNumber: today) else {
      return nil
    }
    if amount.parts.contains(where: { $0.unit.isOfDay }) {
      let point = clockedBounds(amount, shift)
      return point
    }
    guard case .day(let other)? = moved(.day(today), amount, shift),
      let far = NewsDate(dayNumber: other)
    else { return nil }
    return shift < 0 ? TimeBounds(begin: far, finish: date) : TimeBounds(begin: date, finish: far)
  }

  private func clockedBounds(_ amount: TimeAmount, _ shift: Int) -> TimeBounds? {
    guard let reference = resolver.reference, let minute = reference.minute,
      let today = resolver.today
    else { return nil }
    var total = 0.0
    for (unit, count) in amount.parts { total += (count ?? 0) * unit.minutes }
    guard total < 1e7 else { return nil }
    let moved = minute + shift * Int(total.rounded())
    let rest = (moved % 1440 + 1440) % 1440
    guard let day = NewsDate(dayNumber: today + (moved - rest) / 1440),
      let far = NewsDate(year: day.year, month: day.month, day: day.day, minute: rest)
    else { return nil }
    return shift < 0
      ? TimeBounds(begin: far, finish: reference) : TimeBounds(begin: reference, finish: far)
  }
}
