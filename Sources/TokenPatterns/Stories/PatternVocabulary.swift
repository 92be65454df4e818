import Synchronization

/// The forms of the tokens that were seen, each with a number; it grows from story to story.
///
/// It belongs to one thread at a time.
package final class PatternVocabulary {
  private var slots = [UInt32](repeating: .max, count: 4096)
  private var hashes: [UInt32] = []
  private var starts: [Int] = [0]
  private var bytes: [UInt8] = []

  /// Forms after which a vocabulary is not used for another story.
  static let most = 200_000

  /// Makes an empty vocabulary.
  package init() {}

  /// How many forms it has.
  package var count: Int { hashes.count }

  /// The number of a form: its bytes, and what else tells tokens of the same bytes apart.
  package func number(of form: UnsafeRawBufferPointer, _ mark: UInt8) -> UInt32 {
    let short = Self.hash(form, mark)
    let mask = slots.count - 1
    var slot = Int(short) & mask
    while slots[slot] != .max {
      let number = Int(slots[slot])
      if hashes[number] == short, isForm(number, form, mark) { return slots[slot] }
      slot = (slot + 1) & mask
    }
    let number = UInt32(hashes.count)
    slots[slot] = number
    hashes.append(short)
    bytes.append(contentsOf: form)
    bytes.append(mark)
    starts.append(bytes.count)
    if hashes.count * 2 > slots.count { grow() }
    return number
  }

  /// Eight bytes at a time: forms are short, and there are as many as tokens.
  private static func hash(_ form: UnsafeRawBufferPointer, _ mark: UInt8) -> UInt32 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(mark)
    var start = 0
    while start < form.count {
      var word: UInt64 = 0
      let end = min(start + 8, form.count)
      for byte in form[start..<end] { word = word << 8 | UInt64(byte) }
      hash = (hash ^ word) &* 0x9e37_79b9_7f4a_7c15
      hash ^= hash >> 29
      start = end
    }
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
  }

  private func isForm(_ number: Int, _ form: UnsafeRawBufferPointer, _ mark: UInt8) -> Bool {
    let range = starts[number]..<starts[number + 1]
    guard range.count == form.count + 1, bytes[range.upperBound - 1] == mark else { return false }
    return bytes.withUnsafeBytes { known in
      UnsafeRawBufferPointer(rebasing: known[range.dropLast()]).elementsEqual(form)
    }
  }

  private func grow() {
    slots = Array(repeating: .max, count: slots.count * 2)
    let mask = slots.count - 1
    for number in hashes.indices {
      var slot = Int(hashes[number]) & mask
      while slots[slot] != .max { slot = (slot + 1) & mask }
      slots[slot] = UInt32(number)
    }
  }
}

/// Vocabularies that no story uses now, for the next stories of any thread.
package final class PatternVocabularies: Sendable {
  /// A vocabulary on its way between threads.
  ///
  /// Unchecked: it is here only while no story has it, and taking it is guarded.
  private struct Resting: @unchecked Sendable { let vocabulary: PatternVocabulary }
  private let resting = Mutex<[Resting]>([])

  /// Begins with none.
  package init() {}

  /// One for a story.
  func take() -> PatternVocabulary {
    resting.withLock { $0.popLast() }?.vocabulary ?? PatternVocabulary()
  }

  /// Takes one back from a story that is over.
  func giveBack(_ vocabulary: PatternVocabulary) {
    guard vocabulary.count < PatternVocabulary.most else { return }
    let place = Resting(vocabulary: vocabulary)
    resting.withLock { if $0.count < 16 { $0.append(place) } }
  }
}
