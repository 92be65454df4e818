/// An import into a store, with and without the full-text index, beside programs that put the same
/// rows into the same tables.
///
/// The others get the rows in memory, without reading or finding anything; their memory is what
/// they need beyond the rows. newslab reads, hashes and looks for what it has as well.
struct CorpusImportBench {
  let folder: BuildFolder
  let peers: CorpusPeers

  /// Prints two tables; says whether the targets are met.
  func run(over corpus: MadeCorpus) -> Bool {
    let program = peers.program(StorePeerProgram.source, "store", flags: ["-lsqlite3"])
    let script = peers.script(StorePeerScript.import, "import.py", module: "sqlite3")
    var isMet = true
    for indexes in [false, true] {
      print(indexes ? "with the full-text index" : "without the full-text index")
      // Tables and rows of the others are those of a store that newslab has made.
      guard corpus.makeStore(indexes: indexes) else { return false }
      let contest = CorpusContest(
        contestants: contestants(corpus, indexes, program, script),
        rounds: corpus.megabytes > 100 ? 1 : 3, megabytes: corpus.megabytes,
        articles: corpus.articles)
      isMet = contest.run() && isMet
      folder.remove("imported.newslab")
    }
    return isMet
  }

  private func contestants(
    _ corpus: MadeCorpus, _ indexes: Bool, _ program: String?, _ script: [String]?
  ) -> [CorpusContest.Contestant] {
    let path = folder.path("imported.newslab")
    let prepare = { BuildFolder.removeStore(path) }
    let words = [corpus.store, path, indexes ? "index" : "plain", "1000"]
    var all = [
      CorpusContest.Contestant(
        name: "newslab import", command: corpus.importing(indexes: indexes, to: path),
        prepare: prepare, count: { _ in "" })
    ]
    if let program {
      // Newslab has to be at least 0.8 times as fast.
      all.append(
        .init(
          name: "C, SQLite", target: 1 / 0.8, command: [program, "import"] + words,
          prepare: prepare, cost: CorpusContest.stated))
    }
    if let script {
      all.append(
        .init(
          name: "Python, sqlite3", command: script + words, prepare: prepare,
          cost: CorpusContest.stated))
    }
    return all
  }
}
