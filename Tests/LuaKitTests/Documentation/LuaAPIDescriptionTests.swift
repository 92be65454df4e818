import Foundation
import LuaKit
import Testing

struct LuaAPIDescriptionTests {
  @Test func `everything is described and sorted`() {
    let description = ToyAPI.description
    #expect(description.modules.map(\.name) == ["kit", "kit.text"])
    #expect(description.modules.first?.functions.map(\.name) == ["log", "open"])
    let shelf = description.classes.first
    #expect(shelf?.fields.map(\.name) == ["books", "broken", "index", "missing", "name"])
    #expect(shelf?.fields.map(\.type) == ["string[]", "integer", "integer", "integer?", "string"])
    #expect(shelf?.methods.map(\.name) == ["has", "name_length"])
    #expect(shelf?.hasLength == true && shelf?.hasElements == true)
  }

  @Test func `comes back from JSON as it went`() throws {
    let data = try JSONEncoder().encode(ToyAPI.description)
    #expect(try JSONDecoder().decode(LuaAPIDescription.self, from: data) == ToyAPI.description)
  }

  @Test func `a good interface has no problem`() { #expect(ToyAPI.description.problems() == []) }

  static let changes: [(String, @Sendable (inout LuaAPIDescription) -> Void)] = [
    ("the modules and globals: the name 'kit' is there twice", { $0.globals[0].name = "kit" }),
    ("the classes: the name 'Shelf' is there twice", { $0.classes.append($0.classes[0]) }),
    ("kit: the name 'log' is there twice", { $0.modules[0].functions[1].name = "log" }),
    ("Shelf: the name 'has' is there twice", { $0.classes[0].fields[0].name = "has" }),
    (
      "kit.text.repeat_text: the name 'text' is there twice",
      { $0.modules[1].functions[0].parameters[1].name = "text" }
    ),
    ("kit.Log: the name is not in snake_case", { $0.modules[0].functions[0].name = "Log" }),
    ("kit.end: the name is a word of Lua", { $0.modules[0].functions[0].name = "end" }),
    ("shelf_1: the name is not in PascalCase", { $0.classes[0].name = "shelf_1" }),
    ("kit: the summary does not end in a full stop", { $0.modules[0].summary = "Things" }),
    ("Shelf: the summary is more than one sentence", { $0.classes[0].summary = "It is. It has." }),
    ("Shelf: the summary is more than one sentence", { $0.classes[0].summary = "It\nis." }),
    (
      "shelf: the summary has more than 80 characters",
      { $0.globals[0].summary = String(repeating: "é", count: 80) + "." }
    ),
    ("kit.log: there is no example", { $0.modules[0].functions[0].examples = [] }),
    (
      "kit.open: result: there is no type 'Shlef' (did you mean 'Shelf'?)",
      { $0.modules[0].functions[1].returns = ["Shlef?"] }
    ),
    (
      "kit.open: parameter 'name': there is no type 'Nothing'",
      {
        $0.modules[0].functions[1].parameters[0].type = "fun(a: Shelf, b?: Nothing[]): 'x'|\"y z\""
      }
    ),
  ]

  @Test(arguments: changes)
  func `a problem is named with its place`(
    problem: String, change: @Sendable (inout LuaAPIDescription) -> Void
  ) {
    var description = ToyAPI.description
    change(&description)
    #expect(description.problems().contains(problem), "\(description.problems())")
  }

  @Test(arguments: [
    "Shelf", "string?", "Shelf[]", "fun(a: Shelf, b?: integer): boolean", "\"one\"|\"two\"",
    "table<string, Shelf[]>?", "{ name: string, count?: integer }", "fun(...: any)",
  ])
  func `types of every form are understood`(type: String) {
    var description = ToyAPI.description
    description.globals[0].type = type
    #expect(description.problems() == [])
  }

  @Test func `eighty characters are allowed`() {
    var description = ToyAPI.description
    description.globals[0].summary = String(repeating: "é", count: 79) + "."
    #expect(description.problems() == [])
  }
}
