/// What a state may do: which libraries it has and what was granted to it.
public struct LuaPolicy: Sendable, Equatable {
  /// The name, as it appears in messages and help.
  public var name: String
  /// The standard libraries that are opened, `_G` being the basic functions.
  public var libraries: [String]
  /// Functions that are taken out of the libraries, as `table.function` or `function`.
  public var removed: [String]
  /// Functions that exist but raise "not permitted", with what would grant them.
  public var refused: [String: String]
  /// The most memory the state may use, in bytes; nil for no limit.
  public var memoryLimit: Int?
  /// Whether library functions are replaced by ones that can be stopped at any time.
  package var isGuarded = true

  /// Makes a policy from its parts.
  public init(
    name: String, libraries: [String], removed: [String] = [], refused: [String: String] = [:],
    memoryLimit: Int? = nil
  ) {
    (self.name, self.libraries, self.removed) = (name, libraries, removed)
    (self.refused, self.memoryLimit) = (refused, memoryLimit)
  }

  private static let pureLibraries = ["_G", "coroutine", "table", "string", "utf8", "math"]
  private static let refusals = [
    "io.open": "--allow-read=PATH", "io.lines": "--allow-read=PATH",
    "io.popen": "nothing", "os.execute": "nothing", "os.exit": "nothing",
    "os.getenv": "--allow-env=NAME", "os.time": "--allow-clock", "os.clock": "--allow-clock",
    "os.remove": "--allow-write=PATH", "os.rename": "--allow-write=PATH",
    "os.tmpname": "--allow-write=PATH", "dofile": "--allow-read=PATH",
    "loadfile": "--allow-read=PATH",
  ]

  /// For plugins: pure Lua and what the host adds; no file, no clock, no environment.
  public static let plugin = LuaPolicy(
    name: "plugin", libraries: pureLibraries, removed: ["collectgarbage"], refused: refusals,
    memoryLimit: 512 << 20)

  /// For the scripts of the person at the keyboard, and the REPL; as ``plugin`` for now.
  public static let script = LuaPolicy(
    name: "script", libraries: pureLibraries, removed: [], refused: refusals,
    memoryLimit: 2 << 30)
}
