/// What a state may do: which libraries it has, what was granted to it, and how much it may take.
public struct LuaPolicy: Sendable, Equatable {
  /// The name, as it appears in messages and help.
  public var name: String
  /// What it is for, in one sentence.
  public var summary: String
  /// The standard libraries that are opened, `_G` being the basic functions.
  public var libraries: [String]
  /// Functions that are taken out of the libraries, as `table.function` or `function`.
  public var removed: [String]
  /// Functions that exist but can only raise "not permitted", with what would grant them.
  public var refused: [String: String]
  /// What was granted; the functions of `io` and `os` look at it.
  public var permissions: [LuaPermission]
  /// The limits of each call.
  public var limits: LuaLimits
  /// Whether scripts are guarded against: `io` and `os` that look at permissions, functions that
  /// can be stopped, random numbers that are the same in every run.
  public var isGuarded: Bool

  /// Makes a policy from its parts.
  public init(
    name: String, summary: String = "", libraries: [String], removed: [String] = [],
    refused: [String: String] = [:], permissions: [LuaPermission] = [],
    limits: LuaLimits = LuaLimits(), isGuarded: Bool = true
  ) {
    (self.name, self.summary) = (name, summary)
    (self.libraries, self.removed, self.refused) = (libraries, removed, refused)
    (self.permissions, self.limits, self.isGuarded) = (permissions, limits, isGuarded)
  }

  /// The most memory the state may use, in bytes; nil for no limit.
  public var memoryLimit: Int? {
    get { limits.memory }
    set { limits.memory = newValue }
  }

  /// The same with more permissions.
  public func granting(_ permissions: [LuaPermission]) -> LuaPolicy {
    var policy = self
    policy.permissions += permissions.filter { !policy.permissions.contains($0) }
    return policy
  }

  /// The same with some of the limits set.
  public func limited(by limits: LuaLimits) -> LuaPolicy {
    var policy = self
    policy.limits = self.limits.replaced(by: limits)
    return policy
  }

  /// The grant of what nothing grants.
  public static let nothing = "nothing"

  private static let pureLibraries = ["_G", "coroutine", "table", "string", "utf8", "math"]
  private static let refusals = [
    "io.popen": nothing, "io.tmpfile": nothing, "os.execute": nothing, "os.setlocale": nothing,
    "os.tmpname": nothing, "package.loadlib": nothing, "debug.debug": nothing,
    "debug.gethook": nothing, "debug.getlocal": nothing, "debug.getregistry": nothing,
    "debug.getupvalue": nothing, "debug.getuservalue": nothing, "debug.setcstacklimit": nothing,
    "debug.sethook": nothing, "debug.setlocal": nothing, "debug.setupvalue": nothing,
    "debug.setuservalue": nothing, "debug.upvalueid": nothing, "debug.upvaluejoin": nothing,
  ]

  /// For plugins: pure Lua and what the host adds; files, clock and environment when granted.
  public static let plugin = LuaPolicy(
    name: "plugin", summary: "For the components of plugins, which others wrote.",
    libraries: pureLibraries, refused: refusals.merging(["collectgarbage": nothing]) { $1 },
    limits: LuaLimits(
      time: .seconds(60), memory: 512 << 20, depth: 100_000, output: 64 << 20))

  /// For the scripts of the person at the keyboard, and the prompt: files below the current folder
  /// may be read.
  public static let script = LuaPolicy(
    name: "script", summary: "For one's own scripts and the prompt.",
    libraries: pureLibraries, refused: refusals, permissions: [.read(".")],
    limits: LuaLimits(memory: 2 << 30, depth: 100_000))

  /// For programs that run as under `lua5.4`: everything that Lua has, nothing is looked at.
  public static let trusted = LuaPolicy(
    name: "trusted", summary: "For programs that are trusted as any program is.",
    libraries: pureLibraries + ["io", "os", "debug", "package"], isGuarded: false)

  /// All of them, from the strictest to the most lenient.
  public static let all = [plugin, script, trusted]
}
