import LuaKit
import TestSupport
import Testing

struct LuaConvertibleTests {
  @Test(arguments: 0..<200)
  func `every value comes back as it went`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let state = try Interpreter.state()
    let echo = try state.load("return ...", name: "=echo")
    let values = (0..<20).map { _ in generator.value() }
    let results = try state.call(echo, values)
    #expect(results.map(\.key) == values.map(\.key))
  }

  @Test(arguments: [
    "", "\0", "a\0b", "héllo", "👩‍🚀", "\r\n\t\"\\", String(repeating: "ab", count: 50000),
  ])
  func `any string goes both ways`(text: String) throws {
    let state = try Interpreter.state()
    let result = try state.call(try state.load("return ..., #...", name: "=echo"), [text])
    #expect(result.first?.text == text)
    #expect(result.last?.key == "integer \(text.utf8.count)")
  }

  @Test func `bytes that are no text are kept in Lua and replaced in Swift`() throws {
    let state = try Interpreter.state()
    let bytes: [UInt8] = [0xFF, 0x00, 0xC3, 0x28, 0xED, 0xA0, 0x80]
    let echo = try state.load("return ...", name: "=echo")
    let result = try #require(try state.call(echo, [LuaString(bytes)]).first)
    guard case .string(let string) = result else {
      Issue.record("no string")
      return
    }
    #expect(string.bytes == bytes)
    #expect(result.text == String(decoding: bytes, as: UTF8.self))
  }

  @Test func `collections and optionals become tables and nil`() throws {
    let state = try Interpreter.state()
    let show = try state.load(
      "local a, b, c, d = ... return a[2][1], #b, c, d.x, d.y", name: "=show")
    let none: Int? = nil
    let table = LuaTable([("x", 1), ("y", ["z"]), ("x", 2)])
    let results = try state.call(show, [[[1], [2]], [String](), none, table])
    #expect(results.map(\.typeName) == ["number", "number", "nil", "number", "table"])
    #expect(results[0].key == "integer 2" && results[3].key == "integer 2")
  }

  @Test(arguments: [
    ("text(1)", "bad argument #1 'v': expected string, got number"),
    ("text(true)", "bad argument #1 'v': expected string, got boolean"),
    ("text()", "bad argument #1 'v': expected string, got no value"),
    ("text(nil)", "bad argument #1 'v': expected string, got nil"),
    ("whole(1.5)", "bad argument #1 'v': expected integer, got number"),
    ("whole('1')", "bad argument #1 'v': expected integer, got string"),
    ("whole(2^63)", "bad argument #1 'v': expected integer, got number"),
    ("number('1')", "bad argument #1 'v': expected number, got string"),
    ("flag(1)", "bad argument #1 'v': expected boolean, got number"),
    ("list('x')", "bad argument #1 'v': expected string[], got string"),
    ("list({'a', 2})", "bad argument #1 'v': element 2: expected string, got number"),
    ("list({'a', nil, 'c'})", "bad argument #1 'v': element 2: expected string, got nil"),
    ("maybe({})", "bad argument #1 'v': expected integer, got table"),
  ])
  func `a wrong type is named`(call: String, message: String) throws {
    let state = try Self.stateWithReaders()
    #expect(state.failure(call)?.message == message)
  }

  @Test(arguments: [
    ("whole(2.0)", "2"), ("number(2)", "2.0"), ("flag(false)", "false"), ("list({})", "0"),
    ("list({'a', 'b'})", "2"), ("maybe()", "nil"), ("maybe(nil)", "nil"), ("maybe(3)", "3"),
    ("whole(math.mininteger)", "-9223372036854775808"), ("text('')", ""),
  ])
  func `a right value is read`(call: String, shown: String) throws {
    #expect(try Self.stateWithReaders().text("return \(call)") == shown)
  }

  static func stateWithReaders() throws -> LuaState {
    let state = try Interpreter.state()
    let text = LuaFunction("text", "T.", Parameter("v", String.self, "V.")) { $0 }
    let whole = LuaFunction("whole", "T.", Parameter("v", Int.self, "V.")) { $0 }
    let number = LuaFunction("number", "T.", Parameter("v", Double.self, "V.")) { $0 }
    let flag = LuaFunction("flag", "T.", Parameter("v", Bool.self, "V.")) { $0 }
    let list = LuaFunction("list", "T.", Parameter("v", [String].self, "V.")) { $0.count }
    let maybe = LuaFunction("maybe", "T.", Parameter("v", Int?.self, "V.")) { $0 }
    for function in [text, whole, number, flag, list, maybe] {
      try state.setGlobal(function.name, function)
    }
    return state
  }
}

extension LuaValue {
  /// Type and value as text, so that values can be compared.
  var key: String {
    switch self {
    case .nil: "nil"
    case .boolean(let value): "boolean \(value)"
    case .integer(let value): "integer \(value)"
    case .number(let value): "number \(value.bitPattern)"
    case .string(let value): "string \(value.bytes)"
    default: typeName
    }
  }
}

extension Generator {
  /// A value of Lua that is no reference.
  mutating func value() -> LuaValue {
    switch Int.random(in: 0..<6, using: &self) {
    case 0: .nil
    case 1: .boolean(chance(oneIn: 2))
    case 2: .integer(pick([0, 1, -1, Int.max, Int.min]) ?? 0)
    case 3: .integer(Int(truncatingIfNeeded: next()))
    case 4: .number(pick([0.0, -0.0, 0.1, .infinity, -.infinity, .pi, 1e300]) ?? 0)
    default: .string(LuaString(chance(oneIn: 2) ? bytes(atMost: 300) : Array(text().utf8)))
    }
  }
}
