import LuaKit
import ScriptFuzz
import Testing

struct ProgramRunnerTests {
  private static func run(_ statements: String..., limits: LuaLimits = LuaLimits()) throws
    -> FuzzOutcome
  {
    var chunk = FuzzProgram.Chunk(limits: limits)
    chunk.statements = statements
    var program = FuzzProgram()
    program.chunks = [chunk]
    let bench = try FuzzWorkshop.bench()
    return ProgramRunner(bench, try ObjectSources(bench)).run(program)
  }

  @Test func `a hundred programs find nothing, and use most of the interface`() throws {
    let bench = try FuzzWorkshop.bench()
    let sources = try ObjectSources(bench)
    let runner = ProgramRunner(bench, sources)
    var (reached, pastFirst): (Set<Int>, Int) = ([], 0)
    for number in 0..<100 {
      let seed = Chance.seed(20_170_406, program: number)
      let program = ProgramGrammar(seed: seed, bench.symbols, sources).program()
      let outcome = runner.run(program)
      #expect(outcome.problems == [], "\(program.text)")
      reached.formUnion(outcome.reached)
      pastFirst += outcome.isPastFirst ? 1 : 0
    }
    #expect(pastFirst >= 60)
    #expect(reached.count * 10 >= bench.symbols.count * 8)
  }

  @Test func `counts what a program reached and what came to its end`() throws {
    let outcome = try Self.run("_at(0) _ok(0) _at(1) error('x')")
    #expect((outcome.reached, outcome.returned) == ([0, 1], [0]))
    #expect(outcome.isPastFirst)
    #expect(outcome.statuses == ["error": 1])
    #expect(try Self.run("_at(0)").isPastFirst == false)
  }

  @Test func `an object of another class does not count`() throws {
    let symbols = try FuzzWorkshop.bench().symbols
    let number = try #require(symbols.firstIndex { $0.title == "Article:has" })
    #expect(try Self.run("_ok(\(number), corpus)").returned == [])
    #expect(try Self.run("_ok(\(number), newslab.article('x'))").returned == [number])
  }

  @Test func `sees what is no Lua, and an error that cannot be`() throws {
    #expect(try Self.run("=").problems.first?.hasPrefix("the program is no Lua") == true)
    #expect(try Self.run("error('internal error')").problems == ["an error says 'internal error'"])
    #expect(
      try Self.run("return 'table: 0x5581c0de2a40'").problems == [
        "tostring shows an address of a table"
      ])
  }

  @Test func `what a program changes is put back before memory is measured`() throws {
    let code = "string.x = ('x'):rep(2^20) table = nil big = {} for i = 1, 1e5 do big[i] = i end"
    let outcome = try Self.run(code)
    #expect(outcome.problems == [])
    #expect(outcome.statuses == ["ok": 1])
  }
}
