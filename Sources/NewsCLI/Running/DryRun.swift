import LuaKit
import NewsCorpus
import NewsScript

/// What `newslab run --dry-run` says.
struct DryRun {
  let components: [LoadedComponent]
  let settings: RunSettings
  let corpus: any Corpus

  /// Writes what would run, on how many articles, with which permissions.
  func write(in session: Session) throws {
    for component in components {
      try say("\(component.component.title) from \(component.source)", in: session)
      try say("  \(component.component.summary)", in: session)
      for option in component.component.options {
        let value = component.options[option.name]?.shown ?? "(not set)"
        try say("  \(option.name) = \(value)", in: session)
      }
      let permissions = component.state.lua.policy.permissions
      let words = permissions.map(\.explanation)
      try say(
        words.isEmpty ? "  may touch nothing" : "  may " + words.joined(separator: ", "),
        in: session)
    }
    let source: any ShardSource
    do throws(CorpusError) {
      source = try corpus.shards(
        settings.selection, rule: ShardRule(size: settings.shardSize), readers: 1)
    } catch {
      throw CommandFailure(error)
    }
    let count = source.total ?? corpus.count
    let workers = settings.workers ?? Processors.count
    try say(
      "corpus '\(corpus.name)': \(count) article\(count == 1 ? "" : "s"), "
        + "\(workers) worker\(workers == 1 ? "" : "s")", in: session)
  }

  private func say(_ line: String, in session: Session) throws {
    try session.output.write(VisibleText.of(line) + "\n")
  }
}
