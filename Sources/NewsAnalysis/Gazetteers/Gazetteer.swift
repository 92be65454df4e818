import NewsModel

/// A list of names, compiled: in a file that is mapped into memory, or in memory.
///
/// It is checked once, when it is opened; it may be shared between threads.
package final class Gazetteer: Sendable {
  private enum Storage: Sendable {
    case mapped(MappedFile)
    case memory([UInt8])
  }

  /// What the list is called.
  package let name: String
  /// The number of things that it names.
  package let count: Int
  /// The number of names and aliases.
  package let entryCount: Int
  /// What it was made of.
  package let source: GazetteerSource
  private let storage: Storage
  private let places: GazetteerLayout.Places
  private let needsCapital: Bool

  /// Opens a compiled file; nil when it is none of this version or is damaged.
  package convenience init?(name: String, compiled path: String) {
    guard let file = MappedFile(path) else { return nil }
    self.init(name: name, .mapped(file))
  }

  /// Takes the bytes of a compiled list; nil when they are none of this version or damaged.
  package convenience init?(name: String, bytes: [UInt8]) {
    self.init(name: name, .memory(bytes))
  }

  /// Compiles rows in memory.
  package convenience init?(name: String, rows: [GazetteerRow]) {
    var compiler = GazetteerCompiler(capacity: rows.count)
    for row in rows { compiler.add(row) }
    self.init(name: name, bytes: compiler.finish())
  }

  private init?(name: String, _ storage: Storage) {
    guard let header = Self.withBytes(storage, Self.header) else { return nil }
    (self.name, self.storage, places) = (name, storage, header.places)
    (count, entryCount) = (header.names, header.places.entryCount)
    (source, needsCapital) = (header.source, header.needsCapital)
  }

  /// Whether the names lie in a file that is mapped.
  package var isMapped: Bool {
    if case .mapped = storage { return true }
    return false
  }

  /// The size of the compiled list in bytes.
  package var byteCount: Int { places.total }

  private static func withBytes<Result>(
    _ storage: Storage, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    switch storage {
    case .mapped(let file): try file.withBytes(body)
    case .memory(let bytes): try bytes.withUnsafeBytes(body)
    }
  }

  /// Calls a function with the bytes of the compiled list.
  func withAllBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try Self.withBytes(storage, body)
  }

  /// Calls a function with the lookups of the list.
  func withView<Result>(_ body: (GazetteerView) throws -> Result) rethrows -> Result {
    try Self.withBytes(storage) {
      try body(GazetteerView($0, places, needsCapital: needsCapital))
    }
  }

  /// All entries of a name, in the order of the table, whatever its case.
  package func entries(named name: String) -> [GazetteerEntry] {
    let key = Lexicons.key(of: name)
    return withView { view in
      guard let slot = view.slot(key) else { return [] }
      return (slot.first..<slot.first + slot.count).map(view.entry)
    }
  }

  /// The kind of the first entry that a match may mean.
  package func kind(of match: GazetteerMatch) -> Entity.Kind { withView { $0.kind(match.best) } }

  /// The entries that a match may mean, in the order of the table.
  package func entries(of match: GazetteerMatch) -> [GazetteerEntry] {
    withView { view in
      guard entryCount > 0 else { return [] }
      return match.entries.map(view.entry)
    }
  }
}

extension Gazetteer {
  private struct Header {
    let places: GazetteerLayout.Places
    let source: GazetteerSource
    let names: Int
    let needsCapital: Bool
  }

  /// The sum of all bytes but those that hold it.
  static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let place = GazetteerLayout.Field.checksum
    let head = GazetteerLayout.checksum(UnsafeRawBufferPointer(rebasing: bytes[..<place]))
    let rest = UnsafeRawBufferPointer(rebasing: bytes[(place + 8)...])
    return GazetteerLayout.checksum(rest, seed: head)
  }

  private static func header(of bytes: UnsafeRawBufferPointer) -> Header? {
    typealias Field = GazetteerLayout.Field
    func load<Number: FixedWidthInteger>(_ place: Int, _ type: Number.Type) -> Number {
      Number(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: type))
    }
    guard bytes.count >= GazetteerLayout.headerSize,
      load(Field.magic, UInt64.self) == GazetteerLayout.magic,
      load(Field.version, UInt32.self) == GazetteerLayout.version
    else { return nil }
    let places = GazetteerLayout.Places(
      slotBits: Int(load(Field.slotBits, UInt32.self)),
      entryCount: Int(load(Field.entryCount, UInt32.self)),
      filterBits: Int(load(Field.filterBits, UInt32.self)),
      poolSize: Int(clamping: load(Field.poolSize, UInt64.self)))
    guard places.isSound, places.total == bytes.count,
      load(Field.checksum, UInt64.self) == checksum(bytes)
    else { return nil }
    var source = GazetteerSource()
    source.size = load(Field.sourceSize, UInt64.self)
    source.time = load(Field.sourceTime, Int64.self)
    source.hash = load(Field.sourceHash, UInt64.self)
    source.options = load(Field.options, UInt64.self)
    let flags = load(Field.flags, UInt32.self)
    return Header(
      places: places, source: source, names: Int(load(Field.nameCount, UInt32.self)),
      needsCapital: flags & GazetteerLayout.needsCapital != 0)
  }
}
