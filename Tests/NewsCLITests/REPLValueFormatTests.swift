import LuaKit
import NewsCLI
import NewsCorpus
import NewsScript
import ScriptTestSupport
import Testing

struct REPLValueFormatTests {
  /// The values of a chunk in a format.
  private func written(_ code: String, _ format: ValueFormat, width: Int = 80) throws -> String {
    let state = try ScriptBench.state()
    let printer = try ValuePrinter(reader: ValueReader(state), width: width, format: format)
    return try printer.text(of: state.run(Array(code.utf8), name: "=test"))
  }

  /// All of the values of a chunk in a format.
  private func whole(_ code: String, _ format: ValueFormat = .table) throws -> String {
    let state = try ScriptBench.state()
    let printer = try ValuePrinter(reader: ValueReader(state), width: 80, format: format)
    var text = ""
    try printer.write(state.run(Array(code.utf8), name: "=test")) { text += $0 }
    return text
  }

  @Test(arguments: [
    ("return nil", "null\n"), ("return {}", "[]\n"),
    ("return {1, 'a', true}", "[1, \"a\", true]\n"),
    ("return {a = 1, b = {2}}", "{ \"a\": 1, \"b\": [2] }\n"),
    ("return {1, x = 2}", "{ \"1\": 1, \"x\": 2 }\n"), ("return 0/0, math.huge", "null\nnull\n"),
    ("return 'a\\27\\n\\255'", "\"a\\u001b\\n\u{FFFD}\"\n"), ("return print", "\"function\"\n"),
    ("return '\\u{202E}\\u{9B}'", "\"\\u202e\\u009b\"\n"),
    ("local t = {} t.t = t return t", "{ \"t\": \"the table itself\" }\n"),
    ("local c = newslab.counter() c:add('b', 2) c:add('a') return c", "{ \"b\": 2, \"a\": 1 }\n"),
    ("local d = newslab.distinct() d:add('b') return d", "1\n"),
  ])
  func `writes JSON`(code: String, expected: String) throws {
    #expect(try written(code, .json) == expected)
  }

  @Test(arguments: [
    ("return nil", "nil\n"), ("return {}", "{}\n"), ("return 1.0, 1", "1.0\n1\n"),
    ("return math.mininteger, -1/0", "math.mininteger\n-math.huge\n"),
    ("return {1, x = {['end'] = 2, ['a b'] = 3}}", "{ 1, x = { [\"a b\"] = 3, [\"end\"] = 2 } }\n"),
    ("return 'a\\27\\n\\255ä'", "\"a\\027\\n\\255ä\"\n"),
    ("return {print}", "{ nil --[[ function ]] }\n"),
    ("return {[2] = 1, [-1.5] = 2, [true] = 3}", "{ [true] = 3, [-1.5] = 2, [2] = 1 }\n"),
  ])
  func `writes constructors of Lua`(code: String, expected: String) throws {
    #expect(try written(code, .lua) == expected)
  }

  @Test(arguments: [
    ("return 1", "1\r\n"), ("return {{1, 'a,b'}, {2, '=1+1'}}", "1,\"a,b\"\r\n2,'=1+1\r\n"),
    ("return {{n = 1, name = 'x'}, {name = 'y'}}", "name,n\r\nx,1\r\ny,\r\n"),
    ("return {b = 1, a = 'x'}", "a,x\r\nb,1\r\n"), ("return {'x', 'y'}", "x\r\ny\r\n"),
    ("local c = newslab.counter() c:add('b', 2) return c", "Key,Count\r\nb,2\r\n"),
    (
      "return newslab.article('NATO met.').mentions",
      "text,kind,form,entity\r\nNATO,ORG,acronym,North Atlantic Treaty Organization\r\n"
    ),
  ])
  func `writes rows for spreadsheets`(code: String, expected: String) throws {
    #expect(try written(code, .csv) == expected)
  }

  @Test func `writes articles and what is found in them in their own form of JSON`() throws {
    let article = "newslab.article('NATO met.', {id = 'a1'})"
    guard
      case .table(let fields) = try JSONValue.parse(Array(written("return \(article)", .json).utf8))
    else {
      Issue.record("no object")
      return
    }
    #expect(fields["format"] == .string("newslab-article/1"))
    let mentions = try JSONValue.parse(Array(written("return \(article).mentions", .json).utf8))
    guard case .list(let list) = mentions, case .table(let mention)? = list.first else {
      Issue.record("no list")
      return
    }
    #expect(mention["text"] == .string("NATO"))
    #expect(mention["start"] == .integer(0))
  }

  private static let random = """
    math.randomseed(...)
    local function text()
      local bytes = {}
      for i = 1, math.random(0, 12) do bytes[i] = string.char(math.random(0, 255)) end
      return table.concat(bytes)
    end
    local function value(depth)
      local kind = math.random(1, depth > 0 and 8 or 6)
      if kind == 1 then return math.random(0) end
      if kind == 2 then return (math.random() - 0.5) * 10 ^ math.random(-300, 300) end
      if kind == 3 then return math.random(-9, 9) * 1.0 end
      if kind == 4 then return math.random(2) == 1 end
      if kind <= 6 then return text() end
      local t = {}
      for i = 1, math.random(0, 6) do t[i] = value(depth - 1) end
      for _ = 1, math.random(0, 6) do
        local key = value(0)
        t[key] = value(depth - 1)
      end
      return t
    end
    local function same(a, b)
      if math.type(a) ~= math.type(b) then return false end
      if type(a) ~= "table" or type(b) ~= "table" then return a == b end
      for key, x in pairs(a) do if not same(x, b[key]) then return false end end
      for key in pairs(b) do if a[key] == nil then return false end end
      return true
    end
    return value(4), same
    """

  @Test(arguments: 0..<100)
  func `what is written as Lua is the same value, and JSON can be read`(seed: Int) throws {
    let state = try ScriptBench.state()
    let chunk = try state.lua.load(Self.random, name: "=test")
    let results = try state.lua.call(chunk, [seed])
    guard case .function(let same)? = results.last else { return }
    let reader = try ValueReader(state)
    let printer = ValuePrinter(reader: reader, width: 60, format: .lua)
    var text = ""
    try printer.write([results[0]]) { text += $0 }
    let again = try state.lua.call(state.lua.load("return " + text, name: "=test"))
    #expect(try state.lua.call(same, [results[0], again.first ?? .nil]).first?.isTrue == true)
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    var json = ""
    try ValuePrinter(reader: reader, width: 60, format: .json).write([results[0]]) { json += $0 }
    #expect(throws: Never.self) { try JSONValue.parse(Array(json.utf8)) }
  }

  @Test func `a page leaves nothing out`() throws {
    let rows = try whole("local t = {} for i = 1, 3000 do t[i] = {n = i} end return t")
    #expect(rows.split(separator: "\n").count == 3001)
    #expect(rows.hasSuffix("\n3000  3000\n"))
    let list = try whole("local t = {} for i = 1, 1000 do t[i] = {i, {i}} end return t")
    #expect(list.contains("\n  { 1000, { 1000 } },\n}\n"))
    let text = try whole("return string.rep('x', 200000)")
    #expect(text.utf8.count == 200_001)
    let counter = try whole("local c = newslab.counter() for i = 1, 500 do c:add(i) end return c")
    #expect(counter.split(separator: "\n").count == 501)
  }

  @Test(arguments: ValueFormat.allCases)
  func `a page stops when nobody wants more of it`(format: ValueFormat) throws {
    struct Enough: Error {}
    let state = try ScriptBench.state()
    let printer = try ValuePrinter(reader: ValueReader(state), width: 80, format: format)
    let code = "local t = {} for i = 1, 300000 do t[i] = {n = i} end return t"
    let values = try state.run(Array(code.utf8), name: "=test")
    var count = 0
    #expect(throws: Enough.self) {
      try printer.write(values) { _ in
        count += 1
        if count > 1000 { throw Enough() }
      }
    }
    #expect(count < 2000)
  }

  @Test func `a long text of a format says that there is more`() throws {
    let text = try written("local t = {} for i = 1, 50000 do t[i] = i end return t", .json)
    #expect(text.hasSuffix("\n… more (:page)\n"))
    #expect(text.utf8.count < 70_000)
  }
}
