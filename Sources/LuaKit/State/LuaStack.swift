import CLuaBridge

/// The stack of a Lua state or coroutine, as callbacks see it.
///
/// Indexes count from 1 at the bottom, or from -1 at the top; where no value is, reading finds "no
/// value". Nothing here can raise; what has no room throws. A stack is valid while its callback runs.
public struct LuaStack {
  let state: OpaquePointer

  init(_ state: OpaquePointer) { self.state = state }

  /// The number of values.
  public var count: Int { Int(nl_top(state)) }

  /// Pushes a value.
  public func push(_ value: some LuaPushable) throws(LuaError) { try value.push(to: self) }

  /// Pushes nil.
  public func pushNil() throws(LuaError) { try check(nl_push_nil(state)) }

  /// Pushes a string of bytes, which need not be UTF-8.
  public func push(bytes: UnsafeRawBufferPointer) throws(LuaError) {
    try check(nl_push_string(state, bytes.baseAddress, bytes.count))
  }

  /// Pushes another copy of a value on the stack; nil when there is none.
  public func pushCopy(at index: Int) throws(LuaError) {
    try check(nl_push_copy(state, Int32(clamping: index)))
  }

  /// Removes values from the top.
  public func pop(_ count: Int = 1) { nl_pop(state, Int32(clamping: count)) }

  /// The name of the type of a value, as Lua's `type` gives it; a class's name for its objects.
  public func typeName(at index: Int) -> String {
    if let object = nl_to_object(state, Int32(clamping: index)) {
      return Unmanaged<LuaClassBox>.fromOpaque(object.pointee.class_).takeUnretainedValue().name
    }
    return LuaValue.typeNames[Int(nl_type(state, Int32(clamping: index)))] ?? "no value"
  }

  /// Reads a value as a Swift type; says what was expected and found when it is another one.
  public func read<Value: LuaReadable>(_ type: Value.Type = Value.self, at index: Int)
    throws(LuaError)
    -> Value
  {
    try Value.read(from: self, at: index)
  }

  /// Whether there is no value at the index, or nil.
  public func isNil(at index: Int) -> Bool { nl_type(state, Int32(clamping: index)) <= NL_TNIL }

  /// The object of the host that is attached to the state under its type, or nil.
  public func attached<Object: AnyObject>(_ type: Object.Type) -> Object? {
    LuaCore.of(state)?.attached[ObjectIdentifier(type)] as? Object
  }

  /// Pushes an empty table.
  public func pushTable(list: Int = 0, named: Int = 0) throws(LuaError) {
    try check(nl_new_table(state, Int32(clamping: list), Int32(clamping: named)))
  }

  /// Sets a field of a table to the value on top, which is popped; metamethods are not asked.
  public func setField(_ name: String, ofTableAt index: Int) throws(LuaError) {
    var name = name
    try check(
      name.withUTF8 { nl_raw_set_field(state, Int32(clamping: index), $0.baseAddress, $0.count) })
  }

  /// Sets an element of a table to the value on top, which is popped; metamethods are not asked.
  public func setElement(_ position: Int, ofTableAt index: Int) throws(LuaError) {
    try check(nl_raw_set_index(state, Int32(clamping: index), Int64(position)))
  }

  func check(_ done: Bool) throws(LuaError) {
    if !done { throw .noRoom }
  }

  func core() throws(LuaError) -> LuaCore {
    guard let core = LuaCore.of(state) else { throw .closed }
    return core
  }

  /// A key as a message shows it.
  func keyText(at index: Int) -> String {
    if let text = try? String.read(from: self, at: index) { return text }
    if let number = try? Int.read(from: self, at: index) { return String(number) }
    if let number = try? Double.read(from: self, at: index) { return String(number) }
    return "a " + typeName(at: index)
  }

  /// Sets the metatable of a table to the table on top, which is popped.
  func setMetatable(ofTableAt index: Int) throws(LuaError) {
    try check(nl_set_metatable(state, Int32(clamping: index)))
  }

  /// Leaves no more on the stack than before when the body throws.
  func wholly(_ body: () throws(LuaError) -> Void) throws(LuaError) {
    let top = count
    do throws(LuaError) {
      try body()
    } catch {
      nl_set_top(state, Int32(top))
      throw error
    }
  }
}
