import LuaKit
import Synchronization

/// An accumulator as an object of Lua.
package final class ScriptAccumulator<Value: Accumulator> {
  /// What it has gathered.
  package private(set) var value: Value
  private let memory: AccumulatorMemory?
  /// How many bytes the memory was told of.
  private var told = 0

  init(_ value: Value, memory: AccumulatorMemory?) { (self.value, self.memory) = (value, memory) }

  deinit { memory?.add(-told) }

  /// Changes it for a call that gives nothing; what it grows by counts against the memory limit.
  func change(_ call: LuaCall, _ body: (inout Value) throws -> Void) throws -> Int32 {
    try body(&value)
    try tell(call.stack)
    return 0
  }

  /// Tells the state how much it has grown since; a little waits until it is more.
  func tell(_ stack: LuaStack) throws(LuaError) {
    let grown = value.byteCount - told
    guard grown > 1024 || grown < -1024 else { return }
    told += grown
    memory?.add(grown)
    stack.noteHostMemory(grown)
    try memory?.check(stack)
  }

  /// Merges the first argument into the object of the method.
  static func merge(_ type: LuaClass<ScriptAccumulator>, _ call: LuaCall) throws -> Int32 {
    let other = try call.object(type, at: 2, "other").object.value
    return try call.object(type).object.change(call) { try $0.merge(other) }
  }
}

/// How many bytes the accumulators of a state keep, which its own accounting does not see.
package final class AccumulatorMemory {
  private let held = Atomic<Int>(0)

  /// Begins with none.
  init() {}

  /// The number of bytes.
  package var bytes: Int { held.load(ordering: .relaxed) }

  func add(_ bytes: Int) { held.add(bytes, ordering: .relaxed) }

  /// Stops the running call when the accumulators alone keep more than the memory limit.
  func check(_ stack: LuaStack) throws(LuaError) {
    guard let limit = stack.memoryLimit, bytes > limit else { return }
    stack.stop(.memory)
    try stack.checkStop()
  }
}
