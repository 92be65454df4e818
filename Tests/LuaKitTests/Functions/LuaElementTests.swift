import LuaKit
import TestSupport
import Testing

/// A sheet of rows, which are positions in it and not objects of their own.
private final class Sheet: Sendable {
  let rows: [String]
  let tracked: LifetimeTracker.Tracked?

  init(_ rows: [String], tracked: LifetimeTracker.Tracked? = nil) {
    (self.rows, self.tracked) = (rows, tracked)
  }

  static let type = LuaClass<Sheet>(
    "Sheet", "Rows of text.", count: { handle, _ in handle.object.rows.count },
    locate: { handle, key in
      let sheet = handle.object
      return sheet.rows.indices.contains(key - 1) ? LuaElement(row, sheet, key - 1) : nil
    })

  static let row = LuaClass<Sheet>(
    "Row", "A row.",
    properties: [
      LuaProperty("text", "What it says.") { $0.object.rows[$0.index] },
      LuaProperty("letters", "Its letters.", isCached: true) {
        $0.object.rows[$0.index].map { String($0) }
      },
    ],
    locate: { handle, key in
      key == 1 ? LuaElement(cell, handle.object, handle.index) : nil
    },
    text: { "Row \($0.index)" })

  static let cell = LuaClass<Sheet>(
    "Cell", "All of a row.",
    properties: [LuaProperty("text", "What it says.") { $0.object.rows[$0.index] }],
    hasIdentity: true)

  static func state(policy: LuaPolicy = .script, _ sheet: Sheet = Sheet(["one", "two"])) throws
    -> LuaState
  {
    let state = try Interpreter.state(policy)
    try state.setGlobal("sheet", type.object(sheet))
    return state
  }
}

struct LuaElementTests {
  @Test(arguments: [
    ("sheet[1].text", "one"), ("sheet[2].text", "two"), ("sheet[2.0].text", "two"),
    ("sheet[0]", "nil"), ("sheet[3]", "nil"), ("sheet[math.mininteger]", "nil"),
    ("sheet[math.maxinteger]", "nil"), ("#sheet", "2"), ("tostring(sheet[2])", "Row 1"),
    ("sheet[1] == sheet[1]", "true"), ("sheet[1] == sheet[2]", "false"),
    ("sheet[1] == sheet[1.0]", "true"), ("rawequal(sheet[1], sheet[2])", "false"),
    ("getmetatable(sheet[1])", "Row"), ("type(sheet[1])", "userdata"),
    ("(function() local r = sheet[1]; return r.letters == r.letters end)()", "true"),
    ("sheet[1].letters[3]", "e"), ("sheet[2][1].text", "two"), ("sheet[1][2]", "nil"),
    ("sheet[1][1] == sheet[1][1]", "true"), ("rawequal(sheet[1][1], sheet[1][1])", "true"),
    (
      "(function() local s = '' for _, r in ipairs(sheet) do s = s .. r.text end return s end)()",
      "onetwo"
    ),
  ])
  func `integer keys find elements`(expression: String, shown: String) throws {
    let state = try Sheet.state()
    // The first element of a class is pushed by Swift, the others by C.
    #expect(try state.text("return \(expression)") == shown)
    #expect(try state.text("return \(expression)") == shown)
  }

  @Test(arguments: [
    ("sheet.x", "Sheet has no field 'x'"), ("sheet[1.5]", "Sheet has no field '1.5'"),
    ("sheet[1].txt", "Row has no field 'txt' (did you mean 'text'?)"),
    ("(function() sheet[1].text = 'x' end)()", "Row is read-only"),
  ])
  func `elements say what is wrong`(expression: String, message: String) throws {
    let state = try Sheet.state()
    _ = try state.text("return sheet[1]")
    #expect(state.failure("return \(expression)")?.message == message)
  }

  @Test func `Swift reads an element as any object`() throws {
    let state = try Sheet.state()
    let results = try state.run("return sheet[1], sheet[2]")
    for (index, result) in results.enumerated() {
      guard case .object(let reference) = result else {
        Issue.record("no object")
        continue
      }
      #expect(reference.object(of: Sheet.row)?.index == index)
      #expect(reference.object(of: Sheet.type) == nil)
      #expect(reference.objectClass?.name == "Row")
    }
  }

  @Test func `an element keeps its owner, and lets it go`() throws {
    let tracker = LifetimeTracker()
    let state = try Sheet.state(Sheet(["one", "two"], tracked: tracker.make()))
    try state.run("first = sheet[1]; second = sheet[2]; sheet = nil")
    state.collectGarbage()
    #expect(tracker.alive == ["object"])
    #expect(try state.text("return first.text .. second.text .. second.letters[1]") == "onetwot")
    try state.run("first, second = nil")
    state.collectGarbage()
    #expect(tracker.alive == [])
  }

  @Test func `an element that a finalizer keeps has its owner still`() throws {
    let tracker = LifetimeTracker()
    let state = try Sheet.state(
      policy: .trusted, Sheet(["one", "two"], tracked: tracker.make()))
    try state.run(
      """
      local _, row = sheet[1], sheet[2]
      local holder = setmetatable({row}, {__gc = function(t)
        kept = t[1]
      end})
      sheet, row, holder = nil
      """)
    state.collectGarbage()
    state.collectGarbage()
    #expect(tracker.alive == ["object"])
    #expect(try state.text("return kept.text") == "two")
    #expect(try state.text("return kept == kept") == "true")
    try state.run("kept = nil")
    state.collectGarbage()
    #expect(tracker.alive == [])
  }

  @Test func `a loop over many elements leaves nothing behind`() throws {
    let tracker = LifetimeTracker()
    let rows = Array(repeating: "row", count: 50_000)
    let state = try Sheet.state(
      policy: Interpreter.limited(to: 4), Sheet(rows, tracked: tracker.make()))
    #expect(
      try state.text(
        "local n = 0; for i = 1, #sheet do n = n + #sheet[i].text end; return n") == "150000")
    try state.run("sheet = nil")
    state.collectGarbage()
    #expect(tracker.alive == [])
  }
}
