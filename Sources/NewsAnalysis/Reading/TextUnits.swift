import NewsModel

/// Cuts runs of lines into paragraphs: lines that are one each, lines that were wrapped at some
/// column, lists with bullets, and lines of a known form between them.
struct TextUnits {
  private let text: ArticleText
  private let lines: TextLines.Lines
  private let kinds: LineKinds
  private var units: [TextUnit] = []

  /// The units of a text, in order.
  static func units(of text: ArticleText, kinds: LineKinds) -> [TextUnit] {
    var cutter = TextUnits(text: text, lines: TextLines.lines(of: text), kinds: kinds)
    cutter.units.reserveCapacity(cutter.lines.runs.count)
    for run in cutter.lines.runs { cutter.cut(run) }
    return cutter.units
  }

  private init(text: ArticleText, lines: TextLines.Lines, kinds: LineKinds) {
    (self.text, self.lines, self.kinds) = (text, lines, kinds)
  }

  private mutating func add(_ range: Range<Int>) {
    if !range.isEmpty { units.append(TextUnit(lines: lines.spans[range])) }
  }

  private mutating func cut(_ run: Range<Int>) {
    guard run.count > 1 else { return add(run) }
    let shape = Shape(text, lines, run)
    var start = run.lowerBound
    var wasForm = isForm(run.lowerBound, shape, run)
    for line in run.dropFirst() {
      let isForm = isForm(line, shape, run)
      if isForm || wasForm || shape.begins(line) {
        add(start..<line)
        start = line
      }
      wasForm = isForm
    }
    add(start..<run.upperBound)
  }

  /// Whether a line is of a form that may stand anywhere.
  private func isForm(_ line: Int, _ shape: Shape, _ run: Range<Int>) -> Bool {
    guard lines.spans[line].count <= 100,
      !kinds.lists.profiles.rows(beginning: text, lines.spans[line]).isEmpty
    else { return false }
    // The rest of a wrapped sentence may look like such a line.
    if line > run.lowerBound, !shape.isBreak(before: line) { return false }
    if line + 1 < run.upperBound, shape.mayWrap(line) { return false }
    return kinds.line(lines.spans[line], at: .body) != nil
  }
}

/// What the lengths and ends of the lines of a run say.
private struct Shape {
  let text: ArticleText
  let lines: TextLines.Lines
  let run: Range<Int>
  private let longest: Int
  private var areParagraphs = false
  private var bullets: Set<UInt8> = []

  init(_ text: ArticleText, _ lines: TextLines.Lines, _ run: Range<Int>) {
    (self.text, self.lines, self.run) = (text, lines, run)
    var (longest, total, ended, shortest) = (0, 0, 0, Int.max)
    for line in run {
      let count = lines.spans[line].count
      longest = max(longest, count)
      total += count
      if line < run.upperBound - 1 { shortest = min(shortest, count) }
      if TextLines.endsSentence(text, lines.spans[line]) { ended += 1 }
    }
    self.longest = longest
    var wrapped = 0
    for line in run.dropLast() where mayWrap(line) { wrapped += 1 }
    let mostlyWrapped = longest <= 100 && wrapped * 5 >= (run.count - 1) * 3
    if total > run.count * 120 || ended * 5 >= run.count * 4 && !(mostlyWrapped && run.count > 3) {
      areParagraphs = true
    } else if !mostlyWrapped {
      areParagraphs = longest <= 100 && shortest < 20 && ended * 2 > run.count
    }
    isWrapped = mostlyWrapped && !areParagraphs
    findBullets()
  }

  private var isWrapped = false

  private mutating func findBullets() {
    var seen: Set<UInt8> = []
    var number = 0
    for line in run {
      guard let mark = Bullet.mark(text, lines.spans[line]) else { continue }
      if mark == UInt8(ascii: "0") {
        let digits = lines.spans[line].lowerBound..<lines.spans[line].lowerBound + 2
        let value = text.number(digits) ?? text.number(digits.lowerBound..<digits.lowerBound + 1)
        guard let value, number == 0 || value == number + 1 else { continue }
        if number > 0 { bullets.insert(mark) }
        number = value
        continue
      }
      if Bullet.isClear(mark) || line == run.lowerBound || !seen.insert(mark).inserted {
        bullets.insert(mark)
      }
    }
  }

  /// Whether the break behind a line may be there because the next word did not fit.
  func mayWrap(_ line: Int) -> Bool {
    guard line + 1 < run.upperBound, (40...100).contains(longest) else { return false }
    let next = lines.spans[line + 1]
    let bytes = text.bytes
    var end = next.lowerBound
    while end < next.upperBound, bytes[end] > 0x20 { end += 1 }
    return lines.spans[line].count + 1 + (end - next.lowerBound) > longest
  }

  /// Whether the break before a line is more than one between words of a sentence.
  func isBreak(before line: Int) -> Bool {
    TextLines.endsSentence(text, lines.spans[line - 1]) || !mayWrap(line - 1)
  }

  /// Whether a paragraph begins with a line.
  func begins(_ line: Int) -> Bool {
    if areParagraphs { return true }
    let ended = TextLines.endsSentence(text, lines.spans[line - 1])
    if ended, lines.areIndented[line], !lines.areIndented[line - 1] || isWrapped { return true }
    if let mark = Bullet.mark(text, lines.spans[line]), bullets.contains(mark) {
      return mark == UInt8(ascii: "0") || Bullet.isClear(mark) || isBreak(before: line)
        || [UInt8(ascii: ";"), UInt8(ascii: ",")].contains(text.bytes[lines.spans[line - 1]].last)
    }
    return isWrapped && ended && !mayWrap(line - 1)
  }
}

/// Marks before the points of a list.
enum Bullet {
  /// The mark with which a line begins, a digit standing for all numbers; nil for none.
  static func mark(_ text: ArticleText, _ line: TextSpan) -> UInt8? {
    guard let first = text.bytes[line].first else { return nil }
    let end = length(text, line)
    guard end > 0 else { return nil }
    return (0x30...0x39).contains(first) ? UInt8(ascii: "0") : first
  }

  /// Whether a mark stands nowhere else: no hyphen, no number.
  static func isClear(_ mark: UInt8) -> Bool { mark == 0xE2 || mark == 0xC2 }

  /// The bytes of mark and white space with which a line begins, or 0.
  static func length(_ text: ArticleText, _ line: TextSpan) -> Int {
    let bytes = text.bytes
    var index = line.lowerBound
    let end = line.upperBound
    guard index < end else { return 0 }
    switch bytes[index] {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "o"): index += 1
    case 0x30...0x39:
      while index < end, index - line.lowerBound < 2, (0x30...0x39).contains(bytes[index]) {
        index += 1
      }
      guard index < end, bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ")")
      else { return 0 }
      index += 1
    case 0xC2 where index + 1 < end && bytes[index + 1] == 0xB7: index += 2
    case 0xE2 where index + 2 < end:
      let scalar = WideScalar.read(bytes, at: index, end: end)
      guard scalar.isDecoration || [0x2013, 0x2014].contains(scalar.code) else { return 0 }
      index += scalar.length
    default: return 0
    }
    let mark = index
    while index < end, TextLines.spaceLength(text, at: index, end: end) > 0 {
      index += TextLines.spaceLength(text, at: index, end: end)
    }
    return index > mark && index < end ? index - line.lowerBound : 0
  }
}
