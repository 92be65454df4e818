import LuaKit
import TestSupport
import Testing

struct CollectorTests {
  @Test func `a small state that makes garbage stays small`() throws {
    let state = try Interpreter.state()
    let shown = try state.text(
      """
      local most, base = 0, collectgarbage('count')
      for i = 1, 300000 do
        local t = {i, 'text ' .. i}
        if i % 100 == 0 then most = math.max(most, collectgarbage('count')) end
      end
      return math.floor(most / base)
      """)
    let most = try #require(Int(shown))
    #expect(most >= 4 && most < 100, "\(most) times as much")
    state.collectGarbage()
    #expect(state.memoryUsed < 1 << 20)
  }

  @Test func `garbage is collected before a limit is met`() throws {
    let state = try Interpreter.state(Interpreter.limited(to: 2))
    let shelf = Library.plainShelf
    let make = LuaFunction("make", "Makes an object.", parameters: []) { call in
      try call.results(shelf.object(Library.Shelf("x", [])))
    }
    try state.setGlobal("make", make)
    #expect(
      try state.text("local n = 0; for i = 1, 200000 do n = n + #make().name end; return n")
        == "200000")
  }
}
