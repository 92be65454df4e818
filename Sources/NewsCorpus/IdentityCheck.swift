import NewsModel

/// Turns an article away whose id was there before.
///
/// The bytes of the ids lie in one array, and a table of 32 bits of their hashes finds them: an
/// article takes the bytes of its id and 25 to 50 more.
package struct IdentityCheck {
  /// An id that was seen.
  private struct Entry {
    /// Where its bytes end; they begin where those of the one before end.
    let end: Int
    /// The index of its path.
    let path: UInt32
    /// Its line; 0 when the file is one record.
    let line: UInt32
  }

  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  private var paths: [String] = []
  /// A power of two of slots: the upper half of a hash and the number of an entry from 1; 0 is free.
  private var slots = [UInt64](repeating: 0, count: 64)

  /// Begins without an id.
  package init() {}

  /// The record itself, or a rejection that names both places.
  package mutating func check(_ record: Record) -> Record {
    guard case .article(let article, let place) = record else { return record }
    var id = article.id
    let first = id.withUTF8 { insert($0, at: place) }
    return first.map { .rejected(Self.rejection(id, at: place, first: $0)) } ?? record
  }

  /// The item itself, or a rejection that names both places.
  package mutating func check(_ item: CorpusItem) -> CorpusItem {
    guard case .article(let article) = item else { return item }
    let first = article.withID { insert($0, at: article.place) }
    return first.map { .rejected(Self.rejection(article.id, at: article.place, first: $0)) } ?? item
  }

  private static func rejection(_ id: String, at place: Place, first: Place) -> Rejection {
    Rejection("id '\(id)' is used already by \(first)", at: place)
  }

  /// Remembers an id; gives the place of the first article that has it when there is one.
  private mutating func insert(_ id: UnsafeBufferPointer<UInt8>, at place: Place) -> Place? {
    let hash = Self.hash(id)
    let mark = hash & ~0xFFFF_FFFF
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      if slots[slot] & ~0xFFFF_FFFF == mark {
        let index = Int(slots[slot] & 0xFFFF_FFFF) - 1
        if isSame(id, index) { return self.place(index) }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    add(id, at: place)
    slots[slot] = mark | UInt64(entries.count)
    if entries.count * 4 > slots.count * 3 { grow() }
    return nil
  }

  private mutating func add(_ id: UnsafeBufferPointer<UInt8>, at place: Place) {
    if paths.last != place.path { paths.append(place.path) }
    bytes.append(contentsOf: id)
    entries.append(
      Entry(
        end: bytes.count, path: UInt32(truncatingIfNeeded: paths.count - 1),
        line: UInt32(truncatingIfNeeded: place.line ?? 0)))
  }

  private func range(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : entries[index - 1].end)..<entries[index].end
  }

  private func isSame(_ id: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let range = range(index)
    return range.count == id.count && bytes[range].elementsEqual(id)
  }

  private func place(_ index: Int) -> Place {
    let entry = entries[index]
    return Place(path: paths[Int(entry.path)], line: entry.line == 0 ? nil : Int(entry.line))
  }

  /// Doubles the table.
  private mutating func grow() {
    let mask = slots.count * 2 - 1
    slots = [UInt64](repeating: 0, count: mask + 1)
    bytes.withUnsafeBufferPointer { bytes in
      for index in entries.indices {
        let hash = Self.hash(UnsafeBufferPointer(rebasing: bytes[range(index)]))
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = hash & ~0xFFFF_FFFF | UInt64(index + 1)
      }
    }
  }

  /// The hash is another one in each process, so that nobody can choose ids that meet.
  private static func hash(_ id: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(id))
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }
}
