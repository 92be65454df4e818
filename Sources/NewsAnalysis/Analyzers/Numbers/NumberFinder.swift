import NewsModel

/// Finds the numbers of the paragraphs of one text.
struct NumberFinder {
  let units: NumberUnits
  private var items: TimeItems
  var parser: TimeParser

  init(_ text: ArticleText, words: TimeWords, units: NumberUnits) {
    self.units = units
    items = TimeItems(text, words)
    parser = TimeParser(
      text, words: words, resolver: TimeResolver(reference: nil, options: TimeOptions()))
  }

  /// Finds the numbers of a paragraph, given its tokens and the times in it.
  mutating func scan(
    _ tokens: ArraySlice<Token>, besides times: ArraySlice<TimeExpression>,
    _ take: (NumberExpression) -> Void
  ) {
    items.read(tokens)
    parser.items = items.items
    var time = times.startIndex
    var index = 0
    while index < parser.items.count {
      let item = parser.items[index]
      while time < times.endIndex, times[time].span.upperBound <= Int(item.start) { time += 1 }
      if time < times.endIndex, times[time].span.contains(Int(item.start)) {
        index += 1
        continue
      }
      guard mayBegin(item, index), let (numbers, next) = find(index), next > index else {
        index += 1
        continue
      }
      let end = Int(parser.items[next - 1].end)
      if time < times.endIndex, times[time].span.lowerBound < end {
        index += 1
        continue
      }
      for number in numbers { take(number) }
      index = next
    }
  }

  private static let roles = TimeRole.number.bit | TimeRole.ordinal.bit | TimeRole.vague.bit

  private func mayBegin(_ item: TimeItem, _ index: Int) -> Bool {
    switch item.kind {
    case .number: true
    case .word:
      item.roles & Self.roles != 0 || item.value == TimeParticle.half.rawValue
        || item.value == TimeParticle.a.rawValue || item.value == TimeParticle.an.rawValue
        || item.length < 5 && item.casing != .lower && isBeforeAmount(index)
        || item.value == TimeParticle.quarter.rawValue
    case .mark: item.value == 0x24 || item.value >= 128
    case .other, .end: false
    }
  }

  private func isBeforeAmount(_ index: Int) -> Bool {
    let next = parser.item(index + 1)
    return next.kind == .number || next.kind == .mark
  }

  /// The numbers that begin at an item: one, or the two ends of "10 to 20 percent".
  private func find(_ index: Int) -> ([NumberExpression], Int)? {
    if let end = endOfTelephone(index) { return ([], end) }
    guard !parser.isBoundBefore(index), let (first, next) = single(index) else { return nil }
    let isBetween = parser.isWord(index - 1, .between)
    let isMarked =
      parser.isWord(next, .to) || parser.isMark(next, "-") || isBetween && parser.isWord(next, .and)
    guard isMarked, first.kind == .number || first.kind == .money,
      let (second, end) = single(next + 1), second.kind != .ordinal,
      second.kind == .money || first.kind == .number || second.kind == .number
    else { return ([first], next) }
    var (one, two) = (first, second)
    let scale = scale(in: next + 1..<end, isMoney: second.kind == .money)
    if scale > 1, self.scale(in: index..<next, isMoney: first.kind == .money) == 1,
      first.value <= second.value / scale
    {
      one.value *= scale
    }
    if first.kind == .number {
      guard second.kind != .number || scale > 1 else { return ([first], next) }
      (one.kind, one.unit) = (second.kind, second.unit)
    } else if second.kind == .number {
      guard scale > 1 || parser.isMark(next, "-") else { return ([first], next) }
      (two.kind, two.unit) = (first.kind, first.unit)
    }
    return ([one, two], end)
  }

  /// What the words of size among some items make of a number: 1 or a thousand and more.
  private func scale(in range: Range<Int>, isMoney: Bool) -> Double {
    var result = 1.0
    for index in range {
      if let scale = scale(index, isMoney: isMoney), scale > 2 {
        result *= TimeParser.power(scale)
      }
    }
    return result
  }

  /// The item behind the number of a telephone: "0800 555 0199", "+44 20 7946 0958",
  /// "(212) 555-0199".
  private func endOfTelephone(_ index: Int) -> Int? {
    let item = parser.item(index)
    guard item.kind == .number else { return nil }
    let isPlus = parser.isMark(index - 1, "+") && item.isGlued
    let isArea =
      parser.isMark(index - 1, "(") && parser.isMark(index + 1, ")") && item.length < 5
      && item.length > 1 && parser.item(index + 2).kind == .number
    let isZero = item.length > 2 && parser.bytes[Int(item.start)] == 0x30
    guard isPlus || isArea || isZero, !parser.isMoney(index) else { return nil }
    var next = index + 1
    if isArea { next += 1 }
    var digits = item.length
    while true {
      var at = next
      if parser.isMark(at, "-") || parser.isMark(at, "."), parser.item(at).isGlued { at += 1 }
      let group = parser.item(at)
      guard group.kind == .number, group.length > 1, group.length < 9,
        group.start - parser.item(at - 1).end < 2
      else { break }
      (next, digits) = (at + 1, digits + group.length)
    }
    return digits > 6 && next > index + 1 ? next : nil
  }

  private func single(_ index: Int) -> (NumberExpression, Int)? {
    var start = index
    var prefix: NumberUnits.Unit?
    if let (unit, next) = units.unit(parser, index), unit.kind == .money, unit.factor == 1,
      parser.item(next).kind == .number, isSign(index, next)
    {
      (prefix, start) = (unit, next)
    }
    if start == index, isPart(index) { return nil }
    if prefix == nil, let found = ordinal(index) { return found }
    guard var (value, next) = amount(start, isMoney: prefix != nil) else { return nil }
    let isNegative = prefix == nil && isNegative(index)
    if isNegative { value = -value }
    var kind = NumberExpression.Kind.number
    var unit: String?
    if let prefix {
      (kind, unit) = (.money, prefix.name)
      // "$1e400" is no amount.
      let behind = parser.item(next)
      if behind.isGlued, behind.kind == .word, units.unit(parser, next) == nil { return nil }
    } else if let (found, end) = unitBehind(next) {
      (kind, unit, next) = (found.kind, found.name, end)
      if found.factor != 1 { value = (value * 1e6 * found.factor).rounded() / 1e6 }
      if found.kind == .money, found.factor == 1, let (cents, end) = hundredths(next, found) {
        (value, next) = (value + cents, end)
      }
    } else {
      let behind = parser.item(next)
      // "3D", "24703m212" and the like are names.
      if behind.isGlued, behind.kind == .word { return nil }
      if isAlone(index, next) { return nil }
    }
    let first = isNegative && parser.isMark(index - 1, "-") ? index - 1 : index
    let span = Int(parser.items[first].start)..<Int(parser.items[next - 1].end)
    let modifier = parser.modified(index).1
    return (
      NumberExpression(
        span: span, kind: kind, value: value, unit: unit, modifier: modifier,
        foundBy: "number:" + kind.rawValue), next
    )
  }

  /// Whether a sign or word of minus stands before a number.
  private func isNegative(_ index: Int) -> Bool {
    if parser.isMark(index - 1, "-"), parser.item(index).isGlued, !parser.item(index - 1).isGlued {
      return parser.item(index).kind == .number
    }
    return parser.isWord(index - 1, .minus, .negative)
  }

  /// Whether what stands before a number is a sign of money rather than a word in capitals.
  private func isSign(_ index: Int, _ next: Int) -> Bool {
    let item = parser.item(index)
    return item.kind == .mark || item.casing == .upper || item.casing == .mixed
      || parser.item(next - 1).kind == .mark || item.casing == .title
  }

  /// Whether digits are a part of something else: "F-16", "3.10.2", "COVID-19", a score.
  private func isPart(_ index: Int) -> Bool {
    let item = parser.item(index)
    guard item.kind == .number else { return false }
    if item.isGlued, parser.item(index - 1).kind == .word { return true }
    if item.isGlued, parser.isMark(index - 1, "-"), parser.item(index - 1).isGlued {
      return parser.item(index - 2).kind != .number
    }
    return parser.isBoundBefore(index) && !parser.isMark(index - 1, "-")
  }

  /// Whether "one" and "a couple" stand for something rather than count.
  private func isAlone(_ index: Int, _ next: Int) -> Bool {
    guard next == index + 1, parser.value(index, .number) == 1 else { return false }
    if parser.item(next).kind != .word || parser.isWord(next, .of, .another) { return index > 0 }
    return parser.isWord(
      index - 1, .this, .that, .the, .any, .each, .every, .no, .last, .next, .only)
  }

  /// The unit behind a number, perhaps after a hyphen: "12-cent".
  func unitBehind(_ index: Int) -> (NumberUnits.Unit, Int)? {
    var at = index
    if parser.isMark(at, "-"), parser.item(at).isGlued, parser.item(at + 1).isGlued { at += 1 }
    guard let (unit, next) = units.unit(parser, at) else { return nil }
    let item = parser.item(at)
    // "3 m" and "5 in" need to be written together, or the letter is a word.
    if item.kind == .word, item.length == 1, !item.isGlued { return nil }
    if item.kind == .word, parser.isWord(at, .in) || unit.name == "percent" && item.length == 2,
      !item.isGlued
    {
      return nil
    }
    return (unit, next)
  }

  /// "and 42 cents" behind dollars.
  private func hundredths(_ index: Int, _ whole: NumberUnits.Unit) -> (Double, Int)? {
    let start = parser.isWord(index, .and) ? index + 1 : index
    guard let (value, next) = amount(start, isMoney: false), value < 100,
      let (unit, end) = units.unit(parser, next), unit.kind == .money, unit.factor == 0.01
    else { return nil }
    return (value / 100, end)
  }

  /// "3rd", "third", "twenty-first".
  private func ordinal(_ index: Int) -> (NumberExpression, Int)? {
    guard let (value, next) = parser.longOrdinal(index) ?? parser.ordinal(index) else { return nil }
    // "one third" and "two fifths" are parts of a whole.
    if parser.has(index, .number), fraction(index, Double(value)) != nil { return nil }
    if parser.isWord(index - 1, .at), value == 1 { return nil }
    let item = parser.item(index)
    if item.kind == .word, parser.item(next).kind != .word, index > 0, next == index + 1,
      value == 1 || value == 2
    {
      return nil
    }
    let span = Int(item.start)..<Int(parser.items[next - 1].end)
    return (
      NumberExpression(span: span, kind: .ordinal, value: Double(value), foundBy: "number:ordinal"),
      next
    )
  }
}

extension TimeParser {
  /// What the lower number of a fraction in words is: "thirds", "fifth".
  func denominator(_ index: Int) -> Int? {
    if let ordinal = value(index, .ordinal) { return ordinal }
    let item = item(index)
    guard item.kind == .word, item.length > 5, bytes[Int(item.end) - 1] | 0x20 == UInt8(ascii: "s"),
      let entry = words.entry(bytes, Int(item.start)..<Int(item.end) - 1),
      words.roles(entry) & TimeRole.ordinal.bit != 0
    else { return nil }
    return words.value(entry, .ordinal)
  }

  /// "42nd" beyond the days of a month, "fifty-third".
  func longOrdinal(_ index: Int) -> (Int, Int)? {
    guard let tens = value(index, .number), tens >= 20, tens < 100 else { return nil }
    let next = isMark(index + 1, "-") ? index + 2 : index + 1
    guard let ones = value(next, .ordinal), ones < 10 else { return nil }
    return (tens + ones, next + 1)
  }
}
