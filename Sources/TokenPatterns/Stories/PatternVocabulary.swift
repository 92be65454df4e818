import Synchronization

/// The forms of the tokens that were seen, each with a number; it grows from story to story.
///
/// It belongs to one thread at a time.
package final class PatternVocabulary {
  private var table = FormTable()

  /// Forms after which a vocabulary is not used for another story.
  static let most = 200_000

  /// Makes an empty vocabulary.
  package init() {}

  /// How many forms it has.
  package var count: Int { table.count }

  /// The number of a form: its bytes, and what else tells tokens of the same bytes apart.
  package func number(of form: UnsafeRawBufferPointer, _ mark: UInt8) -> UInt32 {
    table.number(of: form, mark)
  }

  /// The numbers of forms that stand in a text.
  ///
  /// - Parameters:
  ///   - forms: Where each begins and ends, and what tells it from others of the same bytes.
  ///   - bytes: The text; all forms lie in it.
  /// - Returns: A number for each form.
  package func numbers(
    of forms: [(start: Int32, end: Int32, mark: UInt8)], in bytes: UnsafeRawBufferPointer
  ) -> [UInt32] {
    table.numbers(of: forms, in: bytes)
  }
}

/// What a vocabulary is made of.
private struct FormTable {
  private var slots = [UInt32](repeating: .max, count: 4096)
  private var hashes: [UInt32] = []
  private var starts: [Int] = [0]
  private var bytes: [UInt8] = []

  var count: Int { hashes.count }

  mutating func numbers(
    of forms: [(start: Int32, end: Int32, mark: UInt8)], in bytes: UnsafeRawBufferPointer
  ) -> [UInt32] {
    var numbers: [UInt32] = []
    numbers.reserveCapacity(forms.count)
    for form in forms {
      let span = Int(form.start)..<Int(form.end)
      numbers.append(number(of: UnsafeRawBufferPointer(rebasing: bytes[span]), form.mark))
    }
    return numbers
  }

  mutating func number(of form: UnsafeRawBufferPointer, _ mark: UInt8) -> UInt32 {
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

  /// Eight bytes at a time: there are as many forms as tokens.
  private static func hash(_ form: UnsafeRawBufferPointer, _ mark: UInt8) -> UInt32 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(mark)
    var place = 0
    while place + 8 <= form.count {
      hash = mix(hash, form.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      place += 8
    }
    if place < form.count {
      var word = UInt64(form.count)
      while place < form.count {
        word = word << 8 | UInt64(form[place])
        place += 1
      }
      hash = mix(hash, word)
    }
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
  }

  private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let mixed = (hash ^ word) &* 0x9e37_79b9_7f4a_7c15
    return mixed ^ (mixed >> 29)
  }

  private func isForm(_ number: Int, _ form: UnsafeRawBufferPointer, _ mark: UInt8) -> Bool {
    let (start, end) = (starts[number], starts[number + 1])
    guard end - start == form.count + 1, bytes[end - 1] == mark else { return false }
    return bytes.withUnsafeBytes { known in
      for index in 0..<form.count where known[start + index] != form[index] { return false }
      return true
    }
  }

  private mutating func grow() {
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
