import Glibc
import LuaKit
import LuaProbes

/// How long after its deadline of one second a hostile script is stopped, for every probe.
///
/// Probes that end by a limit of memory or depth show the time that they take. Beside them, what the
/// clock of a plain loop shows: the watchdog's own delay.
struct StopsBench {
  private static let second = 1.0
  private static let aim = 0.5

  /// Runs the probes whose name contains a text, or all of them.
  func run(matching part: String?) throws {
    let probes = Probe.all.filter { part == nil || $0.name.contains(part ?? "") }
    print("seconds from the deadline (1 s) to the stop; for memory and depth, from the start")
    var overruns: [(Double, Probe)] = []
    for probe in probes {
      let (spent, status) = try outcome(of: probe)
      var isTimed = false
      if case .stopped(.time) = status.kind { isTimed = true }
      let shown = isTimed ? spent - Self.second : spent
      if isTimed { overruns.append((shown, probe)) }
      print(Measurement.shown(shown).padded(6), probe.name.padded(50), status.message.prefix(60))
      fflush(nil)
    }
    overruns.sort { $0.0 > $1.0 }
    guard let worst = overruns.first else { return }
    let median = Measurement.shown(Measurement.median(overruns.map(\.0)))
    let late = overruns.filter { $0.0 > Self.aim }
    print("\(overruns.count) stopped by time: median \(median) s after the deadline, at most")
    print("\(Measurement.shown(worst.0)) s (\(worst.1.name)); \(late.count) later than 0.5 s:")
    for (overrun, probe) in late { print(Measurement.shown(overrun).padded(6), probe.name) }
  }

  /// The seconds that a probe takes under the limits of plugins and one second, and how it ended.
  private func outcome(of probe: Probe) throws -> (Double, LuaError) {
    let state = try LuaState(policy: .plugin)
    if !probe.setup.isEmpty { _ = try state.call(state.load(probe.setup, name: "=setup")) }
    let chunk = try state.load(probe.script, name: "=probe")
    state.limits.time = .seconds(1)
    switch probe.ending {
    case .time, .error: break
    case .depth: state.limits.time = .seconds(20)
    case .memory: state.limits = LuaLimits(time: .seconds(20), memory: 24 << 20)
    }
    let clock = ContinuousClock()
    let start = clock.now
    do throws(LuaError) {
      try state.call(chunk)
      return (0, LuaError("it ended"))
    } catch {
      let (seconds, attoseconds) = (clock.now - start).components
      return (Double(seconds) + Double(attoseconds) / 1e18, error)
    }
  }
}
