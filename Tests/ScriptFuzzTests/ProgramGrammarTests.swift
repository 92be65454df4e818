import LuaKit
import NewsScript
import ScriptFuzz
import ScriptTestSupport
import Testing

struct ProgramGrammarTests {
  @Test func `a seed always gives the same program`() throws {
    let (bench, sources) = (try FuzzWorkshop.bench(), try FuzzWorkshop.sources())
    let again = try FuzzWorkshop.sources()
    for seed in 0..<50 as Range<UInt64> {
      let program = ProgramGrammar(seed: seed, bench.symbols, sources).program()
      #expect(ProgramGrammar(seed: seed, bench.symbols, again).program() == program)
      #expect(FuzzProgram(text: program.text) == program)
    }
  }

  @Test func `programs are Lua`() throws {
    let (bench, sources) = (try FuzzWorkshop.bench(), try FuzzWorkshop.sources())
    let state = try ScriptBench.state()
    for seed in 1000..<1300 as Range<UInt64> {
      for chunk in ProgramGrammar(seed: seed, bench.symbols, sources).program().chunks {
        #expect(throws: Never.self, "\(chunk.source)") {
          try state.lua.load(chunk.source, name: "=fuzz")
        }
      }
    }
  }

  @Test func `what is new in the interface is used without a change`() throws {
    let bench = try FuzzWorkshop.bench()
    let new = LuaFunction(
      "brand_new", "Is new.", parameters: [LuaParameter("a", "Article", "An article.")],
      returns: ["boolean"]
    ) { _ in 0 }
    let module = LuaModule("newslab", "N.", functions: [new])
    let symbols = FuzzSymbol.all(
      in: LuaAPIDescription(modules: [module], classes: NewslabAPI.types))
    let sources = try ObjectSources(bench)
    let sourcesOfPrograms = (0..<120 as Range<UInt64>).flatMap {
      ProgramGrammar(seed: $0, symbols, sources).program().chunks.map(\.source)
    }
    #expect(sourcesOfPrograms.contains { $0.contains("newslab.brand_new(") })
  }
}
