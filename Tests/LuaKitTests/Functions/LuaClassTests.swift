import LuaKit
import TestSupport
import Testing

struct LuaClassTests {
  @Test(arguments: [
    ("shelf.name", "novel"), ("shelf.books[2]", "Ivanhoe"), ("#shelf", "2"), ("shelf[1]", "Emma"),
    ("shelf[2.0]", "Ivanhoe"), ("shelf[3]", "nil"), ("shelf[0]", "nil"), ("shelf.index", "0"),
    ("tostring(shelf)", "Shelf(novel)"), ("shelf:has('Emma')", "true"), ("shelf:has('X')", "false"),
    ("shelf:name_length()", "5"), ("shelf.missing", "nil"), ("type(shelf)", "userdata"),
    ("getmetatable(shelf)", "Shelf"), ("shelf.books == shelf.books", "true"),
    ("select('#', table.unpack({ipairs(shelf)}))", "3"), ("rawequal(shelf.has, shelf.has)", "true"),
    ("(function() local n = 0 for _ in ipairs(shelf) do n = n + 1 end return n end)()", "2"),
  ])
  func `objects have fields, methods, elements and a length`(expression: String, shown: String)
    throws
  {
    for type in [Library.shelf, Library.plainShelf] {
      #expect(try Library.state(type).text("return \(expression)") == shown)
    }
  }

  @Test(arguments: [
    ("shelf.nam", "Shelf has no field 'nam' (did you mean 'name'?)"),
    ("shelf.has_not", "Shelf has no field 'has_not'"),
    ("shelf[{}]", "Shelf has no field 'a table'"),
    ("shelf[1.5]", "Shelf has no field '1.5'"), ("shelf[true]", "Shelf has no field 'a boolean'"),
    ("shelf[nil]", "Shelf has no field 'a nil'"), ("shelf['\\0']", "Shelf has no field '\0'"),
    ("shelf:hsa('x')", "Shelf has no field 'hsa' (did you mean 'has'?)"),
    ("shelf.broken", "it is broken"),
    ("shelf.has('x')", "bad self: expected Shelf, got string (call it with ':')"),
    ("shelf.has()", "bad self: expected Shelf, got no value (call it with ':')"),
    ("shelf:has()", "bad argument #1 'title': expected string, got no value"),
    ("shelf:has(shelf)", "bad argument #1 'title': expected string, got Shelf"),
    ("shelf.has(other, 'x')", "bad self: expected Shelf, got Other (call it with ':')"),
    ("setmetatable(shelf, {})", "bad argument #1 to 'setmetatable' (table expected, got Shelf)"),
  ])
  func `misuse names what is wrong and the line`(expression: String, message: String) throws {
    let state = try Library.state()
    try state.setGlobal("other", Library.other.object(Library.Shelf("other", [])))
    let error = try #require(state.failure("\nlocal x = \(expression)"))
    #expect(error.message == message)
    #expect(error.location?.line == 2)
  }

  @Test(arguments: ["shelf.name = 'x'", "shelf.new = 1", "shelf[1] = 'x'", "rawset(shelf, 'x', 1)"])
  func `objects are read-only`(statement: String) throws {
    let error = try Library.state().failure(statement)
    #expect(
      error?.message.contains(statement.hasPrefix("raw") ? "table expected" : "Shelf is read-only")
        == true)
  }

  @Test func `an object without text shows its class and no address`() throws {
    let state = try Interpreter.state()
    try state.setGlobal("x", Library.other.object(Library.Shelf("x", [])))
    #expect(try state.text("return tostring(x)") == "Other")
  }

  @Test func `the same object is equal, another one is not`() throws {
    for type in [Library.shelf, Library.plainShelf] {
      let state = try Interpreter.state()
      let one = Library.Shelf("one", [])
      try state.setGlobal("a", type.object(one))
      try state.setGlobal("b", type.object(one))
      try state.setGlobal("c", type.object(one, 1))
      try state.setGlobal("d", type.object(Library.Shelf("one", [])))
      try state.setGlobal("e", Library.other.object(one))
      #expect(try state.text("return a == b and a ~= c and a ~= d and a ~= e and a ~= 1") == "true")
    }
  }

  @Test(arguments: [0, 1, 65_535, 65_536, 1 << 40, -1])
  func `an object with identity stays a key after collections`(index: Int) throws {
    let state = try Interpreter.state()
    let one = Library.Shelf("one", [])
    try state.setGlobal("seen", LuaTable())
    for round in 0..<3 {
      try state.setGlobal("a", Library.shelf.object(one, index))
      try state.setGlobal("b", Library.other.object(one, index))
      try state.setGlobal("c", Library.shelf.object(one, index ^ 65_536))
      try state.run("seen[a] = (seen[a] or 0) + 1 seen[b] = (seen[b] or 0) + 10 a, b, c = nil")
      state.collectGarbage()
      let count = "local n = 0 for _, v in pairs(seen) do n = n + v end return n"
      #expect(try state.text(count) == String(11 * (round + 1)))
      #expect(try state.text("local n = 0 for _ in pairs(seen) do n = n + 1 end return n") == "2")
    }
  }

  @Test func `each kept value stays the same, however many there are`() throws {
    let properties = ["one", "two", "three", "none"].map { name in
      LuaProperty<Library.Shelf>(name, "A list.", type: "table", isCached: true) { _ -> [String]? in
        name == "none" ? nil : [name]
      }
    }
    let type = LuaClass("Lists", "Lists that are made once.", properties: properties)
    let state = try Interpreter.state()
    try state.setGlobal("x", type.object(Library.Shelf("x", [])))
    try state.run("none = x.none first = x.one; second = x.two; third = x.three")
    for _ in 0..<2 {
      #expect(try state.text("return first == x.one and first[1]") == "one")
      #expect(try state.text("return second == x.two and second[1]") == "two")
      #expect(try state.text("return third == x.three and third[1]") == "three")
      #expect(try state.text("return x.none") == "nil")
      state.collectGarbage()
    }
  }

  @Test func `a finalized object in a weak table does no harm`() throws {
    let state = try Interpreter.state()
    try state.run("weak = setmetatable({}, {__mode = 'k'})")
    for _ in 0..<100 {
      try state.setGlobal("x", Library.shelf.object(Library.Shelf("x", ["y"])))
      try state.run("weak[x] = x.books x = nil")
    }
    try state.run(
      """
      for i = 1, 200 do
        collectgarbage("step", 1)
        for k in pairs(weak) do pcall(function() return k.name, #k, k[1], tostring(k), k == k end) end
      end
      """)
    state.collectGarbage()
    #expect(try state.text("return next(weak)") == "nil")
  }

  @Test func `references know the object and its class`() throws {
    let state = try Library.state()
    guard case .object(let reference) = try state.global("shelf") else {
      Issue.record("no object")
      return
    }
    #expect(reference.typeName == "Shelf" && reference.objectClass === Library.shelf.box)
    #expect(reference.object(of: Library.shelf)?.object.name == "novel")
    #expect(reference.object(of: Library.other) == nil)
  }
}
