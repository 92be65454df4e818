extension LuaClassBox {
  /// Pushes a field of an object of the class; an unknown field throws and names the nearest one.
  ///
  /// The object must be of the class, as its elements are for the host that made the class.
  public func pushField<Object: AnyObject>(
    _ name: String, of object: LuaObject<Object>, to stack: LuaStack
  ) throws {
    guard object.type.box === self else { throw LuaError("an object of another class") }
    try property(name).box.get(object.object, object.index, stack)
  }

  /// The same for an element that its owner keeps alive.
  public func pushField(_ name: String, of element: LuaElement, to stack: LuaStack) throws {
    try element.read(try property(name), of: self, to: stack)
  }

  /// The description of a field; an unknown one throws and names the nearest.
  @discardableResult
  public func property(_ name: String) throws(LuaError) -> LuaPropertyDescription {
    guard let property = properties.first(where: { $0.name == name }) else {
      throw unknownField(name)
    }
    return property
  }
}
