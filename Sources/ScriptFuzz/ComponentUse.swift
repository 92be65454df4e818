import LuaKit
import NewsCorpus
import NewsScript

/// Runs the components that a chunk gives over the articles, as a batch does.
struct ComponentUse {
  private let bench: FuzzBench
  private let state: ScriptState

  init(_ bench: FuzzBench, _ state: ScriptState) { (self.bench, self.state) = (bench, state) }

  func run(_ results: [LuaValue], _ outcome: inout FuzzOutcome) throws {
    var loaded = try state.components(in: results).map { LoadedComponent($0, in: state, from: "f") }
    for index in loaded.indices {
      try? loaded[index].set("n", to: "7")
      try? loaded[index].set("n", to: "\u{0}x")
      for result in ExampleRunner.run(loaded[index]) {
        outcome.count(result.problem == nil ? "example ok" : "example failed")
      }
    }
    let run = ComponentRun(loaded)
    for id in bench.corpus.ids.prefix(2) {
      let article = state.host.article(try bench.corpus.article(id: id))
      for status in run.process(article).statuses { outcome.count("component \(status.word)") }
    }
    for report in run.finish() {
      switch report.result {
      case .success: outcome.count("report ok")
      case .failure: outcome.count("report failed")
      }
    }
  }
}
