import SeededRandom

/// Random numbers and texts that a seed repeats exactly.
///
/// Use it with `@Test(arguments: 0..<200)`: the seed that fails is named in the failure.
package struct Generator: RandomNumberGenerator {
  private var numbers: SplitMix

  /// Begins the sequence of a seed.
  package init(seed: UInt64) { numbers = SplitMix(seed: seed) }

  /// The next number.
  package mutating func next() -> UInt64 { numbers.next() }

  /// One of the choices, or nil when there is none.
  package mutating func pick<Choices: RandomAccessCollection>(
    _ choices: Choices
  ) -> Choices.Element? {
    choices.randomElement(using: &self)
  }

  /// True once in so many times.
  package mutating func chance(oneIn times: Int) -> Bool {
    Int.random(in: 0..<Swift.max(1, times), using: &self) == 0
  }
}

/// Texts that look like news from afar: words, names, numbers, marks, scripts and emoji.
extension Generator {
  /// A text of some paragraphs; about one in sixteen is empty.
  package mutating func text() -> String {
    if chance(oneIn: 16) { return "" }
    let count = Int.random(in: 1...5, using: &self)
    var paragraphs: [String] = []
    for _ in 0..<count { paragraphs.append(paragraph()) }
    return paragraphs.joined(separator: pick(["\n\n", "\n", "\r\n\r\n", "\n \n\n"]) ?? "\n\n")
  }

  /// Some sentences in one line.
  package mutating func paragraph() -> String {
    let count = Int.random(in: 1...4, using: &self)
    var sentences: [String] = []
    for _ in 0..<count { sentences.append(sentence()) }
    return sentences.joined(separator: pick([" ", "  ", "\u{A0}"]) ?? " ")
  }

  /// Some words with marks between them and a mark at the end; one in four is quoted.
  package mutating func sentence() -> String {
    var sentence = ""
    for index in 0..<Int.random(in: 1...14, using: &self) {
      if index > 0 { sentence += pick(NewsWords.gaps) ?? " " }
      sentence += word()
    }
    sentence += pick(NewsWords.ends) ?? "."
    guard chance(oneIn: 4), let marks = pick(NewsWords.quotes) else { return sentence }
    return marks.open + sentence + marks.close
  }

  /// A word, name, number or something stranger.
  package mutating func word() -> String {
    switch Int.random(in: 0..<10, using: &self) {
    case 0, 1: pick(NewsWords.names) ?? ""
    case 2: pick(NewsWords.strange) ?? ""
    case 3: String(Int.random(in: 0...2100, using: &self))
    default: pick(NewsWords.plain) ?? ""
    }
  }

  /// Bytes of any kind, mostly no valid UTF-8.
  package mutating func bytes(atMost limit: Int) -> [UInt8] {
    let count = Int.random(in: 0...limit, using: &self)
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &self) }
  }
}

/// Damage of the sorts that files come with.
extension Generator {
  /// Bytes with one to four faults: cut off, cut out, doubled, changed, moved, or strange bytes put in.
  package mutating func damaged(_ original: [UInt8]) -> [UInt8] {
    var bytes = original
    for _ in 0..<Int.random(in: 1...4, using: &self) {
      guard !bytes.isEmpty else { return bytes }
      let start = Int.random(in: 0..<bytes.count, using: &self)
      let end = min(bytes.count, start + Int.random(in: 1...40, using: &self))
      switch Int.random(in: 0..<8, using: &self) {
      case 0: bytes.removeSubrange(start...)
      case 1: bytes.removeSubrange(start..<end)
      case 2: bytes.insert(contentsOf: bytes[start..<end], at: start)
      case 3: bytes[start] ^= 1 << UInt8.random(in: 0..<8, using: &self)
      case 4: bytes[start] = pick(Array("\"'<>&{}[],;:\\\n\r\t\0=#".utf8)) ?? 0
      case 5: bytes.insert(contentsOf: self.bytes(atMost: 8), at: start)
      case 6:
        let piece = bytes[start..<end]
        bytes.removeSubrange(start..<end)
        bytes.insert(contentsOf: piece, at: Int.random(in: 0...bytes.count, using: &self))
      default:
        bytes.insert(contentsOf: repeatElement(bytes[start], count: 3000), at: start)
      }
    }
    return bytes
  }
}
