import Foundation
import LuaKit
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1)))
struct CancellationTests {
  private final class Ready: Sendable {
    let isSet = Atomic<Bool>(false)
  }

  /// Runs a script in a task that is cancelled when the script calls `ready()`, or at once.
  private static func outcome(of script: String, isLate: Bool) async throws -> String {
    let ready = Ready()
    let task = Task.detached {
      let state = try Interpreter.state()
      let tell = LuaFunction("ready", "Says that it runs.", parameters: []) { _ in
        ready.isSet.store(true, ordering: .releasing)
        return 0
      }
      try state.setGlobal("ready", tell)
      let chunk = try state.load(script, name: "@test.lua")
      do throws(LuaError) {
        _ = try await state.callCancellable(chunk)
        return "ended"
      } catch {
        guard error.kind == .stopped(.interrupted) else { return "\(error)" }
        return try state.text("return 'alive'")
      }
    }
    // A thread of its own: a script may keep every thread of the pool busy.
    Thread.detachNewThread {
      while isLate, !ready.isSet.load(ordering: .acquiring) { usleep(100) }
      task.cancel()
    }
    return try await task.value
  }

  @Test(
    arguments: [
      "ready() while true do end",
      "ready() while true do pcall(function() while true do end end) end",
      "ready() coroutine.wrap(function() while true do end end)()",
    ], [true, false])
  func `a cancelled task stops its call`(script: String, isLate: Bool) async throws {
    #expect(try await Self.outcome(of: script, isLate: isLate) == "alive")
  }

  @Test func `a task that is not cancelled gets the results`() async throws {
    let state = try Interpreter.state()
    let chunk = try state.load("return 1 + 1", name: "@test.lua")
    let results = try await state.callCancellable(chunk)
    guard case .integer(2)? = results.first else {
      Issue.record("expected 2")
      return
    }
  }
}
