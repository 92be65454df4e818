import LuaKit
import NewsAnalysis
import NewsScript
import ScriptFuzz
import ScriptTestSupport
import Synchronization

/// Programs of the fuzzer's grammar, whose parts are looked for once.
enum FuzzPrograms {
  private struct Workshop {
    let symbols: [FuzzSymbol]
    let sources: ObjectSources
  }

  private static let workshop = Mutex<Workshop?>(nil)

  /// The chunks of the program of a seed.
  static func sources(seed: UInt64) -> [String] {
    workshop.withLock { workshop in
      if workshop == nil {
        let tools = try? AnalysisTools(lexicons: ScriptBench.resources().lexicons)
        if let bench = try? tools.map({ try FuzzBench($0) }),
          let sources = try? ObjectSources(bench)
        {
          workshop = Workshop(symbols: bench.symbols, sources: sources)
        }
      }
      guard let workshop else { return [] }
      return ProgramGrammar(seed: seed, workshop.symbols, workshop.sources).program().chunks
        .map(\.source)
    }
  }
}
