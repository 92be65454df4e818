import LuaKit
import NewsScript
import Synchronization

/// The functions `_at` and `_ok`, with which programs say how far they came.
final class FuzzMarks: Sendable {
  private struct Found: Sendable {
    var reached: Set<Int> = []
    var returned: Set<Int> = []
    var isPastFirst = false
  }
  private let found = Mutex(Found())
  private let symbols: [FuzzSymbol]

  init(_ symbols: [FuzzSymbol]) { self.symbols = symbols }

  /// Forgets what former programs did.
  func clear() { found.withLock { $0 = Found() } }

  /// Tells what the program did.
  func note(in outcome: inout FuzzOutcome) {
    let found = found.withLock { $0 }
    (outcome.reached, outcome.returned) = (found.reached, found.returned)
    outcome.isPastFirst = found.isPastFirst
  }

  /// Makes the functions, which the state owns.
  func set(in state: ScriptState) throws(LuaError) {
    let at = LuaClosure { [self] call in
      let number = try call.stack.read(Int.self, at: 1)
      found.withLock { found in
        if !found.returned.isEmpty { found.isPastFirst = true }
        found.reached.insert(number)
      }
      return 0
    }
    let ok = LuaClosure { [self] call in
      let number = try call.stack.read(Int.self, at: 1)
      guard symbols.indices.contains(number) else { return 0 }
      if call.count > 1, call.stack.typeName(at: 2) != symbols[number].owner { return 0 }
      found.withLock { _ = $0.returned.insert(number) }
      return 0
    }
    try state.lua.setGlobal("_at", at)
    try state.lua.setGlobal("_ok", ok)
  }
}
