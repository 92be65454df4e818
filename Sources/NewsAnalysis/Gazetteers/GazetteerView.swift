import NewsModel

/// A compiled list while its bytes are held: lookups that stay inside, whatever the bytes say.
struct GazetteerView {
  /// What a key leads to.
  struct Slot {
    /// The first entry.
    let first: Int
    /// The number of entries; none when the words only begin longer names.
    let count: Int
  }

  private let bytes: UnsafeRawBufferPointer
  private let places: GazetteerLayout.Places
  private let slotMask: Int
  private let filterMask: Int
  /// Whether no name begins in lower case.
  let needsCapital: Bool

  init(_ bytes: UnsafeRawBufferPointer, _ places: GazetteerLayout.Places, needsCapital: Bool) {
    (self.bytes, self.places, self.needsCapital) = (bytes, places, needsCapital)
    slotMask = 1 << places.slotBits - 1
    filterMask = 1 << places.filterBits - 1
  }

  @inline(__always)
  private func load<Number: FixedWidthInteger>(_ place: Int, as type: Number.Type) -> Number {
    Number(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: type))
  }

  /// Whether a name may begin with a word; a few that do not are let through.
  @inline(__always)
  func mayBegin(_ hash: UInt64) -> Bool {
    let bit = Int(truncatingIfNeeded: hash) & filterMask
    return bytes[places.filter + bit >> 3] & (1 << UInt8(bit & 7)) != 0
  }

  /// What is known of the hash of words; nil when no name begins with them.
  @inline(__always)
  func slot(_ key: UInt64) -> Slot? {
    var index = Int(truncatingIfNeeded: key) & slotMask
    for _ in 0...slotMask {
      let place = places.slots + index * GazetteerLayout.slotSize
      let first = load(place + 8, as: UInt32.self)
      if first == GazetteerLayout.empty { return nil }
      if load(place, as: UInt64.self) == key {
        let start = min(Int(first), places.entryCount)
        let count = Int(load(place + 12, as: UInt32.self))
        return Slot(first: start, count: min(count, places.entryCount - start))
      }
      index = (index + 1) & slotMask
    }
    return nil
  }

  private func place(_ entry: Int) -> Int {
    places.entries + min(max(entry, 0), places.entryCount - 1) * GazetteerLayout.entrySize
  }

  private func pool(_ start: UInt32, _ count: UInt16) -> UnsafeBufferPointer<UInt8> {
    let start = min(Int(start), places.poolSize)
    let end = min(start + Int(count), places.poolSize)
    let part = UnsafeRawBufferPointer(rebasing: bytes[(places.pool + start)..<(places.pool + end)])
    return part.assumingMemoryBound(to: UInt8.self)
  }

  /// The name of an entry as the table writes it.
  func written(_ entry: Int) -> UnsafeBufferPointer<UInt8> {
    let place = place(entry)
    return pool(load(place, as: UInt32.self), load(place + 16, as: UInt16.self))
  }

  /// The case rule of an entry.
  func casing(_ entry: Int) -> GazetteerCase { GazetteerCase(code: bytes[place(entry) + 23]) }

  /// The kind of an entry.
  func kind(_ entry: Int) -> Entity.Kind {
    let kinds = Entity.Kind.allCases
    return kinds[Int(bytes[place(entry) + 22]) % kinds.count]
  }

  /// An entry; there must be one at least.
  func entry(_ entry: Int) -> GazetteerEntry {
    let place = place(entry)
    let name = pool(load(place + 4, as: UInt32.self), load(place + 18, as: UInt16.self))
    let id = pool(load(place + 8, as: UInt32.self), load(place + 20, as: UInt16.self))
    return GazetteerEntry(
      written: String(decoding: written(entry), as: UTF8.self),
      name: String(decoding: name, as: UTF8.self),
      kind: kind(entry),
      id: String(decoding: id, as: UTF8.self), casing: casing(entry),
      line: Int(load(place + 12, as: UInt32.self)))
  }
}

/// What a list says of a name.
package struct GazetteerEntry: Equatable, Sendable {
  /// The name or alias as the table writes it.
  package let written: String
  /// The name of what it names.
  package let name: String
  /// What it names.
  package let kind: Entity.Kind
  /// How the list's owner calls it elsewhere, or empty.
  package let id: String
  /// How the name must be cased.
  package let casing: GazetteerCase
  /// The line of the table, from 1.
  package let line: Int
}
