import LuaKit
import Testing

struct LuaPermissionTests {
  @Test(arguments: [
    ("read:data", "read files below 'data'"), ("write:out/a:b", "write files below 'out/a:b'"),
    ("env:HOME", "read the environment variable 'HOME'"), ("clock", "know what time it is"),
    ("label", "give labels and notes that stay"),
  ])
  func `reads, writes and explains`(text: String, explanation: String) throws {
    let permission = try #require(LuaPermission(text))
    #expect(permission.description == text)
    #expect(permission.explanation == explanation)
  }

  @Test(arguments: [
    "", "read", "read:", "clock:", "clock:now", "label:x", "network", "exec:ls", "READ:x",
  ])
  func `refuses what is none`(text: String) {
    #expect(LuaPermission(text) == nil)
  }
}
