import CLuaBridge

/// An element of an object of Lua: an object, or a position in it, that the owner keeps alive.
///
/// Lua keeps the owner for as long as it has the element, so nothing is retained for it.
public struct LuaElement: LuaPushable {
  /// `userdata`; the description of a class says which elements it has.
  public static var luaType: LuaType { "userdata" }
  private let box: Unmanaged<LuaClassBox>
  private let object: Unmanaged<AnyObject>
  private let index: Int

  /// Takes an object that the owner retains for as long as it lives itself, and the class, which
  /// must live as long.
  public init<Object: AnyObject>(_ type: LuaClass<Object>, _ object: Object, _ index: Int = 0) {
    box = Unmanaged.passUnretained(type.box)
    self.object = Unmanaged.passUnretained(object)
    self.index = index
  }

  /// Pushes it as any other object of its class, which is retained.
  public func push(to stack: LuaStack) throws(LuaError) {
    let box = box.takeUnretainedValue()
    try stack.pushObject(object.takeUnretainedValue(), index, of: box)
  }

  /// Gives its object to a field of a class; throws when it is of another class.
  func read(
    _ property: LuaPropertyDescription, of class: LuaClassBox, to stack: LuaStack
  ) throws {
    guard box.takeUnretainedValue() === `class` else {
      throw LuaError("an object of another class")
    }
    try property.box.get(object.takeUnretainedValue(), index, stack)
  }

  /// Tells C what it is; false when the object must be the same value each time, so that it has to
  /// be pushed.
  func write(to element: UnsafeMutablePointer<nl_Element>) -> Bool {
    box._withUnsafeGuaranteedRef { box in
      if box.hasIdentity { return false }
      element.pointee = nl_Element(
        class_: self.box.toOpaque(), object: object.toOpaque(), index: Int64(index),
        has_cache: box.hasCache)
      return true
    }
  }
}

extension LuaStack {
  /// Pushes a userdata that retains an object.
  func pushObject(_ object: AnyObject, _ index: Int, of box: LuaClassBox) throws(LuaError) {
    try core().ensure(box, on: self)
    let address = Unmanaged.passUnretained(box).toOpaque()
    let retained = Unmanaged.passRetained(object)
    let done = nl_push_object(state, address, retained.toOpaque(), Int64(index), box.hasIdentity)
    if !done {
      retained.release()
      throw .noRoom
    }
  }
}
