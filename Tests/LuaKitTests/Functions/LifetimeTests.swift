import LuaKit
import Synchronization
import TestSupport
import Testing

struct LifetimeTests {
  /// Gives Lua an object, another one through a closure, and raises errors over both.
  static func use(_ tracker: LifetimeTracker, in state: LuaState) throws {
    let shelf = Library.Shelf("s", ["b"], tracked: tracker.make("shelf"))
    let captured = tracker.make("closure")
    let closure = LuaClosure { call in
      let local = tracker.make("local")
      if call.count == 0 { throw LuaError("\(captured.name) and \(local.name)") }
      return try call.results(1)
    }
    try state.setGlobal("shelf", Library.shelf.object(shelf))
    try state.setGlobal("plain", Library.plainShelf.object(shelf))
    try state.setGlobal("closure", closure)
    try state.run(
      """
      for i = 1, 100 do
        pcall(closure) closure(i) pcall(function() return shelf.broken end)
        coroutine.wrap(function() pcall(closure) end)()
      end
      """)
    #expect(state.failure("closure()") != nil)
  }

  @Test func `objects live while Lua has them and no longer`() throws {
    let tracker = LifetimeTracker()
    let state = try Interpreter.state()
    try Self.use(tracker, in: state)
    #expect(tracker.alive == ["closure", "shelf"])
    try state.run("shelf = nil")
    state.collectGarbage()
    #expect(tracker.alive == ["closure", "shelf"])
    try state.run("plain = nil closure = nil")
    state.collectGarbage()
    #expect(tracker.alive == [])
  }

  @Test func `closing a state releases every object`() throws {
    let tracker = LifetimeTracker()
    do {
      let state = try Interpreter.state()
      try Self.use(tracker, in: state)
      try state.run(
        "co = coroutine.create(function() local s = shelf coroutine.yield() end) "
          + "coroutine.resume(co)")
      #expect(tracker.aliveCount == 2)
    }
    #expect(tracker.alive == [])
  }

  @Test func `closing a state releases what is attached`() throws {
    let tracker = LifetimeTracker()
    do {
      let state = try Interpreter.state()
      state.attach(tracker.make("attached"))
    }
    #expect(tracker.alive == [])
  }

  @Test func `an object is retained once however often it is given`() throws {
    let tracker = LifetimeTracker()
    let state = try Interpreter.state()
    let give = LuaFunction("give", "Gives a shelf.", parameters: []) { call in
      try call.results(Library.shelf.object(Library.Shelf("s", [], tracked: tracker.make())))
    }
    try state.setGlobal("give", give)
    try state.run("for i = 1, 1000 do local s = give() end")
    state.collectGarbage()
    #expect(tracker.madeCount == 1000 && tracker.aliveCount == 0)
  }

  @Test func `objects that keep much are collected before they are many`() throws {
    let tracker = LifetimeTracker()
    let state = try Interpreter.state()
    let most = Mutex(0)
    let give = LuaFunction("give", "Gives a shelf.", parameters: []) { call in
      let shelf = Library.Shelf("s", [], tracked: tracker.make())
      most.withLock { $0 = max($0, tracker.aliveCount) }
      call.stack.noteHostMemory(8 << 20)
      return try call.results(Library.shelf.object(shelf))
    }
    try state.setGlobal("give", give)
    try state.run("for i = 1, 1000 do local s = give() end")
    #expect(tracker.madeCount == 1000)
    #expect(most.withLock { $0 } < 20)
    try state.run("kept = {} for i = 1, 100 do kept[i] = give() end")
    #expect(tracker.aliveCount >= 100)
  }

  @Test func `a stopped call releases what its callbacks hold`() throws {
    let tracker = LifetimeTracker()
    let state = try Interpreter.state()
    let give = LuaFunction("give", "Gives a shelf.", parameters: []) { call in
      let held = tracker.make("held")
      defer { _ = held.name }
      try call.stack.checkStop()
      return try call.results(Library.shelf.object(Library.Shelf("s", [], tracked: held)))
    }
    try state.setGlobal("give", give)
    for _ in 0..<20 { _ = try Stopper.run("ready() while true do pcall(give) end", in: state) }
    state.collectGarbage()
    #expect(tracker.alive == [])
  }

  @Test func `a release that releases references does no harm`() throws {
    final class Holder {
      let reference: LuaReference
      init(_ reference: LuaReference) { self.reference = reference }
    }
    let type = LuaClass<Holder>("Holder", "Holds a reference.")
    let state = try Interpreter.state()
    for _ in 0..<100 {
      guard case .table(let table) = try state.run("return {}").first else { return }
      try state.setGlobal("holder", type.object(Holder(table)))
    }
    try state.run("holder = nil for i = 1, 10000 do local t = {} end")
    state.collectGarbage()
    #expect(try state.text("return 1") == "1")
  }

  /// Calls within calls of C leave no room for a finalizer, and Lua drops one that fails.
  @Test(arguments: ["object", "function"])
  func `what is collected where no finalizer can run is released`(kind: String) throws {
    let tracker = LifetimeTracker()
    let state = try Interpreter.state()
    let give = LuaFunction("give", "Gives an object or a function.", parameters: []) { call in
      let tracked = tracker.make(kind)
      if kind == "object" {
        return try call.results(Library.shelf.object(Library.Shelf("s", [], tracked: tracked)))
      }
      return try call.results(LuaClosure { _ in Int32(tracked.name.count * 0) })
    }
    try state.setGlobal("give", give)
    try state.run(
      """
      local function deep() give() for i = 1, 50 do local t = {} end return pcall(deep) end
      for i = 1, 200 do deep() end
      """)
    state.collectGarbage()
    #expect(tracker.madeCount > 1000)
    #expect(tracker.alive == [])
  }
}
