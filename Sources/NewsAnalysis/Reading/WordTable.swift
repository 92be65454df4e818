import NewsModel

/// A set of words, each with a number, that is asked with bytes of a text, without making strings.
///
/// ASCII letters count as equal in both cases.
package struct WordTable: Sendable {
  private var slots: [Int32]
  private var starts: [Int32] = [0]
  private var bytes: [UInt8] = []
  private var values: [Int] = []

  /// Makes an empty table with room for a number of words.
  package init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
  }

  /// Makes a table; of equal words the first one counts.
  package init(_ words: [(word: String, value: Int)]) {
    self.init(capacity: words.count)
    for (word, value) in words { insert(Array(word.utf8), value) }
  }

  /// Makes a table of words that all have the number 1.
  package init(words: [String]) { self.init(words.map { ($0, 1) }) }

  /// The number of words.
  package var count: Int { values.count }

  /// Adds a word unless it is there already; an empty one is left out.
  package mutating func insert(_ word: [UInt8], _ value: Int) {
    insert(word, 0..<word.count, value)
  }

  /// Adds the word that a part of a text is, unless it is there already.
  package mutating func insert(_ text: [UInt8], _ span: TextSpan, _ value: Int) {
    guard !span.isEmpty else { return }
    if values.count * 2 >= slots.count { grow() }
    let slot = find(text, span)
    guard slots[slot] < 0 else { return }
    slots[slot] = Int32(values.count)
    values.append(value)
    for index in span { bytes.append(Self.folded(text[index])) }
    starts.append(Int32(bytes.count))
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for word in values.indices {
      slots[find(bytes, Int(starts[word])..<Int(starts[word + 1]))] = Int32(word)
    }
  }

  /// The number of the word that a part of a text is, or nil when it is none of the table.
  package func value(_ text: [UInt8], _ span: TextSpan) -> Int? {
    guard !span.isEmpty, span.lowerBound >= 0, span.upperBound <= text.count else { return nil }
    let index = slots[find(text, span)]
    return index < 0 ? nil : values[Int(index)]
  }

  /// Whether a part of a text is a word of the table.
  package func contains(_ text: [UInt8], _ span: TextSpan) -> Bool { value(text, span) != nil }

  /// The number of a word.
  package subscript(_ word: String) -> Int? {
    let bytes = Array(word.utf8)
    return value(bytes, 0..<bytes.count)
  }

  /// The slot of a word, or the free slot where it would stand; at least half of them are free.
  private func find(_ text: [UInt8], _ span: TextSpan) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in span { hash = (hash ^ UInt64(Self.folded(text[index]))) &* 0x100_0000_01b3 }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while slots[slot] >= 0, !matches(Int(slots[slot]), text, span) { slot = (slot + 1) & mask }
    return slot
  }

  private func matches(_ word: Int, _ text: [UInt8], _ span: TextSpan) -> Bool {
    let start = Int(starts[word])
    guard Int(starts[word + 1]) - start == span.count else { return false }
    for offset in 0..<span.count
    where bytes[start + offset] != Self.folded(text[span.lowerBound + offset]) {
      return false
    }
    return true
  }

  @inline(__always)
  private static func folded(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }
}
