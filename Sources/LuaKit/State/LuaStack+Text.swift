import CLuaBridge

extension LuaStack {
  /// The text that `tostring` gives for the value at an index; a `__tostring` runs protected.
  public func text(at index: Int) throws(LuaError) -> String {
    let top = count
    defer { nl_set_top(state, Int32(top)) }
    let status = nl_to_text(state, Int32(clamping: index))
    guard status == NL_OK else { throw error(status: status) }
    return try String.read(from: self, at: -1)
  }
}
