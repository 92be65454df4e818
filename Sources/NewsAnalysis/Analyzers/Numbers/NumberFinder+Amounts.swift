extension NumberFinder {
  /// The number at an index, with scales and fractions: "2.5 million", "half a million", "1 1/2".
  func amount(_ index: Int, isMoney: Bool) -> (Double, Int)? {
    var value: Double
    var next: Int
    if parser.item(index).kind == .number {
      guard let digits = digits(index) else { return nil }
      (value, next) = digits
      if parser.item(next).isGlued, let part = vulgar(next) {
        (value, next) = (value + part, next + 1)
      }
    } else if let part = vulgar(index) {
      (value, next) = (part, index + 1)
    } else if parser.isWord(index, .half) {
      let at = parser.isWord(index + 1, .a) ? index + 2 : index + 1
      guard let scale = parser.value(at, .scale) else { return nil }
      return (0.5 * TimeParser.power(scale), at + 1)
    } else if parser.isWord(index, .a, .an) {
      if let scale = parser.value(index + 1, .scale) {
        return (TimeParser.power(scale), index + 2)
      }
      if parser.isWord(index + 1, .half), let scale = parser.value(index + 2, .scale) {
        return (0.5 * TimeParser.power(scale), index + 3)
      }
      guard parser.value(index + 1, .vague) == 12 else { return fraction(index, 1) }
      return (12, index + 2)
    } else if let (words, end) = parser.numberWords(index), let words {
      (value, next) = (words, end)
    } else {
      return nil
    }
    if parser.value(next, .vague) == 12 { return (value * 12, next + 1) }
    if let (part, end) = fraction(index, value), end > next { return (part, end) }
    // Of "one billion and a quarter million" only the first two words are one number.
    if let (part, end) = andFraction(next), value < 1000 || scale(end, isMoney: isMoney) == nil {
      (value, next) = (value + part, end)
    }
    while value < 1e24, let scale = scale(next, isMoney: isMoney) {
      (value, next) = (value * TimeParser.power(scale), next + 1)
    }
    return (value, next)
  }

  /// The part that "¼", "½" or "¾" is.
  private func vulgar(_ index: Int) -> Double? {
    let item = parser.item(index)
    guard item.kind == .mark, item.length == 2, parser.bytes[Int(item.start)] == 0xC2 else {
      return nil
    }
    switch parser.bytes[Int(item.start) + 1] {
    case 0xBC: return 0.25
    case 0xBD: return 0.5
    case 0xBE: return 0.75
    default: return nil
    }
  }

  func scale(_ index: Int, isMoney: Bool) -> Int? {
    if let scale = parser.value(index, .scale) { return scale }
    let item = parser.item(index)
    guard item.kind == .word, item.length < 3, item.isGlued || item.length == 2 else { return nil }
    let first = parser.bytes[Int(item.start)] | 0x20
    let second = item.length == 2 ? parser.bytes[Int(item.start) + 1] | 0x20 : 0
    switch (first, second) {
    case (0x62, 0x6E): return 9  // bn
    case (0x74, 0x6E): return 12  // tn
    case (0x6D, 0x6E): return 6  // mn
    case (0x6D, 0) where isMoney: return 6  // m
    case (0x62, 0) where isMoney: return 9  // b
    case (0x6B, 0): return item.isGlued ? 3 : nil  // k
    default: return nil
    }
  }

  /// "and a half", "1/2" behind a number.
  private func andFraction(_ index: Int) -> (Double, Int)? {
    if parser.isWord(index, .and), parser.isWord(index + 1, .a),
      parser.isWord(index + 2, .half, .quarter)
    {
      return (parser.isWord(index + 2, .half) ? 0.5 : 0.25, index + 3)
    }
    guard let above = parser.number(index, 1...1), parser.isMark(index + 1, "/"),
      let below = parser.number(index + 2, 1...2), below > above, parser.item(index + 2).isGlued
    else { return nil }
    return (Double(above) / Double(below), index + 3)
  }

  /// "a third", "two thirds", "three quarters".
  func fraction(_ index: Int, _ count: Double) -> (Double, Int)? {
    guard count == count.rounded(), count < 20 else { return nil }
    let at = parser.isMark(index + 1, "-") && parser.item(index + 1).isGlued ? index + 2 : index + 1
    let item = parser.item(at)
    guard item.kind == .word else { return nil }
    if parser.isWord(at, .half) || parser.isWord(at, .quarter) && count == 1 {
      return (parser.isWord(at, .half) ? 0.5 * count : 0.25, at + 1)
    }
    if parser.unit(at) == .quarter, count > 1, count < 4 { return (count / 4, at + 1) }
    let isPlural = parser.bytes[Int(item.end) - 1] | 0x20 == UInt8(ascii: "s")
    guard isPlural == (count > 1), let below = parser.denominator(at), below > 2 else { return nil }
    // "a fifth of" is a part; "a fifth man" is one in an order.
    guard count > 1 || parser.isWord(at + 1, .of) || parser.has(index, .number) else { return nil }
    return (count / Double(below), at + 1)
  }

  /// Digits with groups and decimals; "3/4".
  func digits(_ index: Int, isSecond: Bool = false) -> (Double, Int)? {
    let item = parser.item(index)
    var value = 0.0
    guard item.length < 24 else { return nil }
    for byte in parser.bytes[Int(item.start)..<Int(item.end)] where byte != 0x2C {
      value = value * 10 + Double(byte &- 0x30)
    }
    var next = index + 1
    // Groups of three digits with spaces between: "1 414 021".
    var isGrouped = item.length < 4 && item.value > 0
    while isGrouped, next < index + 7 {
      let group = parser.item(next)
      let gap = Int(group.start - parser.item(next - 1).end)
      isGrouped =
        group.kind == .number && group.length == 3 && gap > 0 && gap < 4
        && parser.bytes[Int(group.end) - gap - 3] != 0x0A
      if isGrouped { (value, next) = (value * 1000 + Double(group.value), next + 1) }
    }
    if parser.isMark(next, "."), parser.isBoundAfter(next - 1) {
      let decimals = parser.item(next + 1)
      guard decimals.length < 12, !parser.isBoundAfter(next + 1) || parser.isMark(next + 2, "-")
      else { return nil }
      var scale = 1.0
      for byte in parser.bytes[Int(decimals.start)..<Int(decimals.end)] {
        (value, scale) = (value * 10 + Double(byte &- 0x30), scale * 10)
      }
      return (value / scale, next + 2)
    }
    // "1,2 bn" has a decimal comma.
    if parser.isMark(next, ","), parser.isBoundAfter(next - 1),
      let part = parser.number(next + 1, 1...2), scale(next + 2, isMoney: true) != nil
    {
      return (value + Double(part) / TimeParser.power(parser.item(next + 1).length), next + 2)
    }
    if parser.isMark(next, "/"), parser.item(next).isGlued,
      let below = parser.number(next + 1, 1...3)
    {
      guard below > 0, !parser.isBoundAfter(next + 1) else { return nil }
      return (value / Double(below), next + 2)
    }
    if parser.isMark(next, ":"), parser.item(next).isGlued { return nil }
    if parser.isMark(next, "-"), parser.item(next).isGlued, parser.item(next + 1).isGlued,
      unitBehind(next) == nil
    {
      // The score of a game, unless a unit stands behind the second one.
      guard parser.item(next + 1).kind == .number, !isSecond,
        let (_, end) = digits(next + 1, isSecond: true),
        unitBehind(end) != nil
          || scale(end, isMoney: false) != nil
      else {
        return parser.item(next + 1).kind == .number ? nil : (value, next)
      }
    }
    return (value, next)
  }
}
