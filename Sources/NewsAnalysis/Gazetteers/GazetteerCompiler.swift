import NewsModel

/// Makes a compiled list of rows.
package struct GazetteerCompiler {
  /// A name on its way into the file.
  private struct Entry {
    var key: UInt64
    var written: Range<Int>
    var name: Range<Int>
    var id: Range<Int>
    var line: Int
    var kind: UInt8
    var casing: UInt8
  }

  private var keys: [UInt64]
  private var counts: [UInt32]
  private var isUsed: [Bool]
  private var used = 0
  private var entries: [Entry] = []
  private var pool: [UInt8] = []
  private var firstWords: [UInt64] = []
  private var needsCapital = true
  private var names = 0
  private let kinds: [Entity.Kind: UInt8]

  /// Begins a list of about `capacity` names.
  package init(capacity: Int = 64) {
    var size = 64
    while size < capacity * 3, size < 1 << 24 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    counts = Array(repeating: 0, count: size)
    isUsed = Array(repeating: false, count: size)
    let all = Entity.Kind.allCases
    kinds = Dictionary(uniqueKeysWithValues: zip(all, (0..<UInt8(all.count))))
  }

  /// Adds a row with its aliases.
  package mutating func add(_ row: GazetteerRow) {
    let name = keep(row.name)
    let id = row.id.isEmpty ? 0..<0 : keep(row.id)
    names += 1
    add(name, name, id, row)
    for alias in row.aliases { add(keep(alias), name, id, row) }
  }

  private mutating func keep(_ text: String) -> Range<Int> {
    let start = pool.count
    pool.append(contentsOf: text.utf8)
    return start..<pool.count
  }

  private mutating func add(
    _ written: Range<Int>, _ name: Range<Int>, _ id: Range<Int>, _ row: GazetteerRow
  ) {
    var chain: [UInt64] = []
    var first: UInt64?
    var needsCapital = false
    pool.withUnsafeBufferPointer { bytes in
      var key = PhraseTable.empty
      var end = -1
      WordPieces.forEach(in: written, of: bytes) { piece in
        let hash = TextFolding.hash(bytes, piece)
        if first == nil {
          first = hash
          needsCapital =
            row.casing != .any && LetterCase.isUpper(at: piece.lowerBound, of: bytes) == true
        }
        let comma = end >= 0 && bytes[end..<piece.lowerBound].contains(0x2C)
        key = PhraseTable.extend(key, by: hash, comma: comma)
        chain.append(key)
        end = piece.upperBound
      }
    }
    guard let key = chain.last, let first else { return }
    if !needsCapital { self.needsCapital = false }
    firstWords.append(first)
    for key in chain { touch(key) }
    counts[slot(of: key)] += 1
    entries.append(
      Entry(
        key: key, written: written, name: name, id: id, line: row.line,
        kind: kinds[row.kind] ?? 0, casing: row.casing.code))
  }

  private func slot(of key: UInt64) -> Int {
    let mask = keys.count - 1
    var index = Int(truncatingIfNeeded: key) & mask
    while isUsed[index], keys[index] != key { index = (index + 1) & mask }
    return index
  }

  private mutating func touch(_ key: UInt64) {
    if used * 3 > keys.count * 2 { grow() }
    let index = slot(of: key)
    if isUsed[index] { return }
    (keys[index], isUsed[index]) = (key, true)
    used += 1
  }

  private mutating func grow() { resize(to: keys.count * 2) }

  private mutating func resize(to size: Int) {
    let (oldKeys, oldCounts, oldUsed) = (keys, counts, isUsed)
    keys = Array(repeating: 0, count: size)
    counts = Array(repeating: 0, count: size)
    isUsed = Array(repeating: false, count: size)
    for index in oldKeys.indices where oldUsed[index] {
      let place = slot(of: oldKeys[index])
      (keys[place], counts[place], isUsed[place]) = (oldKeys[index], oldCounts[index], true)
    }
  }

  /// The bytes of the compiled list.
  package consuming func finish(of source: GazetteerSource = GazetteerSource()) -> [UInt8] {
    // At most two thirds full, whatever size the guess at the beginning had.
    var size = 16
    while size * 2 < used * 3 { size *= 2 }
    if size != keys.count { resize(to: size) }
    var filterBits = 10
    while filterBits < 21, 1 << filterBits < entries.count * 16 { filterBits += 1 }
    let places = GazetteerLayout.Places(
      slotBits: size.trailingZeroBitCount, entryCount: entries.count, filterBits: filterBits,
      poolSize: pool.count)
    var bytes = [UInt8](repeating: 0, count: places.total)
    bytes.withUnsafeMutableBytes { file in
      writeHeader(places, source, to: file)
      writeSlots(places, to: file)
      for hash in firstWords {
        let bit = Int(truncatingIfNeeded: hash) & (1 << filterBits - 1)
        file[places.filter + bit >> 3] |= 1 << UInt8(bit & 7)
      }
      for (index, byte) in pool.enumerated() { file[places.pool + index] = byte }
    }
    return Self.sealed(bytes)
  }

  /// The bytes with the checksum that they need to be opened.
  package static func sealed(_ bytes: consuming [UInt8]) -> [UInt8] {
    bytes.withUnsafeMutableBytes { file in
      let sum = Gazetteer.checksum(UnsafeRawBufferPointer(file))
      store(sum, at: GazetteerLayout.Field.checksum, in: file)
    }
    return bytes
  }

  private func writeHeader(
    _ places: GazetteerLayout.Places, _ source: GazetteerSource,
    to file: UnsafeMutableRawBufferPointer
  ) {
    typealias Field = GazetteerLayout.Field
    Self.store(GazetteerLayout.magic, at: Field.magic, in: file)
    Self.store(GazetteerLayout.version, at: Field.version, in: file)
    Self.store(UInt32(places.slotBits), at: Field.slotBits, in: file)
    Self.store(UInt32(places.entryCount), at: Field.entryCount, in: file)
    Self.store(UInt32(clamping: names), at: Field.nameCount, in: file)
    Self.store(UInt64(places.poolSize), at: Field.poolSize, in: file)
    Self.store(source.size, at: Field.sourceSize, in: file)
    Self.store(source.time, at: Field.sourceTime, in: file)
    Self.store(source.hash, at: Field.sourceHash, in: file)
    Self.store(source.options, at: Field.options, in: file)
    Self.store(UInt32(places.filterBits), at: Field.filterBits, in: file)
    let flags = needsCapital ? GazetteerLayout.needsCapital : 0
    Self.store(flags, at: Field.flags, in: file)
  }

  private func writeSlots(
    _ places: GazetteerLayout.Places, to file: UnsafeMutableRawBufferPointer
  ) {
    var next: [UInt32] = Array(repeating: 0, count: keys.count)
    var first: UInt32 = 0
    for index in keys.indices {
      let place = places.slots + index * GazetteerLayout.slotSize
      Self.store(keys[index], at: place, in: file)
      Self.store(isUsed[index] ? first : GazetteerLayout.empty, at: place + 8, in: file)
      Self.store(counts[index], at: place + 12, in: file)
      next[index] = first
      first += counts[index]
    }
    for entry in entries {
      let slot = slot(of: entry.key)
      let place = places.entries + Int(next[slot]) * GazetteerLayout.entrySize
      next[slot] += 1
      Self.store(UInt32(entry.written.lowerBound), at: place, in: file)
      Self.store(UInt32(entry.name.lowerBound), at: place + 4, in: file)
      Self.store(UInt32(entry.id.lowerBound), at: place + 8, in: file)
      Self.store(UInt32(clamping: entry.line), at: place + 12, in: file)
      Self.store(UInt16(entry.written.count), at: place + 16, in: file)
      Self.store(UInt16(entry.name.count), at: place + 18, in: file)
      Self.store(UInt16(entry.id.count), at: place + 20, in: file)
      (file[place + 22], file[place + 23]) = (entry.kind, entry.casing)
    }
  }

  private static func store<Number: FixedWidthInteger>(
    _ value: Number, at place: Int, in file: UnsafeMutableRawBufferPointer
  ) {
    file.storeBytes(of: value.littleEndian, toByteOffset: place, as: Number.self)
  }
}
