import NewsModel
import Spelling

/// The form of a line or of a dateline: words, marks and slots, as a table of profiles has it.
///
/// `PLACE[, DATE] (AGENCY) -` is one. Words in capitals that name a ``Slot`` stand for something of
/// that sort; square brackets hold what may be missing and braces what must stand there, both with `|`
/// between several choices; a hyphen is any dash; a backslash takes the next mark as it is. White
/// space does not count.
struct WireForm: Sendable {
  /// What a word in capitals stands for.
  enum Slot: String, CaseIterable, Sendable {
    case place = "PLACE"
    case region = "REGION"
    case date = "DATE"
    case time = "TIME"
    case zone = "ZONE"
    case agency = "AGENCY"
    case author = "AUTHOR"
    /// A name of somebody who is no author.
    case editor = "EDITOR"
    /// Anything that does not end as a sentence does.
    case text = "TEXT"
    /// Anything.
    case rest = "REST"
    /// Words in capitals, digits and marks without white space.
    case slug = "SLUG"
    /// Digits.
    case number = "NUMBER"
    /// Names of sites on which one follows others.
    case networks = "NETWORKS"
    /// Words that begin with `#`.
    case hashtags = "HASHTAGS"
    /// Small letters with slashes between, as desks sign: `bur-mlr/gk`.
    case initials = "INITIALS"
  }

  /// A step of a form; forms are run by ``WireFormMatcher``.
  enum Step: Equatable, Sendable {
    case literal([UInt8])
    case dash
    case slot(Slot)
    /// Goes on at any of several steps, the first one that leads to the end.
    case split([Int])
    case jump(Int)
    case end
  }

  /// What is wrong with a form.
  struct Problem: Error, CustomStringConvertible {
    let description: String
  }

  /// The steps, the last one the end.
  private(set) var steps: [Step] = []
  /// The words and marks with which a text of this form may begin, in lower case; nil for any.
  private(set) var firstWords: Set<[UInt8]>? = []

  /// Reads a form as it is written in a table.
  init(_ source: String) throws(Problem) {
    var compiler = WireFormCompiler(source)
    steps = try compiler.compile()
    var seen: Set<Int> = []
    collectFirst(0, &seen)
    let isEmpty = seen.contains { steps[$0] == .end }
    if isEmpty { throw Problem(description: "the form '\(Self.shown(source))' may be empty") }
    if isAnything {
      throw Problem(
        description: "the form '\(Self.shown(source))' fits every line; it needs a word or a mark")
    }
  }

  /// A form as problems show it: not more than 80 characters.
  static func shown(_ source: String) -> String {
    source.count > 80 ? source.prefix(79) + "…" : source
  }

  /// Whether some way through the form has nothing but slots that hold anything.
  private var isAnything: Bool {
    var seen: Set<Int> = []
    var waiting = [0]
    while let index = waiting.popLast() {
      guard steps.indices.contains(index), seen.insert(index).inserted else { continue }
      switch steps[index] {
      case .slot(.rest), .slot(.text): waiting.append(index + 1)
      case .split(let targets): waiting += targets
      case .jump(let target): waiting.append(target)
      case .end: return true
      case .literal, .dash, .slot: break
      }
    }
    return false
  }

  /// Whether a slot stands in the form.
  func has(_ slot: Slot) -> Bool { steps.contains(.slot(slot)) }

  private mutating func collectFirst(_ index: Int, _ seen: inout Set<Int>) {
    guard steps.indices.contains(index), seen.insert(index).inserted else { return }
    switch steps[index] {
    case .literal(let bytes): firstWords?.insert(bytes)
    case .dash: firstWords?.formUnion([[UInt8(ascii: "-")], [UInt8(ascii: "_")], [0xE2]])
    case .slot(.hashtags): firstWords?.insert([UInt8(ascii: "#")])
    case .slot: firstWords = nil
    case .split(let targets): for target in targets { collectFirst(target, &seen) }
    case .jump(let target): collectFirst(target, &seen)
    case .end: break
    }
  }
}

/// Turns the text of a form into steps.
private struct WireFormCompiler {
  private let source: String
  private let bytes: [UInt8]
  private var index = 0
  private var steps: [WireForm.Step] = []

  init(_ source: String) { (self.source, bytes) = (source, Array(source.utf8)) }

  mutating func compile() throws(WireForm.Problem) -> [WireForm.Step] {
    try sequence(depth: 0)
    guard index == bytes.count else { throw problem("has a bracket that closes nothing") }
    steps.append(.end)
    return steps
  }

  private func problem(_ what: String) -> WireForm.Problem {
    WireForm.Problem(description: "the form '\(WireForm.shown(source))' \(what)")
  }

  private mutating func sequence(depth: Int) throws(WireForm.Problem) {
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { return }
      if depth > 0, byte == UInt8(ascii: "|") { return }
      if byte <= 0x20 {
        index += 1
      } else if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") {
        index += 1
        try choice(until: byte + 2, depth: depth + 1)
      } else if byte == UInt8(ascii: "-") {
        while index < bytes.count, bytes[index] == UInt8(ascii: "-") { index += 1 }
        steps.append(.dash)
      } else {
        try word()
      }
    }
  }

  /// Reads what may be missing or must stand there, behind its bracket.
  private mutating func choice(until close: UInt8, depth: Int) throws(WireForm.Problem) {
    guard depth < 4 else { throw problem("has too many brackets within brackets") }
    let split = steps.count
    steps.append(.split([]))
    var (starts, jumps): ([Int], [Int]) = ([], [])
    while true {
      starts.append(steps.count)
      try sequence(depth: depth)
      jumps.append(steps.count)
      steps.append(.jump(0))
      guard index < bytes.count else { throw problem("has a bracket that is not closed") }
      index += 1
      if bytes[index - 1] == UInt8(ascii: "|") { continue }
      guard bytes[index - 1] == close else { throw problem("has brackets that do not fit") }
      break
    }
    for jump in jumps { steps[jump] = .jump(steps.count) }
    steps[split] = .split(close == UInt8(ascii: "]") ? starts + [steps.count] : starts)
  }

  /// Reads a slot, a word, or marks.
  private mutating func word() throws(WireForm.Problem) {
    let start = index
    while index < bytes.count, isUpper(bytes[index]) { index += 1 }
    let next = index < bytes.count ? bytes[index] : 0
    if !isWordByte(next),
      let slot = WireForm.Slot(rawValue: String(decoding: bytes[start..<index], as: UTF8.self))
    {
      steps.append(.slot(slot))
      return
    }
    if !isWordByte(next), index - start > 3 {
      let word = String(decoding: bytes[start..<index], as: UTF8.self)
      let slots = WireForm.Slot.allCases.map(\.rawValue)
      if let near = NearestName.nearest(to: word, among: slots),
        Self.isOneEdit(Array(word.utf8), Array(near.utf8))
      {
        throw problem("has no slot \(word); did you mean \(near)? (words are written small)")
      }
    }
    index = start
    var literal: [UInt8] = []
    while index < bytes.count, literal.isEmpty || isWordByte(bytes[index]) {
      if bytes[index] == UInt8(ascii: "\\") {
        index += 1
        guard index < bytes.count else { throw problem("ends in a backslash") }
      }
      let isWord = isWordByte(bytes[index])
      literal.append(isUpper(bytes[index]) ? bytes[index] | 0x20 : bytes[index])
      index += 1
      if !isWord { break }
    }
    steps.append(.literal(literal))
  }

  /// Whether one letter is missing, too many, another one, or has changed places with its neighbour.
  private static func isOneEdit(_ one: [UInt8], _ two: [UInt8]) -> Bool {
    var start = 0
    while start < min(one.count, two.count), one[start] == two[start] { start += 1 }
    var end = 0
    while end < min(one.count, two.count) - start,
      one[one.count - 1 - end] == two[two.count - 1 - end]
    {
      end += 1
    }
    let (left, right) = (one[start..<one.count - end], two[start..<two.count - end])
    if left.count < 2, right.count < 2 { return true }
    return left.count == 2 && left.elementsEqual(right.reversed())
  }

  private func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }

  private func isWordByte(_ byte: UInt8) -> Bool { WireForm.isWordByte(byte) }
}

extension WireForm {
  /// Whether a byte is part of a word: a letter, a digit, a part of another character.
  static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
  }
}
