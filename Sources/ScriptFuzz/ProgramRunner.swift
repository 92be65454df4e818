import Dispatch
import Glibc
import LuaKit
import NewsScript
import Synchronization

/// Runs a program in a state of its own and looks whether newslab is as it should be afterwards.
package final class ProgramRunner {
  private let bench: FuzzBench
  private let checks: StateChecks
  private let marks: FuzzMarks

  /// Prepares for many programs.
  package init(_ bench: FuzzBench, _ sources: ObjectSources) {
    self.bench = bench
    marks = FuzzMarks(bench.symbols)
    checks = StateChecks(slack: sources.classMemory + (256 << 10))
  }

  /// Runs a program; a crash of newslab is one of the process.
  package func run(_ program: FuzzProgram) -> FuzzOutcome {
    marks.clear()
    var outcome = FuzzOutcome()
    let watched = Watched()
    do {
      let held = try runChunks(of: program, &outcome, watched)
      checks.checkAfterClose(held, &outcome)
    } catch {
      outcome.report("cannot open a state: \(error)")
    }
    if watched.host != nil { outcome.report("the host is kept by an object that leaked") }
    marks.note(in: &outcome)
    return outcome
  }

  /// Sees whether the host of a program is still there.
  private final class Watched {
    weak var host: ScriptHost?
  }

  /// Gives values that outlive the state.
  private func runChunks(
    of program: FuzzProgram, _ outcome: inout FuzzOutcome, _ watched: Watched
  ) throws -> [LuaValue] {
    let host = bench.host()
    watched.host = host
    host.limits = LuaLimits(time: .milliseconds(400), memory: 64 << 20, depth: 100_000)
    var printed = ""
    host.print = { text, _ in if printed.utf8.count < 100_000 { printed += text } }
    let policy = LuaPolicy.all.first { $0.name == program.policy } ?? .plugin
    let state = try ScriptState(host: host, policy: policy)
    try marks.set(in: state)
    let start = try checks.begin(state)
    var held: [LuaValue] = []
    for chunk in program.chunks {
      let results = run(chunk, in: state, &outcome)
      for value in results { checks.look(at: value, in: state, &outcome) }
      held += results.prefix(2)
      if state.lua.stackCount != 0 {
        outcome.report("\(state.lua.stackCount) values are left on the stack")
      }
    }
    checks.checkText(printed, "what is printed", &outcome)
    let kept = held
    held = []
    checks.checkEnd(state, start, keeping: kept.count, &outcome)
    host.print = { _, _ in }
    return kept
  }

  /// The seconds that the thread has worked; those on the clock say more of the machine.
  private static var processorTime: Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec
  }

  private func run(
    _ chunk: FuzzProgram.Chunk, in state: ScriptState, _ outcome: inout FuzzOutcome
  ) -> [LuaValue] {
    var limits = chunk.limits
    limits.memory = limits.memory.map { $0 + state.lua.memoryUsed }
    let begun = Self.processorTime
    let stopper = Stopper(state.lua.interrupter, after: chunk.stopAfter)
    defer {
      stopper.end()
      let seconds = Self.processorTime - begun
      if seconds > 8 { outcome.report("a chunk that is to be stopped worked for \(seconds) s") }
    }
    do {
      let function = try state.lua.load(chunk.source, name: "=fuzz")
      let results = try state.lua.call(function, [], limits: limits)
      outcome.count("ok")
      if chunk.use == .components {
        stopper.end()
        try ComponentUse(bench, state).run(results, &outcome)
      }
      return results
    } catch {
      let error = error as? LuaError ?? LuaError("\(error)")
      checks.judge(error, limits, isStopped: chunk.stopAfter != nil, &outcome)
      return error.value.map { [$0] } ?? []
    }
  }
}

/// Stops a state from another thread after a while.
private final class Stopper: Sendable {
  private let hasEnded = Mutex(false)

  init(_ interrupter: LuaInterrupter, after microseconds: Int?) {
    guard let microseconds else { return }
    DispatchQueue.global().asyncAfter(deadline: .now() + .microseconds(microseconds)) {
      self.hasEnded.withLock { hasEnded in
        if !hasEnded { interrupter.stop() }
      }
    }
  }

  /// Nothing is stopped any more.
  func end() { hasEnded.withLock { $0 = true } }
}
