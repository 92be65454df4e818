import LuaKit
import NewsScript
import ScriptTestSupport
import Testing

struct ComponentOptionTests {
  /// A filter with one option `o`, which has the given description.
  private static func filter(_ option: String) -> String {
    "return newslab.filter{name='f', summary='S.', options={o={\(option)}}, "
      + "keep=function(a, o) return o.o end}"
  }

  @Test(arguments: [
    ("summary='S.'", "'type' is missing"),
    (
      "type='strng', summary='S.'",
      "'type' is 'strng' (did you mean 'string'?); known: string, integer, number, boolean, "
        + "string[], integer[], number[]"
    ),
    ("type='string'", "'summary' is missing"),
    ("type='string', summary='S.', default=1", "'default': expected string, got number"),
    ("type='integer', summary='S.', default=1.5", "'default': expected integer, got number"),
    ("type='integer', summary='S.', default='1'", "'default': expected integer, got string"),
    ("type='boolean', summary='S.', default=0", "'default': expected boolean, got number"),
    ("type='string[]', summary='S.', default='a'", "'default': expected string[], got string"),
    (
      "type='string[]', summary='S.', default={'a', 2}",
      "'default': element 2: expected string, got number"
    ),
    (
      "type='string', summary='S.', default='re', choices={'red', 'blue'}",
      "'default': 're' is none of the choices (did you mean 'red'?): red, blue"
    ),
  ])
  func `a wrong declaration says what is wrong`(option: String, problem: String) throws {
    let error = try #require(try ScriptBench.failure(of: Self.filter(option)))
    #expect(error.message == "filter 'f': option 'o': " + problem)
  }

  @Test func `an unknown field names the nearest one`() throws {
    let code = Self.filter("type='string', summary='S.', defalt='a'")
    let error = try #require(try ScriptBench.failure(of: code))
    #expect(
      error.message == "filter 'f': option 'o' has no field 'defalt' (did you mean 'default'?)")
  }

  @Test(arguments: [
    ("string", "a,b", ComponentOption.Value.string("a,b")),
    ("integer", "-3", .integer(-3)),
    ("number", "2", .number(2)),
    ("number", "1e3", .number(1000)),
    ("boolean", "yes", .boolean(true)),
    ("boolean", "off", .boolean(false)),
    ("string[]", "a,b", .list([.string("a"), .string("b")])),
    ("string[]", "", .list([])),
    ("integer[]", "1,2", .list([.integer(1), .integer(2)])),
    ("number[]", "1.5", .list([.number(1.5)])),
  ])
  func `reads the text of a command line`(type: String, text: String, value: ComponentOption.Value)
    throws
  {
    var component = try Self.component("type='\(type)', summary='S.'")
    try component.set("o", to: text)
    #expect(component.options["o"] == value)
  }

  @Test(arguments: [
    ("integer", "1.5", "option 'o': expected integer, got '1.5'"),
    ("integer", "", "option 'o': expected integer, got ''"),
    ("boolean", "maybe", "option 'o': expected boolean, got 'maybe'"),
    ("integer[]", "1,x", "option 'o': expected integer, got 'x'"),
  ])
  func `refuses text that is no value of its type`(type: String, text: String, message: String)
    throws
  {
    var component = try Self.component("type='\(type)', summary='S.'")
    let error = #expect(throws: LuaError.self) { try component.set("o", to: text) }
    #expect(error?.message.hasSuffix(message) == true)
  }

  @Test func `a choice that is none names the nearest one`() throws {
    var component = try Self.component("type='string[]', summary='S.', choices={'red', 'blue'}")
    let error = #expect(throws: LuaError.self) { try component.set("o", to: "red,blu") }
    #expect(
      error?.message.hasSuffix(
        "'blu' is none of the choices (did you mean 'blue'?): red, blue") == true)
  }

  @Test func `an unknown option names the nearest one`() throws {
    var component = try Self.component("type='string', summary='S.'")
    let error = #expect(throws: LuaError.self) { try component.set("oo", to: "x") }
    #expect(error?.message == "filter 'f': unknown option 'oo'; did you mean 'o'?")
  }

  @Test(arguments: [
    ("type='boolean', summary='S.', default=true", true),
    ("type='boolean', summary='S.', default=false", false),
    ("type='boolean', summary='S.'", false),
  ])
  func `the script sees the default`(option: String, isKept: Bool) throws {
    let component = try Self.component(option)
    #expect(try component.keep(component.state.host.article(text: "It rains.")) == isKept)
  }

  @Test func `a misspelt option raises in the script`() throws {
    let code =
      "return newslab.filter{name='f', summary='S.', options={min={type='integer', summary='S.'}}, "
      + "keep=function(a, o) return o.mni end}"
    let component = try #require(try ScriptBench.components(of: code).first)
    let error = #expect(throws: LuaError.self) {
      try component.keep(component.state.host.article(text: "It rains."))
    }
    #expect(error?.message == "options of filter 'f' has no field 'mni' (did you mean 'min'?)")
  }

  @Test func `a script cannot teach its options to keep silent`() throws {
    let code =
      "return newslab.filter{name='f', summary='S.', "
      + "keep=function(a, o) setmetatable(o, nil) return o.mni end}"
    let component = try #require(try ScriptBench.components(of: code).first)
    let error = #expect(throws: LuaError.self) {
      try component.keep(component.state.host.article(text: "It rains."))
    }
    #expect(error?.message == "cannot change a protected metatable")
  }

  private static func component(_ option: String) throws -> LoadedComponent {
    try #require(try ScriptBench.components(of: filter(option)).first)
  }
}
