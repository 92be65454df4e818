import NewsModel

/// Reads time expressions from the items of one paragraph.
struct TimeParser {
  let bytes: [UInt8]
  let words: TimeWords
  let resolver: TimeResolver
  var items: [TimeItem] = []
  /// The last stretch that the paragraph named, from which "two years later" is counted.
  var anchor: TimePeriod?

  /// The day of the last match where others of its month may follow, and the item behind it.
  var listed: (next: Int, day: Int)?

  init(_ text: ArticleText, words: TimeWords, resolver: TimeResolver) {
    (bytes, self.words, self.resolver) = (text.bytes, words, resolver)
  }

  /// Whether texts are short notes about what is to come, as people write them to an assistant.
  var isNote: Bool { resolver.options.direction == .future }

  @inline(__always)
  func item(_ index: Int) -> TimeItem {
    index >= 0 && index < items.count ? items[index] : .none
  }

  @inline(__always)
  func has(_ index: Int, _ role: TimeRole) -> Bool { item(index).roles & role.bit != 0 }

  /// The value of an item in a role, or nil.
  func value(_ index: Int, _ role: TimeRole) -> Int? {
    let item = item(index)
    guard item.roles & role.bit != 0 else { return nil }
    return words.value(Int(item.value), role)
  }

  @inline(__always)
  func isWord(_ index: Int, _ particle: TimeParticle) -> Bool {
    let item = item(index)
    return item.kind == .word && item.value == particle.rawValue
  }

  @inline(__always)
  func isWord(_ index: Int, _ one: TimeParticle, _ two: TimeParticle) -> Bool {
    let item = item(index)
    return item.kind == .word && (item.value == one.rawValue || item.value == two.rawValue)
  }

  @inline(__always)
  func isWord(_ index: Int, _ one: TimeParticle, _ two: TimeParticle, _ three: TimeParticle) -> Bool
  {
    let item = item(index)
    guard item.kind == .word else { return false }
    return item.value == one.rawValue || item.value == two.rawValue || item.value == three.rawValue
  }

  func isWord(_ index: Int, _ particles: TimeParticle...) -> Bool {
    let item = item(index)
    guard item.kind == .word, item.value >= 0, item.value < Self.particles else { return false }
    return particles.contains { $0.rawValue == item.value }
  }

  private static let particles = Int32(TimeParticle.allCases.count)

  @inline(__always)
  func isMark(_ index: Int, _ mark: Unicode.Scalar) -> Bool {
    let item = item(index)
    return item.kind == .mark && item.value == Int32(UInt8(ascii: mark))
  }

  /// The items that may be left out between the parts of a date: a comma.
  func behindComma(_ index: Int) -> Int { isMark(index, ",") ? index + 1 : index }

  func behindThe(_ index: Int) -> Int { isWord(index, .the) ? index + 1 : index }

  func unit(_ index: Int) -> TimeUnit? {
    value(index, .unit).map { TimeUnit.allCases[$0] }
  }

  func part(_ index: Int) -> TimePart? { value(index, .part).map { TimePart.allCases[$0] } }

  /// The number that digits are, of at most so many digits and with no others bound to it.
  func number(_ index: Int, _ length: ClosedRange<Int>) -> Int? {
    let item = item(index)
    guard item.kind == .number, length.contains(item.length) else { return nil }
    return Int(item.value)
  }

  /// Whether digits are bound to those before or behind by a mark, as in "3.10" and "2-1".
  func isBound(_ index: Int) -> Bool { isBoundAfter(index) || isBoundBefore(index) }

  func isBoundAfter(_ index: Int) -> Bool {
    item(index + 1).isGlued && item(index + 1).kind == .mark && item(index + 2).isGlued
      && item(index + 2).kind == .number
  }

  func isBoundBefore(_ index: Int) -> Bool {
    item(index).isGlued && item(index - 1).kind == .mark && item(index - 1).isGlued
      && item(index - 2).kind == .number
  }

  /// Whether a mark of money stands before an index.
  func isMoney(_ index: Int) -> Bool {
    let before = item(index - 1)
    guard before.kind == .mark else { return false }
    return before.value == 0x24 || before.value == 0x23 || before.value == 128 || before.value > 128
  }

  /// Whether the words around an index look ahead (1) or back (-1) in time, or say nothing (0).
  func tense(_ index: Int) -> Int {
    var ahead = index - 1
    while ahead >= max(0, index - 14) {
      let item = items[ahead]
      if item.kind == .mark, item.value == 0x2E || item.value == 0x3B || item.value == 0x3F {
        break
      }
      if let tense = verb(ahead) { return tense }
      ahead -= 1
    }
    var behind = index + 1
    while behind < min(items.count, index + 12) {
      let item = items[behind]
      if item.kind == .mark, item.value == 0x2E || item.value == 0x3B || item.value == 0x3F {
        break
      }
      if let tense = verb(behind) { return tense }
      behind += 1
    }
    // Without a verb "until Friday" is the one to come.
    return isWord(index - 1, .until, .till, .by) ? 1 : 0
  }

  private func verb(_ index: Int) -> Int? {
    if let tense = value(index, .tense) {
      return tense == 2 ? (isWord(index - 1, .to) ? 1 : nil) : tense
    }
    let item = item(index)
    guard item.kind == .word, item.length > 4, item.casing == .lower else { return nil }
    let end = Int(item.end)
    return bytes[end - 1] == UInt8(ascii: "d") && bytes[end - 2] == UInt8(ascii: "e") ? -1 : nil
  }
}
