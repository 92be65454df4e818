import CLuaBridge

/// What an object of Lua refers to: a Swift object, and a position in it for elements of columns.
public struct LuaHandle<Object: AnyObject> {
  /// The Swift object.
  public let object: Object
  /// The position in it; 0 when the whole object is meant.
  public let index: Int

  @inlinable init(object: Object, index: Int) { (self.object, self.index) = (object, index) }
}

/// A field of a class together with its description.
public struct LuaProperty<Object: AnyObject>: Sendable {
  @usableFromInline let erased: LuaPropertyDescription

  /// A field that is read with each access.
  @inlinable public init<Value: LuaPushable>(
    _ name: String, _ summary: String, type: LuaType? = nil, isCached: Bool = false,
    get: @escaping @Sendable (LuaHandle<Object>) throws -> Value
  ) {
    let box = LuaPropertyBox { object, index, stack in
      let object = unsafeDowncast(object, to: Object.self)
      try get(LuaHandle(object: object, index: index)).push(to: stack)
    }
    erased = LuaPropertyDescription(
      name: name, summary: summary, type: type ?? Value.luaType, isCached: isCached, box: box)
  }
}

/// The description of a field.
public struct LuaPropertyDescription: Sendable {
  /// The name, in snake_case.
  public let name: String
  /// What it is, in one sentence.
  public let summary: String
  /// Its type.
  public let type: LuaType
  /// Whether Lua keeps the value after the first read, for as long as it keeps the object.
  public let isCached: Bool
  let box: LuaPropertyBox

  @usableFromInline init(
    name: String, summary: String, type: LuaType, isCached: Bool, box: LuaPropertyBox
  ) {
    (self.name, self.summary, self.type) = (name, summary, type)
    (self.isCached, self.box) = (isCached, box)
  }
}

/// What a class's table of fields points to.
@usableFromInline final class LuaPropertyBox: Sendable {
  let get: @Sendable (AnyObject, Int, LuaStack) throws -> Void

  @usableFromInline init(_ get: @escaping @Sendable (AnyObject, Int, LuaStack) throws -> Void) {
    self.get = get
  }
}

/// A type of objects for Lua: fields, methods and their description.
public struct LuaClass<Object: AnyObject>: Sendable {
  /// The class without the Swift type.
  public let box: LuaClassBox

  /// Makes a class; `text` is what `tostring` gives, `close` runs at the end of the scope of a
  /// `local … <close>`.
  ///
  /// Integer keys are answered by `locate`, which finds what the object keeps anyway and costs
  /// least (it is asked for keys from 1 on; all others are nil), or by `element`, which pushes any
  /// value for any integer.
  ///
  /// `absent` names fields that people look for and that objects do not have, each with the reason as
  /// a clause; asking for one says it. `explain` says it of an object, or nil where the names of
  /// fields say enough.
  ///
  /// With `hasIdentity`, the same Swift object is the same value in Lua for as long as Lua has it,
  /// so that it can be a key of a table.
  public init(
    _ name: String, _ summary: String, properties: [LuaProperty<Object>] = [],
    methods: [LuaFunction] = [], absent: [String: String] = [:], hasIdentity: Bool = false,
    examples: [LuaExample] = [],
    count: (@Sendable (LuaHandle<Object>, LuaStack) throws -> Int)? = nil,
    element: (@Sendable (LuaHandle<Object>, Int, LuaStack) throws -> Void)? = nil,
    locate: (@Sendable (LuaHandle<Object>, Int) -> LuaElement?)? = nil,
    text: (@Sendable (LuaHandle<Object>) throws -> String)? = nil,
    close: (@Sendable (LuaHandle<Object>) throws -> Void)? = nil,
    explain: (@Sendable (LuaHandle<Object>, String) -> String?)? = nil
  ) {
    var behaviour = LuaClassBox.Behaviour()
    behaviour.absent = absent
    if let explain {
      behaviour.explain = { object, index, key in explain(Self.handle(object, index), key) }
    }
    if let element {
      behaviour.element = { object, index, key, stack in
        try element(Self.handle(object, index), key, stack)
      }
    }
    if let locate {
      behaviour.locate = { object, index, key in locate(Self.handle(object, index), key) }
    }
    if let count {
      behaviour.metamethods["__len"] = { object, index, stack in
        try count(Self.handle(object, index), stack).push(to: stack)
      }
    }
    if let text {
      behaviour.metamethods["__tostring"] = { object, index, stack in
        try text(Self.handle(object, index)).push(to: stack)
      }
    }
    if let close {
      behaviour.metamethods["__close"] = { object, index, stack in
        try close(Self.handle(object, index))
        try stack.pushNil()
      }
    }
    box = LuaClassBox(
      name: name, summary: summary, properties: properties.map(\.erased), methods: methods,
      hasIdentity: hasIdentity, examples: examples, behaviour: behaviour)
  }

  private static func handle(_ object: AnyObject, _ index: Int) -> LuaHandle<Object> {
    LuaHandle(object: unsafeDowncast(object, to: Object.self), index: index)
  }

  /// A value for Lua that refers to an object.
  public func object(_ object: Object, _ index: Int = 0) -> LuaObject<Object> {
    LuaObject(type: self, object: object, index: index)
  }

  /// Never, but for a bug that may be planted: arguments behind the first may be of any class.
  @inline(__always)
  private static func isCheckLeftOut(at index: Int) -> Bool {
    #if PLANTED_BUGS
      return nl_planted_bug() == 1 && index > 1
    #else
      return false
    #endif
  }

  /// Reads an object of this class.
  public func read(from stack: LuaStack, at index: Int) throws(LuaError) -> LuaHandle<Object> {
    let address = Unmanaged.passUnretained(box).toOpaque()
    guard let found = nl_to_object(stack.state, Int32(clamping: index)),
      found.pointee.class_ == address || Self.isCheckLeftOut(at: index)
    else { throw .mismatch(LuaType(box.name), at: index, on: stack) }
    let object = Unmanaged<AnyObject>.fromOpaque(found.pointee.object).takeUnretainedValue()
    return LuaHandle(
      object: unsafeDowncast(object, to: Object.self), index: Int(found.pointee.index))
  }
}

/// A reference to a Swift object as a value for Lua.
public struct LuaObject<Object: AnyObject>: LuaPushable {
  /// `userdata`; the description of a property or function names the class.
  public static var luaType: LuaType { "userdata" }
  let type: LuaClass<Object>
  let object: Object
  let index: Int

  /// Pushes a userdata that retains the object.
  public func push(to stack: LuaStack) throws(LuaError) {
    try stack.pushObject(object, index, of: type.box)
  }
}
