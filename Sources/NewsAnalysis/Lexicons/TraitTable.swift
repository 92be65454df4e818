/// The traits of single words by their folded hash.
package struct TraitTable: Sendable {
  private var keys: [UInt64]
  private var traits: [WordTraits]
  private var used = 0

  /// Makes an empty table with room for about `capacity` words.
  package init(capacity: Int) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    traits = Array(repeating: [], count: size)
  }

  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    let mask = keys.count - 1
    var index = Int(truncatingIfNeeded: key ^ (key >> 32)) & mask
    while keys[index] != 0, keys[index] != key { index = (index + 1) & mask }
    return index
  }

  /// Adds traits to a word.
  package mutating func add(_ key: UInt64, _ more: WordTraits) {
    if used * 3 > keys.count * 2 { grow() }
    let index = slot(of: key)
    if keys[index] == 0 {
      keys[index] = key
      used += 1
    }
    traits[index].formUnion(more)
  }

  private mutating func grow() {
    let (oldKeys, oldTraits) = (keys, traits)
    keys = Array(repeating: 0, count: oldKeys.count * 2)
    traits = Array(repeating: [], count: oldKeys.count * 2)
    for index in oldKeys.indices where oldKeys[index] != 0 {
      let place = slot(of: oldKeys[index])
      keys[place] = oldKeys[index]
      traits[place] = oldTraits[index]
    }
  }

  /// The traits of a word; none when no list has it.
  @inline(__always)
  package subscript(_ key: UInt64) -> WordTraits { traits[slot(of: key)] }
}
