import CLuaBridge

extension LuaStack {
  /// The text that `tostring` gives for the value at an index; a `__tostring` runs protected.
  public func text(at index: Int) throws(LuaError) -> String {
    let status = nl_to_text(state, Int32(index))
    defer { pop() }
    guard status == NL_OK else {
      throw LuaError((try? String.read(from: self, at: -1)) ?? "a value that cannot be shown")
    }
    return try String.read(from: self, at: -1)
  }
}
