import CLuaBridge

/// Keeps a value of a state alive for Swift: a table, a function, an object or a coroutine.
///
/// Belongs to the thread of its state, but may be released on any thread. After the state is closed
/// it can only be released.
public final class LuaReference: LuaPushable, LuaReadable {
  /// The type `any`.
  public static let luaType: LuaType = "any"
  private let core: LuaCore
  private let reference: Int32
  /// Lua's name of the type of the value.
  public let typeName: String

  /// Takes the value on top of the stack, which is popped.
  init(popping stack: LuaStack) throws(LuaError) {
    core = try stack.core()
    core.releaseReferences()
    typeName = stack.typeName(at: -1)
    reference = nl_ref(stack.state)
    if reference == NL_NO_REFERENCE { throw .noRoom }
  }

  deinit { core.release(reference) }

  /// Pushes the value; the stack must be of the same state.
  public func push(to stack: LuaStack) throws(LuaError) {
    #if PLANTED_BUGS
      guard core.main != nil || core.closed != nil else { throw .closed }
    #else
      guard core.main != nil else { throw .closed }
    #endif
    guard try stack.core() === core else { throw LuaError("a value of another Lua state") }
    try stack.check(nl_push_ref(stack.state, reference))
  }

  /// Reads a table, function, object or coroutine; other values are not referred to.
  public static func read(from stack: LuaStack, at index: Int) throws(LuaError) -> LuaReference {
    switch try LuaValue.read(from: stack, at: index) {
    case .table(let reference), .function(let reference), .object(let reference),
      .coroutine(let reference):
      return reference
    default:
      throw LuaError("expected a table, function or object, got \(stack.typeName(at: index))")
    }
  }

  func withPushed<Result>(_ body: (LuaStack) throws(LuaError) -> Result) throws(LuaError)
    -> Result
  {
    #if PLANTED_BUGS
      let main = core.main ?? core.closed
    #else
      let main = core.main
    #endif
    guard let state = main else { throw .closed }
    let stack = LuaStack(state)
    let top = stack.count
    defer { nl_set_top(state, Int32(top)) }
    try push(to: stack)
    return try body(stack)
  }

  /// The number of elements of a table as `#` counts, without metamethods.
  ///
  /// A table with gaps may be built so that Lua counts up to 2^63; no more than 2^31 are given.
  public var rawCount: Int {
    (try? withPushed { Int(clamping: Int32(clamping: nl_raw_length($0.state, -1))) }) ?? 0
  }

  /// A field of a table, without metamethods; nil for other values.
  public func field(_ name: String) throws(LuaError) -> LuaValue {
    try withPushed { stack throws(LuaError) in
      guard nl_raw_get_field(stack.state, -1, name, name.utf8.count) else { return .nil }
      return try LuaValue.read(from: stack, at: -1)
    }
  }

  /// An element of a table, without metamethods; nil for other values.
  public func element(_ position: Int) throws(LuaError) -> LuaValue {
    try withPushed { stack throws(LuaError) in
      guard nl_raw_get_index(stack.state, -1, Int64(position)) else { return .nil }
      return try LuaValue.read(from: stack, at: -1)
    }
  }

  /// Sets a field of a table, without metamethods; throws when the value is no table.
  public func setField(_ name: String, to value: some LuaPushable) throws(LuaError) {
    try withPushed { stack throws(LuaError) in
      guard typeName == "table" else { throw .mismatch("table", at: -1, on: stack) }
      try value.push(to: stack)
      try stack.setField(name, ofTableAt: -2)
    }
  }

  /// Sets an element of a table, without metamethods; throws when the value is no table.
  public func setElement(_ position: Int, to value: some LuaPushable) throws(LuaError) {
    try withPushed { stack throws(LuaError) in
      guard typeName == "table" else { throw .mismatch("table", at: -1, on: stack) }
      try value.push(to: stack)
      try stack.setElement(position, ofTableAt: -2)
    }
  }

  /// The elements of a table from 1 up to the first nil, without metamethods; none of other values.
  ///
  /// Unlike ``rawCount`` it is never more than there is memory for.
  public func elements() throws(LuaError) -> [LuaValue] {
    var elements: [LuaValue] = []
    for position in 0..<rawCount {
      let element = try element(position + 1)
      if case .nil = element { break }
      elements.append(element)
    }
    return elements
  }

  /// All keys and values of a table, in Lua's own order, which differs from run to run.
  public func pairs(atMost limit: Int = .max) throws(LuaError) -> [(key: LuaValue, value: LuaValue)]
  {
    try withPushed { stack throws(LuaError) in
      var pairs: [(key: LuaValue, value: LuaValue)] = []
      let table = nl_absolute(stack.state, -1)
      guard table > 0, nl_type(stack.state, table) == NL_TTABLE else { return [] }
      try stack.pushNil()
      while pairs.count < limit, nl_next(stack.state, table) == 1 {
        pairs.append((try .read(from: stack, at: -2), try .read(from: stack, at: -1)))
        stack.pop()
      }
      return pairs
    }
  }

  /// The Swift object and index behind an object of a class; nil for other values.
  public func object<Object>(of type: LuaClass<Object>) -> LuaHandle<Object>? {
    try? withPushed { stack throws(LuaError) in try type.read(from: stack, at: -1) }
  }

  /// The class of an object of the host, or nil.
  public var objectClass: LuaClassBox? {
    try? withPushed { stack throws(LuaError) in
      guard let object = nl_to_object(stack.state, -1) else { throw .closed }
      return Unmanaged<LuaClassBox>.fromOpaque(object.pointee.class_).takeUnretainedValue()
    }
  }

  /// Whether a function can see an argument at a place from 1 on: it has so many parameters, or takes
  /// any number.
  package func takesArgument(at place: Int) -> Bool {
    let takes = try? withPushed { stack throws(LuaError) in
      nl_takes_argument(stack.state, -1, Int32(clamping: place))
    }
    return takes ?? true
  }

  /// An address that tells tables apart; nil for strings, numbers and objects.
  public var identity: UInt? {
    try? withPushed { stack throws(LuaError) in
      guard let address = nl_identity(stack.state, -1) else { throw .closed }
      return UInt(bitPattern: address)
    }
  }
}
