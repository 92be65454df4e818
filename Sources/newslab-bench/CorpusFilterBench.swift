/// A Lua filter over JSON lines, beside C, `lua5.4` with `cjson`, Python with orjson, and DuckDB.
struct CorpusFilterBench {
  let folder: BuildFolder
  let peers: CorpusPeers

  /// Prints a table; says whether the targets are met.
  func run(over corpus: MadeCorpus) -> Bool {
    let own = Self.own(corpus.newslab, over: corpus.path, format: "jsonl", in: folder)
    guard !own.isEmpty else { return false }
    return CorpusContest(
      contestants: own + others(over: corpus.path), rounds: 5, megabytes: corpus.megabytes,
      articles: corpus.articles
    ).run()
  }

  /// newslab itself, with the keyword looked for as Lua has it and by the host.
  static func own(
    _ program: String, over path: String, format: String?, in folder: BuildFolder
  ) -> [CorpusContest.Contestant] {
    guard let plain = folder.write(CorpusFilter.component, to: "filter.lua"),
      let has = folder.write(CorpusFilter.componentWithHas, to: "has.lua")
    else { return [] }
    // In a table the kept ones stand below two lines with the names of the columns.
    let heading = format == nil ? 2 : 0
    func kept(_ output: String) -> String {
      output.isEmpty ? "0" : String(output.utf8.count { $0 == 0x0A } + 1 - heading)
    }
    func command(_ filter: String) -> [String] {
      [program, "run", filter, "--corpus", path] + (format.map { ["--format", $0] } ?? [])
    }
    return [
      .init(name: "newslab", command: command(plain), count: kept),
      .init(name: "newslab, a:has", command: command(has), count: { _ in "" }),
    ]
  }

  private func others(over path: String) -> [CorpusContest.Contestant] {
    guard peers.isWanted else { return [] }
    var all: [CorpusContest.Contestant] = []
    if let function = folder.write(CorpusFilter.function, to: "function.lua"),
      let program = peers.program(CorpusPeerProgram.source, "filter", flags: ["-llua5.4"])
    {
      all.append(.init(name: "C, mmap, Lua 5.4", target: 1.6, command: [program, function, path]))
    }
    if Measurement.run(["lua5.4", "-e", "require 'cjson'"]) == 0,
      let script = folder.write(CorpusFilter.script, to: "script.lua")
    {
      all.append(.init(name: "lua5.4, cjson", command: ["lua5.4", script, path]))
    } else {
      print("lua5.4 with cjson is skipped: install lua5.4 and lua-cjson")
    }
    if let script = peers.script(CorpusFilter.python, "orjson-filter.py", module: "orjson") {
      all.append(.init(name: "Python, orjson", target: 1, command: script + [path]))
    }
    if let script = peers.script(CorpusFilter.duckDB, "query.py", module: "duckdb") {
      for (threads, name) in [("1", "DuckDB, 1 thread"), ("2", "DuckDB, 2 threads")] {
        all.append(.init(name: name, target: 1, command: script + [path, threads]))
      }
    }
    return all
  }
}
