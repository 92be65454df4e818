import NewsModel

extension TimeParser {
  /// A length of time and the item behind it: "two years and three months", "half an hour".
  ///
  /// "a" counts only where words around it show that it does.
  func amount(_ index: Int, isHeld: Bool) -> (TimeAmount, Int)? {
    guard let (count, end) = count(index, isHeld: isHeld), var (unit, next) = countedUnit(end)
    else {
      return nil
    }
    var first = count
    // "an hour and a half".
    if isWord(next, .and) || isNote && isWord(next, .and) {
      let at = isWord(next + 1, .a) ? next + 2 : next + 1
      if isWord(at, .half), self.unit(at + 1) == nil, !isWord(at + 1, .a, .an), let whole = count {
        (first, next) = (whole + 0.5, at + 1)
      } else if isWord(at, .quarter), isWord(next + 1, .a), self.unit(at + 1) == nil,
        let whole = count
      {
        (first, next) = (whole + 0.25, at + 1)
      }
    }
    var parts = [(unit, first)]
    while parts.count < 6 {
      let at = isWord(next, .and) || isMark(next, ",") ? next + 1 : next
      guard
        let (count, end) = self.count(at, isHeld: false)
          ?? (at > next && isNote ? self.count(at, isHeld: true) : nil),
        let (smaller, behind) = countedUnit(end), let last = parts.last,
        Self.order(smaller) < Self.order(last.0)
      else { break }
      if isWord(behind, .ago), at > next, isMark(next, ",") { break }
      parts.append((smaller, count))
      (unit, next) = (smaller, behind)
    }
    // "1 hour and thirty".
    if isNote, parts.count == 1, unit == .hour, isWord(next, .and),
      let (minutes, end) = number(next + 1, 1...2).map({ ($0, next + 2) }) ?? small(next + 1),
      minutes < 60, self.unit(end) == nil, item(end).kind != .word
    {
      parts.append((.minute, Double(minutes)))
      next = end
    }
    return (TimeAmount(parts: parts.map { (unit: $0.0, count: $0.1) }), next)
  }

  private static func order(_ unit: TimeUnit) -> Int { TimeUnit.allCases.firstIndex(of: unit) ?? 0 }

  /// The unit behind a count, with what may stand between them.
  private func countedUnit(_ index: Int) -> (TimeUnit, Int)? {
    var start = index
    if isMark(start, "-"), item(start).isGlued { start += 1 }
    if isNote, item(start).isGlued, item(start - 1).kind == .number {
      if isMark(start, "'") { return (.minute, start + 1) }
      if isMark(start, "\"") { return (.second, start + 1) }
    }
    if isWord(start, .of), isNote { start = isWord(start + 1, .an, .a) ? start + 2 : start + 1 }
    if isNote,
      isWord(start, .more, .less, .fewer)
        || item(start).length == 10 && item(start).roles == 0 && equals10(start)
    {
      start += 1
    }
    if isWord(start, .full, .whole, .long) { start += 1 }
    if isWord(start, .business, .working), unit(start + 1) == .day { start += 1 }
    if let unit = unit(start) {
      if item(start).length == 1, isWord(start - 1, .a) { return nil }
      if item(start).length == 1, !item(start).isGlued, !isNote { return nil }
      return (unit, start + 1)
    }
    // Nights are counted as days.
    if part(start) == .night || value(start, .parts).map({ TimePart.allCases[$0] }) == .night,
      !isWord(start - 1, .a)
    {
      return (.day, start + 1)
    }
    return nil
  }

  private func equals10(_ index: Int) -> Bool {
    bytes[Int(item(index).start)..<Int(item(index).end)].elementsEqual("additional".utf8)
  }

  /// A count: digits or words; a nil number when it is vague ("several").
  func count(_ index: Int, isHeld: Bool) -> (Double?, Int)? {
    var result: (Double?, Int)?
    if item(index).kind == .number {
      result = digits(index)
    } else if isWord(index, .half) {
      let next =
        isWord(index + 1, .a, .an) ? index + 2 : isMark(index + 1, "-") ? index + 2 : index + 1
      return unit(next) == nil ? nil : (0.5, next)
    } else if isWord(index, .a, .an), let vague = vague(index + 1) {
      return vague
    } else if isWord(index, .a), isWord(index + 1, .half), unit(index + 2) != nil {
      return (0.5, index + 2)
    } else if isWord(index, .a), isWord(index + 1, .hundred, .thousand) {
      result = numberWords(index + 1)
    } else if isWord(index, .a, .an) || isWord(index, .another) {
      guard isHeld || isWord(index, .another), unit(index + 1) != nil else { return nil }
      return (1, index + 1)
    } else if let vague = vague(index) {
      return vague
    } else {
      result = numberWords(index)
    }
    guard var (number, next) = result else { return nil }
    // "three-quarters of an hour".
    let part = isMark(next, "-") && item(next).isGlued ? next + 1 : next
    if let whole = number, whole < 4, unit(part) == .quarter, isWord(part + 1, .of),
      isWord(part + 2, .a, .an), unit(part + 3) != nil
    {
      return (whole / 4, part + 3)
    }
    if isWord(next, .and), isWord(next + 1, .a, .an), isWord(next + 2, .half, .quarter) {
      (number, next) = ((number ?? 0) + (isWord(next + 2, .half) ? 0.5 : 0.25), next + 3)
    } else if isWord(next, .and), isWord(next + 1, .half), isNote {
      (number, next) = ((number ?? 0) + 0.5, next + 2)
    } else if isMark(next, "-"), isWord(next + 1, .and), isMark(next + 2, "-"),
      isWord(next + 3, .a),
      isWord(next + 5, .half)
    {
      (number, next) = ((number ?? 0) + 0.5, next + 6)
    } else if isNote, isWord(next, .and), let many = small(next + 1),
      unit(isMark(many.1, "-") ? many.1 + 1 : many.1) == .quarter
    {
      let end = isMark(many.1, "-") ? many.1 + 2 : many.1 + 1
      (number, next) = ((number ?? 0) + Double(many.0) / 4, isWord(end, .of) ? end + 1 : end)
    }
    return (number, next)
  }

  /// "several", "a few", "a couple of", "dozens of".
  private func vague(_ index: Int) -> (Double?, Int)? {
    guard let vague = value(index, .vague) else { return nil }
    let next = isWord(index + 1, .of) ? index + 2 : index + 1
    return (vague == 0 ? nil : Double(vague), next)
  }

  /// "12", "2.5", "1,200", "2 1/2", "1/2".
  private func digits(_ index: Int) -> (Double?, Int)? {
    guard !isMoney(index), item(index).length <= 9, !isBoundBefore(index) || isMark(index - 1, "-")
    else { return nil }
    var number = Double(item(index).value)
    var next = index + 1
    if isMark(next, "."), item(next).isGlued, item(next + 1).isGlued, item(next + 1).kind == .number
    {
      let length = item(next + 1).length
      guard length < 7, !isBoundAfter(next + 1) else { return nil }
      number += Double(item(next + 1).value) / Self.power(length)
      next += 2
    } else if isMark(next, "/"), item(next).isGlued, let below = self.number(next + 1, 1...1),
      below > 1
    {
      return (number / Double(below), next + 2)
    } else if let above = self.number(next, 1...1), isMark(next + 1, "/"),
      let below = self.number(next + 2, 1...1), below > 1, item(next + 1).isGlued
    {
      return (number + Double(above) / Double(below), next + 3)
    } else if isBoundAfter(index), !isMark(next, "-") {
      return nil
    }
    if let scale = value(next, .scale), scale > 2 || scale == 2 {
      (number, next) = (number * Self.power(scale), next + 1)
    }
    return (number, next)
  }

  static func power(_ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<min(exponent, 18) { result *= 10 }
    return result
  }

  /// A cardinal in words: "twenty-five", "two hundred and five thousand".
  func numberWords(_ index: Int) -> (Double?, Int)? {
    var (total, current) = (0.0, 0.0)
    var next = index
    var hasAny = false
    var last = 0.0
    while true {
      var at = next
      if hasAny {
        if isMark(at, "-"), item(at).isGlued, has(at + 1, .number) || has(at + 1, .scale) {
          at += 1
        }
        if isWord(at, .and), has(at + 1, .number), total + current >= 100 || isNote && last >= 20 {
          at += 1
        }
      }
      if let number = value(at, .number) {
        let number = Double(number)
        if hasAny, last > 0, last < 100 {
          guard last >= 20, number < 10, number > 0,
            at > next || current.truncatingRemainder(dividingBy: 10) == 0
          else { break }
        }
        current += number
        last = number
      } else if let scale = value(at, .scale) {
        guard hasAny || isWord(at, .hundred, .thousand) else { break }
        if scale == 2 {
          current = max(current, 1) * 100
        } else if current == 0, total > 0, last >= 1000 {
          // "a thousand million".
          total *= Self.power(scale)
        } else {
          total += max(current, 1) * Self.power(scale)
          current = 0
        }
        last = Self.power(scale)
      } else {
        break
      }
      hasAny = true
      next = at + 1
      if next - index > 24 { break }
    }
    return hasAny ? (total + current, next) : nil
  }
}
