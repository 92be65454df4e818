import LuaKit
import NewsCLI
import Testing

/// Locals that live on from entry to entry.
struct REPLLocalsTests {
  private let lua: LuaState
  private let chunks: ChunkCompiler

  init() throws {
    lua = try LuaState(policy: .script)
    chunks = ChunkCompiler(lua: lua)
  }

  /// Runs entries; what the last gives, or its error.
  @discardableResult
  private func run(_ entries: String...) -> String {
    var last = ""
    for entry in entries {
      switch chunks.compile(entry, name: "=[1]") {
      case .complete(let chunk):
        do throws(LuaError) {
          last = try lua.call(chunk).map { value throws(LuaError) in try lua.text(of: value) }
            .joined(separator: " ")
        } catch {
          last = error.description
        }
      case .incomplete(let error), .wrong(let error): last = error.description
      }
    }
    return last
  }

  @Test func `a local is seen by the entries that follow`() {
    #expect(run("local x = 1", "x + 1") == "2")
    #expect(run("local a, b <const> = 3, 4", "a * b") == "12")
    #expect(run("local function f(n) return n == 0 and 1 or n * f(n - 1) end", "f(5)") == "120")
    #expect(run("local c", "c") == "nil")
    #expect(chunks.locals.names == ["a", "b", "c", "f", "x"])
  }

  @Test func `functions and entries share the variable`() {
    run("local n = 0", "local function up() n = n + 1 return n end", "up()", "n = 10")
    #expect(run("up()") == "11")
    #expect(run("n") == "11")
    #expect(run("function down() n = n - 1 end", "down()", "up()") == "11")
  }

  @Test func `the same name again is another variable`() {
    run("local x = 1", "local function old() return x end", "local x = x + 1")
    #expect(run("x") == "2")
    #expect(run("old()") == "1")
    #expect(run("x = 5 return old(), x") == "1 5")
  }

  @Test func `a local stands before a global of its name`() {
    #expect(run("x = 'global'", "local x = 'local'", "x") == "local")
    #expect(run("x = 'set'", "_G.x") == "global")
    #expect(run("local print = 1", "print") == "1")
  }

  @Test func `constants stay constant`() {
    run("local c <const> = 7", "local t <const> = {}")
    #expect(run("c") == "7")
    #expect(run("c = 8") == "[1]:1: attempt to assign to const variable 'c'")
    #expect(run("t.x = 1", "t.x") == "1")
    #expect(run("local c = 9", "c = c + 1", "c") == "10")
  }

  @Test func `a variable to be closed is closed when its entry ends`() {
    run("closed = 0")
    run("local d <close> = setmetatable({}, {__close = function() closed = closed + 1 end})")
    #expect(run("closed") == "1")
    #expect(run("type(d)") == "table")
    #expect(run("d = 1").contains("const variable"))
  }

  @Test func `what an entry declared before an error is there`() {
    #expect(run("local a = 1\nlocal b = nil + 1\nlocal c = 2").hasPrefix("[1]:2: attempt"))
    #expect(run("a") == "1")
    #expect(run("c") == "nil")
  }

  @Test func `only locals of the entry itself live on`() {
    run("do local a = 1 end", "for i = 1, 2 do local b = i end", "if true then local c end")
    run("function f() local d = 1 end", "repeat local e until true")
    #expect(chunks.locals.names == [])
  }

  @Test func `lines of errors are those that were typed`() {
    run("local x = 1")
    #expect(run("\n\nlocal y = x\nerror('here')") == "[1]:4: here")
    #expect(run("local z = {\n1,\n2}\nx()").hasPrefix("[1]:4: attempt to call a number value"))
    #expect(run("-- about x\n= x") != "")
    #expect(run("x -- at the end") == "1")
  }

  @Test func `labels and jumps work as before`() {
    #expect(run("local i = 0 ::top:: i = i + 1 if i < 3 then goto top end return i") == "3")
    #expect(run("i") == "3")
    #expect(run("goto done\nlocal j = 1\n::done::") == "")
    #expect(run("goto top").contains("no visible label 'top'"))
    #expect(run("::again:: local k = (k or 0) + 1 do return k end") == "1")
  }

  @Test func `there may be any number of them`() {
    for number in 0..<500 { run("local v\(number) = \(number)") }
    #expect(run("v0 + v250 + v499") == "749")
    let sum = (0..<150).map { "v\($0)" }.joined(separator: " + ")
    #expect(run(sum) == "11175")
  }

  @Test func `names of the prompt are not taken`() {
    #expect(run("local _, e = pcall(error, 'x') return e", "e") == "x")
    #expect(run("local _1, Out = 2, 3 return _1 + Out") == "5")
    #expect(chunks.locals.names == ["e"])
  }

  @Test func `a script cannot break them`() {
    run("local x = 1")
    run("_G.keep = error", "setmetatable(_G, {__index = error, __newindex = error})")
    #expect(run("x") == "1")
    #expect(run("local keep, keep_ = 2, 3", "keep + keep_") == "5")
    #expect(run("keep = 4", "keep") == "4")
  }

  @Test func `an environment of one's own is a local as well`() {
    #expect(run("g = 1", "local _ENV = {g = 2}", "g") == "2")
    #expect(run("h = 5", "h") == "5")
  }

  @Test func `strings that are not UTF-8 stay as they are`() throws {
    run("local a = 1")
    #expect(run(#"local s = "\xff" return a + #s"#) == "2")
  }

  @Test func `the host declares and forgets them`() throws {
    try chunks.locals.declare("given", .integer(4))
    try chunks.locals.declare("fixed", .integer(5), isConstant: true)
    try chunks.locals.declare("not a name", .integer(6))
    #expect(run("given = given + fixed return given") == "9")
    #expect(run("fixed = 1").contains("const variable"))
    if case .integer(9)? = chunks.locals.value(of: "given") {} else { Issue.record("not 9") }
    chunks.locals.remove("given")
    #expect(run("given") == "nil")
    #expect(chunks.locals.names == ["fixed"])
  }

  @Test func `declares nothing that is not run`() {
    run("if false then return end", "do return end local q = 1")
    #expect(chunks.locals.names == [])
  }

  @Test func `memory goes with what nobody can reach`() throws {
    for _ in 0..<200 { run("local big = string.rep('x', 100000)") }
    lua.collectGarbage()
    #expect(lua.memoryUsed < 4_000_000)
  }
}
