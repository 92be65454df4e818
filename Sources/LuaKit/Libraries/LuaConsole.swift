/// Where `io.write` and `io.read` of a guarded state go; the host attaches one to the state.
public final class LuaConsole {
  let write: (LuaStack, [UInt8], _ isError: Bool) throws -> Void
  let read: (() throws -> [UInt8])?

  /// Takes what writes bytes, and what gives the next bytes of standard input (none at its end), or
  /// nil when scripts may not read it.
  public init(
    write: @escaping (LuaStack, [UInt8], _ isError: Bool) throws -> Void,
    read: (() throws -> [UInt8])? = nil
  ) {
    (self.write, self.read) = (write, read)
  }
}
