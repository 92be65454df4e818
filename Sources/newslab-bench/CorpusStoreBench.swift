/// A Lua filter over a store, beside programs that read the same rows and look for the same.
struct CorpusStoreBench {
  let folder: BuildFolder
  let peers: CorpusPeers

  /// Prints a table; says whether the targets are met.
  func run(over corpus: MadeCorpus) -> Bool {
    var all = CorpusFilterBench.own(corpus.newslab, over: corpus.store, format: nil, in: folder)
    guard !all.isEmpty else { return false }
    if let program = peers.program(StorePeerProgram.source, "store", flags: ["-lsqlite3"]) {
      let read = [program, "read", corpus.store]
      all.append(.init(name: "C, SQLite, all columns", target: 1.5, command: read + ["all"]))
      all.append(.init(name: "C, SQLite, as needed", command: read + ["needed"]))
    }
    if let script = peers.script(StorePeerScript.read, "read.py", module: "sqlite3") {
      all.append(.init(name: "Python, sqlite3", command: script + [corpus.store]))
    }
    return CorpusContest(
      contestants: all, rounds: 5, megabytes: corpus.megabytes, articles: corpus.articles
    ).run()
  }
}
