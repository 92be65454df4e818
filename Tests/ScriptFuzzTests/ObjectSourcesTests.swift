import NewsAnalysis
import NewsScript
import ScriptFuzz
import ScriptTestSupport
import Testing

struct ObjectSourcesTests {
  @Test func `there is an object of every class`() throws {
    let sources = try FuzzWorkshop.sources()
    let classes = Set(NewslabAPI.description.classes.map(\.name))
    #expect(classes.subtracting(sources.expressions.keys).isEmpty)
  }

  @Test func `the functions of the libraries are known, guarded ones too`() throws {
    let functions = try FuzzWorkshop.sources().libraryFunctions
    for name in [
      "pcall", "string.format", "table.move", "coroutine.close", "utf8.codes", "io.open",
    ] {
      #expect(functions.contains(name))
    }
    #expect(!functions.contains("newslab.article"))
  }
}

/// The grammar over the whole interface.
enum FuzzWorkshop {
  static func bench() throws -> FuzzBench {
    try FuzzBench(AnalysisTools(lexicons: ScriptBench.resources().lexicons))
  }

  static func sources() throws -> ObjectSources { try ObjectSources(bench()) }
}
