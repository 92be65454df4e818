import LuaKit

extension Gathered: LuaPushable {
  /// The type `any`.
  package static var luaType: LuaType { "any" }

  /// Takes what a report has in `acc`; it may go on with it, which changes nothing here.
  ///
  /// Throws, with the path below a name (`acc.by_month.first`), for what is no data: functions,
  /// coroutines, other objects, tables that contain themselves. Metatables are left behind.
  package init(_ value: LuaValue, name: String = "acc") throws(LuaError) {
    var reader = ScriptDataReader(takesAccumulators: true)
    do throws(AccumulatorError) {
      self.init(try reader.read(value))
    } catch {
      throw LuaError(error.under(name).description)
    }
  }

  /// Pushes it as what scripts have: tables, plain data and accumulators, all of them new.
  package func push(to stack: LuaStack) throws(LuaError) { try root.push(to: stack) }
}

extension Gathered.Node {
  func push(to stack: LuaStack) throws(LuaError) {
    switch self {
    case .plain(let data): try data.push(to: stack)
    case .accumulator(let value): try Accumulators.push(value, to: stack)
    case .table(let values):
      try PlainData.pushTable(Self.sorted(values), to: stack) { value throws(LuaError) in
        try value.push(to: stack)
      }
    }
  }
}

extension PlainData {
  /// Takes plain data that a script gives; throws with the path to what is none below a name.
  init(_ value: LuaValue, name: String) throws(LuaError) {
    var reader = ScriptDataReader(takesAccumulators: false)
    do throws(AccumulatorError) {
      switch try reader.read(value) {
      case .plain(let data): self = data
      default: self = .table([])
      }
    } catch {
      throw LuaError((name.isEmpty ? error : error.under(name)).description)
    }
  }
}

/// Takes values out of a state.
struct ScriptDataReader {
  /// Whether accumulators are taken too.
  let takesAccumulators: Bool
  /// About how many bytes may still be taken.
  ///
  /// A table that lies in many others is many times there, and few tables make more values than any
  /// memory has.
  private var room: Int
  private let limit: Int
  private var open: Set<UInt> = []

  init(takesAccumulators: Bool) {
    self.takesAccumulators = takesAccumulators
    limit = takesAccumulators ? 1 << 30 : 16 << 20
    room = limit
  }

  mutating func read(_ value: LuaValue, depth: Int = 0) throws(AccumulatorError) -> Gathered.Node {
    try spend(48)
    switch value {
    case .nil: return .plain(.null)
    case .boolean(let flag): return .plain(.boolean(flag))
    case .integer(let number): return .plain(.integer(number))
    case .number(let number): return .plain(.number(number))
    case .string(let string):
      try spend(string.bytes.count)
      let text = String(validating: string.bytes, as: UTF8.self)
      return .plain(text.map { .text($0) } ?? .bytes(string.bytes))
    case .table(let table): return try self.table(table, depth: depth)
    case .object(let reference):
      guard let accumulator = Accumulators.value(of: reference) else { throw unexpected(value) }
      guard takesAccumulators else { throw unexpected(value) }
      return .accumulator(accumulator)
    case .function, .coroutine: throw unexpected(value)
    }
  }

  private mutating func spend(_ bytes: Int) throws(AccumulatorError) {
    room -= bytes
    if room < 0 { throw AccumulatorError("the data takes more than \(limit >> 20) MiB") }
  }

  private func unexpected(_ value: LuaValue) -> AccumulatorError {
    let expected = takesAccumulators ? "accumulators and plain data" : "plain data"
    return AccumulatorError("expected \(expected), got \(value.typeName)")
  }

  private mutating func table(_ table: LuaReference, depth: Int) throws(AccumulatorError)
    -> Gathered.Node
  {
    if depth == PlainData.deepest {
      throw AccumulatorError(
        "tables lie in more than \(PlainData.deepest) tables within each other")
    }
    guard let identity = table.identity else { throw AccumulatorError("the Lua state is closed") }
    guard open.insert(identity).inserted else {
      throw AccumulatorError("the table contains itself")
    }
    defer { open.remove(identity) }
    let found: [(key: LuaValue, value: LuaValue)]
    do throws(LuaError) {
      found = try table.pairs()
    } catch {
      throw AccumulatorError(error.message)
    }
    var pairs: [(key: PlainData.Key, value: Gathered.Node)] = []
    pairs.reserveCapacity(found.count)
    // In order, so that of several errors always the same one is told.
    for (key, value) in try found.map(Self.keyed).sorted(by: { $0.0 < $1.0 }) {
      let child = try AccumulatorError.within(key.pathPart) { () throws(AccumulatorError) in
        try read(value, depth: depth + 1)
      }
      pairs.append((key, child))
    }
    return Gathered.Node(pairs)
  }

  private static func keyed(_ pair: (key: LuaValue, value: LuaValue)) throws(AccumulatorError)
    -> (PlainData.Key, LuaValue)
  {
    switch pair.key {
    case .integer(let number): return (.integer(number), pair.value)
    case .string(let string):
      guard let text = String(validating: string.bytes, as: UTF8.self) else {
        let shown = String(decoding: string.bytes.prefix(40), as: UTF8.self)
        throw AccumulatorError("the key '\(shown)' is no UTF-8")
      }
      return (.text(KeyText(text)), pair.value)
    case let key:
      throw AccumulatorError("expected strings and integers for keys, got a \(key.typeName) key")
    }
  }
}
