import LuaKit
import ScriptFuzz
import ScriptTestSupport
import Testing

struct StateChecksTests {
  private static let checks = StateChecks(slack: 100_000)

  @Test func `sees memory that is not given back`() throws {
    let state = try ScriptBench.state()
    let start = try Self.checks.begin(state)
    let kept = try state.run(Array("return {('x'):rep(1 << 20)}".utf8), name: "=t")
    var outcome = FuzzOutcome()
    Self.checks.checkEnd(state, start, keeping: 0, &outcome)
    #expect(outcome.problems.first?.hasPrefix("the state keeps 10") == true)
    #expect(kept.count == 1)
  }

  @Test func `what a program puts into libraries is taken out`() throws {
    let state = try ScriptBench.state()
    let start = try Self.checks.begin(state)
    let code = "utf8.kept = {('x'):rep(1 << 20)} big = utf8.kept string = nil next = nil"
    try state.run(Array(code.utf8), name: "=t")
    var outcome = FuzzOutcome()
    Self.checks.checkEnd(state, start, keeping: 0, &outcome)
    #expect(outcome.problems == [])
    #expect(try ScriptBench.text(of: "return type(string.rep)", in: state) == "function")
  }

  @Test(arguments: [
    (LuaError.Kind.stopped(.time), LuaLimits(), "stopped without a reason: time" as String?),
    (.stopped(.time), LuaLimits(time: .seconds(1)), nil),
    (.stopped(.interrupted), LuaLimits(), "stopped without a reason: interrupted"),
    (.exited(status: 1), LuaLimits(), "a script has ended itself"), (.runtime, LuaLimits(), nil),
  ])
  func `an error says what can be`(kind: LuaError.Kind, limits: LuaLimits, problem: String?) {
    var error = LuaError("message")
    error.kind = kind
    var outcome = FuzzOutcome()
    Self.checks.judge(error, limits, isStopped: false, &outcome)
    #expect(outcome.problems.first == problem)
  }

  @Test func `values of a closed state say nothing`() throws {
    let held = try ScriptBench.state().run(Array("return {x = 1}, corpus".utf8), name: "=t")
    var outcome = FuzzOutcome()
    Self.checks.checkAfterClose(held, &outcome)
    #expect(held.count == 2)
    #expect(outcome.problems == [])
  }
}
