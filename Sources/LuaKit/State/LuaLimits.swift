import CLuaBridge

/// How much one call may take before it is stopped; nil is as much as it likes.
///
/// A limit cannot be caught by the script. The state stays usable after it.
public struct LuaLimits: Sendable, Equatable {
  /// How long the call may run; host functions that it calls count.
  public var time: Duration?
  /// The bytes that the state may hold, what it held before included.
  public var memory: Int?
  /// The instructions of Lua, counted by the hundred: the same in every run.
  ///
  /// A new coroutine costs a hundred.
  ///
  /// Counting makes tight loops slower, so it is not meant as a safeguard.
  public var steps: Int?
  /// The levels of calls within calls; noticed when the stack grows, so up to twice as many.
  public var depth: Int?
  /// The bytes that host functions write for the call, see ``LuaStack/spendOutput(_:)``.
  public var output: Int?

  /// No limits but those that are given.
  public init(
    time: Duration? = nil, memory: Int? = nil, steps: Int? = nil, depth: Int? = nil,
    output: Int? = nil
  ) {
    (self.time, self.memory, self.steps) = (time, memory, steps)
    (self.depth, self.output) = (depth, output)
  }

  /// These limits, with the ones that others set in their place.
  public func replaced(by others: LuaLimits) -> LuaLimits {
    LuaLimits(
      time: others.time ?? time, memory: others.memory ?? memory, steps: others.steps ?? steps,
      depth: others.depth ?? depth, output: others.output ?? output)
  }

  /// The limits as C has them.
  var bridged: nl_Limits {
    var limits = nl_Limits()
    if let time {
      let (seconds, attoseconds) = time.components
      let most = UInt64.max / 2_000_000_000
      let whole = min(UInt64(clamping: seconds), most) * 1_000_000_000
      limits.nanoseconds = max(whole + UInt64(clamping: attoseconds / 1_000_000_000), 1)
    }
    limits.steps = Int64(max(steps ?? 0, steps == nil ? 0 : 1))
    limits.depth = Int32(clamping: max(depth ?? 0, depth == nil ? 0 : 1))
    limits.output = Int64(max(output ?? 0, output == nil ? 0 : 1))
    return limits
  }

  /// The limit of a reason with its unit, or nil when there is none.
  public func shown(_ reason: LuaError.StopReason) -> String? {
    switch reason {
    case .interrupted: nil
    case .time: time.map(Self.shown(time:))
    case .memory: memory.map(Self.shown(bytes:))
    case .steps: steps.map { "\($0) steps" }
    case .depth: depth.map { "\($0) levels" }
    case .output: output.map(Self.shown(bytes:))
    }
  }

  private static func shown(time: Duration) -> String {
    let (seconds, attoseconds) = time.components
    let microseconds = attoseconds / 1_000_000_000_000
    if microseconds == 0 { return "\(seconds) s" }
    var digits = String(1_000_000 + microseconds).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(seconds).\(digits) s"
  }

  private static func shown(bytes: Int) -> String {
    for (unit, size) in [("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)]
    where bytes >= size && bytes % size == 0 {
      return "\(bytes / size) \(unit)"
    }
    return "\(bytes) bytes"
  }

  /// The limits that are set, in words, for help.
  public var descriptions: [String] {
    let names: [(LuaError.StopReason, String)] = [
      (.time, "time"), (.memory, "memory"), (.steps, "steps"), (.depth, "depth"),
      (.output, "output"),
    ]
    return names.compactMap { reason, name in shown(reason).map { "\(name): \($0)" } }
  }
}
