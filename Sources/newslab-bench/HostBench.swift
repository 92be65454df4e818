import LuaKit
import NewsAnalysis
import NewsScript

/// Calls from the host into Lua, and opening states, beside a host in C.
struct HostBench {
  private static let rounds = 9
  private static let calls = 300_000
  private static let states = 100
  let host: PeerHost

  /// Prints the rows; whether a state opens within its target.
  func run() throws -> Bool {
    print("")
    BenchTable.print(["host", "newslab", "C + .so", "target", "", "ratio"])
    let tools = try AnalysisTools(lexicons: ResourceFolder.find().lexicons)
    let state = try LuaState(policy: .plugin)
    let function = try state.load("local n = ...; return n", name: "=bench")
    try row("call into Lua", "ns", "calls", Self.calls, 1e9, target: nil) {
      for index in 0..<Self.calls { _ = try state.call(function, [index]) }
    }
    let isOpened = try row("open a state", "µs", "states", Self.states, 1e6, target: 1000) {
      for _ in 0..<Self.states { _ = try LuaState(policy: .plugin) }
    }
    let script = ScriptHost(tools)
    let isFilled = try row("… with newslab", "µs", "states", Self.states, 1e6, target: 1000) {
      for _ in 0..<Self.states { _ = try ScriptState(host: script, policy: .plugin) }
    }
    return isOpened && isFilled
  }

  /// One row: what one of `count` rounds of the body takes, and one of the peer's.
  @discardableResult
  private func row(
    _ name: String, _ unit: String, _ peer: String, _ count: Int, _ scale: Double,
    target: Double?, _ body: () throws -> Void
  ) throws -> Bool {
    var own: [Double] = []
    var others: [Double] = []
    for _ in 0..<Self.rounds {
      own.append(try Measurement.once(body) / Double(count) * scale)
      guard let other = host.seconds(peer, count: count) else { return false }
      others.append(other / Double(count) * scale)
    }
    let mine = Measurement.median(own)
    let ratio = Measurement.median(zip(own, others).map { $0 / $1 })
    BenchTable.print([
      name, Measurement.shown(mine) + " " + unit,
      Measurement.shown(Measurement.median(others)) + " " + unit,
      target.map { Measurement.shown($0) } ?? "", BenchTable.verdict(mine, target: target),
      Measurement.shown(ratio),
    ])
    return target.map { mine <= $0 } ?? true
  }
}
