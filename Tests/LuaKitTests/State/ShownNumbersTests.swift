import LuaKit
import Testing

struct ShownNumbersTests {
  @Test func `numbers of shown objects stay, and those of objects that are gone take no memory`()
    throws
  {
    let state = try LuaState(policy: .script)
    let code = """
      local kept = {}
      for i = 1, 50 do kept[i] = {} ; kept[i].shown = tostring(kept[i]) end
      for i = 1, 100000 do local _ = tostring({}) end
      for i = 1, 50 do if tostring(kept[i]) ~= kept[i].shown then return i end end
      return 0
      """
    let chunk = try state.load(code, name: "=test")
    let before = state.memoryUsed
    guard case .integer(0)? = try state.call(chunk).first else {
      Issue.record("a number has changed")
      return
    }
    for _ in 0..<3 { state.collectGarbage() }
    #expect(state.memoryUsed - before < 256 << 10)
  }
}
