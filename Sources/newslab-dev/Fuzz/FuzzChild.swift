import FoundationEssentials
import Glibc
import NewsAnalysis
import ScriptFuzz

/// The process that runs programs: it says `begin N`, and `end N` with what became of it.
enum FuzzChild {
  /// Which programs.
  struct Run {
    let seed: UInt64
    let first: Int
    /// The program before which it ends.
    let end: Int
  }

  /// The grammar of a run.
  struct Workshop {
    let bench: FuzzBench
    let sources: ObjectSources

    init() throws {
      bench = try FuzzBench(AnalysisTools(lexicons: ResourceFolder.find().lexicons))
      sources = try ObjectSources(bench)
    }

    func program(_ number: Int, seed: UInt64) -> FuzzProgram {
      let own = Chance.seed(seed, program: number)
      return ProgramGrammar(seed: own, bench.symbols, sources).program()
    }
  }

  static func run(_ run: Run, seconds: Int) throws {
    let workshop = try Workshop()
    let runner = ProgramRunner(workshop.bench, workshop.sources)
    let clock = ContinuousClock()
    let end = clock.now + .seconds(min(seconds, 1 << 30))
    for number in run.first..<max(run.end, run.first) where clock.now < end {
      let program = workshop.program(number, seed: run.seed)
      say("begin \(number)")
      say("end \(number) \(try shown(runner.run(program)))")
    }
  }

  static func replay(_ path: String) throws {
    let workshop = try Workshop()
    let runner = ProgramRunner(workshop.bench, workshop.sources)
    let program = FuzzProgram(text: try String(contentsOfFile: path, encoding: .utf8))
    say("begin 0")
    say("end 0 \(try shown(runner.run(program)))")
  }

  private static func shown(_ outcome: FuzzOutcome) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(outcome), as: UTF8.self)
  }

  private static func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
  }
}
