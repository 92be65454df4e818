import Foundation
import LuaKit
import Synchronization
import TestSupport

/// Scripts run in a state, and what the tests give them.
enum Interpreter {
  /// A state with `policy` and the functions that tests use.
  static func state(_ policy: LuaPolicy = .script) throws -> LuaState {
    let state = try LuaState(policy: policy)
    try state.setGlobal("call", call)
    try state.setGlobal("try", attempt)
    return state
  }

  /// `call(f, …)`: calls a function of Lua from Swift and hands its error on.
  static let call = LuaFunction("call", "Calls a function.", parameters: []) { call in
    let function = try call.argument(1, "f", as: LuaValue.self)
    guard case .function(let reference) = function else { throw LuaError("no function") }
    var arguments: [LuaValue] = []
    for index in 1..<max(call.count, 1) {
      arguments.append(try call.stack.read(at: index + 1))
    }
    let results = try call.stack.call(reference, arguments)
    for result in results { try result.push(to: call.stack) }
    return Int32(results.count)
  }

  /// `try(f)`: calls a function of Lua from Swift and gives the message of its error.
  static let attempt = LuaFunction("try", "Calls a function.", parameters: []) { call in
    guard case .function(let reference) = try call.argument(1, "f", as: LuaValue.self) else {
      throw LuaError("no function")
    }
    do {
      try call.stack.call(reference)
      return 0
    } catch let error as LuaError {
      return try call.results(error.message)
    }
  }

  /// A policy with a limit of some mebibytes.
  static func limited(to mebibytes: Int) -> LuaPolicy {
    var policy = LuaPolicy.script
    policy.memoryLimit = mebibytes << 20
    return policy
  }
}

extension LuaState {
  /// Runs source text and gives its results.
  @discardableResult
  func run(_ source: String, name: String = "@test.lua") throws(LuaError) -> [LuaValue] {
    try call(try load(source, name: name))
  }

  /// The first result as text; `nil` when it is none.
  func text(_ source: String) throws -> String { try text(of: try run(source).first ?? .nil) }

  /// The error of a script that must fail.
  func failure(_ source: String, name: String = "@test.lua") -> LuaError? {
    do {
      try run(source, name: name)
      return nil
    } catch {
      return error
    }
  }
}

/// Stops a state from another thread.
final class Stopper: Sendable {
  private let isReady = Atomic<Bool>(false)

  /// Runs a script that calls `ready()`, and stops it so many microseconds after that.
  static func run(
    _ source: String, in state: LuaState, after delay: UInt32 = 2000,
    reason: LuaError.StopReason = .interrupted
  ) throws -> LuaError? {
    let stopper = Stopper()
    let ready = LuaFunction("ready", "Says that the script runs.", parameters: []) { _ in
      stopper.isReady.store(true, ordering: .releasing)
      return 0
    }
    try state.setGlobal("ready", ready)
    let interrupter = state.interrupter
    Thread.detachNewThread {
      while !stopper.isReady.load(ordering: .acquiring) { usleep(100) }
      usleep(delay)
      interrupter.stop(reason)
    }
    return state.failure(source)
  }
}
