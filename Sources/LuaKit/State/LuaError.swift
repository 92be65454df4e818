/// What went wrong in Lua, or between Lua and Swift.
public struct LuaError: Error, CustomStringConvertible {
  /// The sort of an error.
  public enum Kind: Equatable, Sendable {
    /// The source does not compile; an incomplete one lacks its end.
    case syntax(isIncomplete: Bool)
    /// A script or a function that it called raised an error.
    case runtime
    /// The call was stopped from outside.
    case stopped(StopReason)
    /// The script called `os.exit` with this status, where the host lets it.
    case exited(status: Int32)
    /// There was no room on Lua's stack, or the state is closed.
    case unavailable
  }

  /// Why a call was stopped.
  public enum StopReason: String, Sendable {
    case interrupted, time, memory, steps, depth, output
  }

  /// The sort of the error.
  public var kind: Kind
  /// What went wrong, without the place.
  public var message: String
  /// Where it was raised: the name of the chunk and the line, counted from 1.
  public var location: Location?
  /// The calls that led there, as Lua prints them; nil for errors that come from Swift.
  public var traceback: String?
  /// The Swift error that a function of the host threw, unless that was a ``LuaError``.
  public var cause: (any Error)?
  /// The place as Lua wrote it in front of the message, or nothing.
  var place = ""
  private var raised: RaisedValue?

  /// The value that was raised when it is not a string; belongs to the thread of its state.
  public var value: LuaValue? {
    get { raised?.value }
    set { raised = newValue.map(RaisedValue.init) }
  }

  /// A line of a chunk.
  public struct Location: Hashable, Sendable {
    /// The name of the chunk: a path, or what the host called it.
    public var source: String
    /// The line, counted from 1.
    public var line: Int
    /// Makes a location.
    public init(source: String, line: Int) { (self.source, self.line) = (source, line) }
  }

  /// An error for a script to see: Lua puts the place of the call before the message.
  public init(_ message: String) {
    (kind, self.message) = (.runtime, message)
  }

  init(kind: Kind, message: String) { (self.kind, self.message) = (kind, message) }

  /// `source:line: message`, or the message alone when the place is not known.
  public var description: String {
    guard let location else { return message }
    return "\(location.source):\(location.line): \(message)"
  }

  /// Carries a value in an error.
  ///
  /// Unchecked: errors must be Sendable; the value is used on the thread of its state only, and
  /// releasing a reference is safe on any.
  private final class RaisedValue: @unchecked Sendable {
    let value: LuaValue

    init(_ value: LuaValue) { self.value = value }
  }

  static let noRoom = LuaError(kind: .unavailable, message: "stack overflow between Lua and Swift")
  static let interrupted = LuaError(kind: .stopped(.interrupted), message: "interrupted")
  static let closed = LuaError(kind: .unavailable, message: "the Lua state is closed")
}
