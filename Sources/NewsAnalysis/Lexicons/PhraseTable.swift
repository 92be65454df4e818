import NewsModel

/// Phrases of one or more words, found by the hashes of their words; the longest one wins.
package struct PhraseTable: Sendable {
  /// Joins the hash of a phrase with that of its next word.
  @inline(__always)
  package static func extend(_ phrase: UInt64, by word: UInt64, comma: Bool) -> UInt64 {
    var hash = (phrase ^ word) &* 0x9E37_79B9_7F4A_7C15
    if comma { hash = (hash ^ 0x2C) &* 0xff51_afd7_ed55_8ccd }
    return hash ^ (hash >> 29)
  }

  /// The hash before the first word.
  package static let empty: UInt64 = 0x243F_6A88_85A3_08D3

  private var keys: [UInt64]
  private var heads: [Int32]
  private var used = 0
  /// All entries, in the order in which they were added.
  package private(set) var entries: [PhraseEntry] = []

  /// Makes an empty table with room for about `capacity` phrases.
  package init(capacity: Int) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    heads = Array(repeating: -2, count: size)
  }

  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    let mask = keys.count - 1
    var index = Int(truncatingIfNeeded: key) & mask
    while heads[index] != -2, keys[index] != key { index = (index + 1) & mask }
    return index
  }

  private mutating func touch(_ key: UInt64) -> Int {
    if used * 3 > keys.count * 2 { grow() }
    let index = slot(of: key)
    if heads[index] == -2 {
      keys[index] = key
      heads[index] = -1
      used += 1
    }
    return index
  }

  private mutating func grow() {
    let (oldKeys, oldHeads) = (keys, heads)
    keys = Array(repeating: 0, count: oldKeys.count * 2)
    heads = Array(repeating: -2, count: oldKeys.count * 2)
    for index in oldKeys.indices where oldHeads[index] != -2 {
      let place = slot(of: oldKeys[index])
      keys[place] = oldKeys[index]
      heads[place] = oldHeads[index]
    }
  }

  /// Adds a phrase, given as its bytes; entries with the same words keep their order.
  package mutating func add(
    _ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, _ entry: PhraseEntry
  ) {
    var key = Self.empty
    var end = -1
    var words = 0
    var place = -1
    WordPieces.forEach(in: range, of: bytes) { piece in
      let comma = end >= 0 && bytes[end..<piece.lowerBound].contains(0x2C)
      key = Self.extend(key, by: TextFolding.hash(bytes, piece), comma: comma)
      place = touch(key)
      end = piece.upperBound
      words += 1
    }
    guard place >= 0 else { return }
    var entry = entry
    entry.words = UInt8(clamping: words)
    entry.next = -1
    entries.append(entry)
    let added = Int32(entries.count - 1)
    guard heads[place] >= 0 else {
      heads[place] = added
      return
    }
    var last = Int(heads[place])
    while entries[last].next >= 0 { last = Int(entries[last].next) }
    entries[last].next = added
  }

  /// What is known of a phrase hash: nil when nothing begins with it, -1 when longer phrases do,
  /// else the index of its first entry.
  @inline(__always)
  package subscript(_ key: UInt64) -> Int? {
    let head = heads[slot(of: key)]
    return head == -2 ? nil : Int(head)
  }
}

/// What a list says of a phrase.
package struct PhraseEntry: Sendable {
  /// The list that has it.
  package var list: LexiconList
  /// What it names.
  package var kind: Entity.Kind
  /// Whether the phrase needs support from its surroundings, as it is an ordinary word or a
  /// person's name as well.
  package var isWeak = false
  /// Whether the list writes it in capitals only.
  package var isUpper = false
  /// Whether it ends with the full stop of an abbreviation, which the text must have as well.
  package var hasStop = false
  /// The bytes of the canonical name in ``Lexicons/pool``.
  package var name: Range<Int32>
  /// The bytes of a code in ``Lexicons/pool``: the country, or what the list calls it.
  package var code: Range<Int32> = 0..<0
  /// The number of words.
  package var words: UInt8 = 0
  /// The index of the next entry with the same words, or -1.
  package var next: Int32 = -1

  /// Makes an entry.
  package init(list: LexiconList, kind: Entity.Kind, name: Range<Int32>) {
    (self.list, self.kind, self.name) = (list, kind, name)
  }
}

/// The lists of names, in the order in which they are believed.
package enum LexiconList: UInt8, CaseIterable, Sendable {
  case countries, demonyms, groups, states, regions, organisations, agencies, outlets, cities
  case provinces, companies

  /// The name of the list in `foundBy`.
  package var rule: String { "gazetteer:\(self)" }
}
