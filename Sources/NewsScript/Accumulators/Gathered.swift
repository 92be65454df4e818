import LuaKit
import NewsModel

/// What a report has gathered, taken out of its state: accumulators, tables of them, and plain data.
///
/// It goes to another thread, to a file or through a pipe, and is merged there; neighbours in the
/// corpus are merged with each other, the earlier one first.
package struct Gathered: Sendable {
  private(set) var root: Node

  /// A value.
  enum Node: Sendable {
    case plain(PlainData)
    case accumulator(any Accumulator)
    /// A table that holds an accumulator somewhere below, or nothing at all.
    case table([PlainData.Key: Node])
  }

  /// Takes a value as it is.
  init(_ root: Node) { self.root = root }

  /// Whether it is made of accumulators only, so that ``merge(_:name:)`` does all that there is to do.
  ///
  /// Where there is no accumulator at all it is not: what will be put there is not known.
  package var holdsOnlyAccumulators: Bool { root.firstPlain() == nil && root.hasAccumulator }

  /// Whether a table in it is empty, so that nobody knows whether accumulators or other data will be
  /// put there.
  package var hasEmptyTable: Bool { root.hasEmptyTable }

  /// Where the first plain data is, as a path below a name (`acc.articles`); nil when there is none.
  package func plainDataPath(below name: String = "acc") -> String? {
    root.firstPlain(isRoot: true).map { name + $0.path }
  }

  /// About how many bytes it keeps.
  package var byteCount: Int { root.byteCount }

  /// Adds what was gathered later in the corpus: keys of both, accumulators merged.
  ///
  /// Throws when there is plain data in either, whose place the error names as a path below a name,
  /// or when accumulators differ in type or parameters.
  package mutating func merge(_ other: Gathered, name: String = "acc") throws(LuaError) {
    do throws(AccumulatorError) {
      try root.merge(other.root, isRoot: true)
    } catch {
      throw LuaError(error.under(name).description)
    }
  }

  /// All of it as plain data that JSON can hold.
  package var serialised: MetaValue { root.serialised }

  /// Reads what ``serialised`` gives; the input is not trusted.
  package init(serialised: MetaValue) throws(AccumulatorError) {
    root = try Node(serialised: serialised, depth: 0)
  }
}

extension Gathered.Node {
  /// The keys and values in the order of the keys.
  static func sorted(_ values: [PlainData.Key: Self]) -> [(key: PlainData.Key, value: Self)] {
    values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// What an error calls it.
  var typeName: String {
    switch self {
    case .plain(let data): data.typeName
    case .accumulator(let value): type(of: value).typeName
    case .table: "table"
    }
  }

  /// The first plain data and the path to it; nil when there is none.
  ///
  /// Of a report that has plain data alone, it is what lies in the first field.
  func firstPlain(isRoot: Bool = false) -> (path: String, data: PlainData)? {
    switch self {
    case .plain(.table(let pairs)) where isRoot && !pairs.isEmpty:
      return (pairs[0].key.pathPart, pairs[0].value)
    case .plain(let data): return ("", data)
    case .accumulator: return nil
    case .table(let values):
      for (key, value) in Self.sorted(values) {
        if let found = value.firstPlain() { return (key.pathPart + found.path, found.data) }
      }
      return nil
    }
  }

  var hasAccumulator: Bool {
    switch self {
    case .plain: false
    case .accumulator: true
    case .table(let values): values.values.contains { $0.hasAccumulator }
    }
  }

  var hasEmptyTable: Bool {
    switch self {
    case .plain, .accumulator: false
    case .table(let values): values.isEmpty || values.values.contains { $0.hasEmptyTable }
    }
  }

  var byteCount: Int {
    switch self {
    case .plain(let data): data.byteCount
    case .accumulator(let value): value.byteCount + 64
    case .table(let values):
      values.reduce(64) { $0 + $1.key.byteCount + $1.value.byteCount + 64 }
    }
  }

  /// Adds another value; throws with the path to what cannot be merged.
  mutating func merge(_ other: Self, isRoot: Bool = false) throws(AccumulatorError) {
    switch (self, other) {
    case (.accumulator(var mine), .accumulator(let others)):
      // Nothing else keeps it now, so that it changes where it is.
      self = .table([:])
      defer { self = .accumulator(mine) }
      do throws(LuaError) {
        try mine.merge(any: others)
      } catch {
        throw AccumulatorError(error.message)
      }
    case (.table(var mine), .table(let others)):
      self = .table([:])
      defer { self = .table(mine) }
      for (key, value) in Self.sorted(others) {
        try Self.merge(value, into: &mine, at: key)
      }
    default:
      // Plain data first: it is what the report has to be changed for.
      for side in [self, other] { try side.refusePlain(isRoot: isRoot) }
      throw AccumulatorError("cannot merge a \(other.typeName) into a \(typeName)")
    }
  }

  private static func merge(
    _ value: Self, into values: inout [PlainData.Key: Self], at key: PlainData.Key
  ) throws(AccumulatorError) {
    try AccumulatorError.within(key.pathPart) { () throws(AccumulatorError) in
      try value.refusePlain()
    }
    guard var known = values.removeValue(forKey: key) else {
      values[key] = value
      return
    }
    defer { values[key] = known }
    try AccumulatorError.within(key.pathPart) { () throws(AccumulatorError) in
      try known.merge(value)
    }
  }

  private func refusePlain(isRoot: Bool = false) throws(AccumulatorError) {
    guard let found = firstPlain(isRoot: isRoot) else { return }
    let problem =
      "expected an accumulator, got plain data (\(found.data.typeName)), which only the report's "
      + "own 'merge' can merge"
    throw AccumulatorError(problem).under(found.path)
  }

  var serialised: MetaValue {
    switch self {
    case .plain(let data): data.serialised
    case .accumulator(let value): value.serialised
    case .table(let values): PlainData.serialised(Self.sorted(values)) { $0.serialised }
    }
  }

  init(serialised value: MetaValue, depth: Int) throws(AccumulatorError) {
    switch value {
    case .table(let fields) where Accumulators.isSerialised(fields):
      self = .accumulator(try Accumulators.read(value))
    case .table(let fields) where fields["keys"] != nil:
      self = try Self.table(of: value, depth: depth)
    case .list: self = try Self.table(of: value, depth: depth)
    default: self = .plain(try PlainData(serialised: value, depth: depth))
    }
  }

  private static func table(of value: MetaValue, depth: Int) throws(AccumulatorError) -> Self {
    let pairs = try PlainData.pairs(of: value, depth: depth) {
      value, depth throws(AccumulatorError) in
      try Self(serialised: value, depth: depth)
    }
    return Self(pairs)
  }

  /// A table; one that holds plain data alone is plain data.
  init(_ pairs: [(key: PlainData.Key, value: Self)]) {
    var plain: [(key: PlainData.Key, value: PlainData)] = []
    for (key, value) in pairs {
      guard case .plain(let data) = value else {
        self = .table(Dictionary(pairs.map { ($0.key, $0.value) }) { first, _ in first })
        return
      }
      plain.append((key, data))
    }
    self = pairs.isEmpty ? .table([:]) : .plain(.table(plain))
  }
}
