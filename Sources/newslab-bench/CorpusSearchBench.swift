import CorpusMaker
import Glibc
import NewsCorpus

/// Searches in a store, with all that is shown of a hit, beside the bare full-text index and tantivy.
struct CorpusSearchBench {
  /// What a search cost.
  private struct Cost {
    let wall, processor: Double
    let hits: Int
  }

  private struct Contestant {
    let name: String
    var target: Double?
    let costs: () throws -> [Cost]?
  }

  private static let rounds = 3
  private static let seed: UInt64 = 1
  private static let limit = 20

  let folder: BuildFolder
  let peers: CorpusPeers

  /// Prints a table; says whether the target is met.
  func run(over store: String) throws -> Bool {
    let database = try StoreFile.read(store)
    let articles = try database.integer("SELECT max(article) FROM articles") ?? 0
    let set = try Self.queries(in: database, articles)
    let path = "newslab-search-\(articles)-\(Self.seed).tsv"
    let about = "Searches of newslab-bench, seed \(Self.seed), \(articles) articles."
    guard let file = fopen(path, "w") else { throw FileError.current }
    fputs(set.text(about: about), file)
    guard fclose(file) == 0 else { throw FileError.current }
    Swift.print("\(set.queries.count) searches in \(path); load \(CorpusContest.load())")
    var contestants = [
      Contestant(name: "newslab") { try Self.search(set.queries, in: StoreFile.read(store)) }
    ]
    contestants += others(store, queries: path)
    // The first round, which is not counted, brings the file into the memory of the system.
    var runs: [[[Cost]]] = contestants.map { _ in [] }
    for round in 0...Self.rounds {
      for (index, contestant) in contestants.enumerated() {
        if let costs = try contestant.costs(), costs.count == set.queries.count, round > 0 {
          runs[index].append(costs)
        }
      }
    }
    return show(contestants, runs, of: set.queries)
  }

  /// The searches: words that stand together in articles of the store.
  private static func queries(
    in database: SQLiteDatabase, _ articles: Int
  ) throws(SQLiteError) -> QuerySet {
    try database.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search, row)")
    let text = try database.prepare("SELECT text FROM articles WHERE article = ?")
    let count = try database.prepare("SELECT doc FROM temp.words WHERE term = ?")
    return try QuerySet(
      each: 100, of: articles, seed: seed,
      words: { number throws(SQLiteError) in
        defer { text.reset() }
        try text.bind(1, number)
        guard try text.step() else { return [] }
        return (text.string(0) ?? "").lowercased().split { !$0.isLetter }.map(String.init)
      },
      count: { word throws(SQLiteError) in
        defer { count.reset() }
        try count.bind(1, word)
        return try count.step() ? count.integer(0) ?? 0 : 0
      })
  }

  /// newslab's own: the search is read, and hits come with title, date, source and snippet.
  private static func search(
    _ queries: [QuerySet.Query], in database: SQLiteDatabase
  ) throws -> [Cost] {
    let search = StoreSearch(database)
    return try queries.map { query in
      let (wall, processor) = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_THREAD_CPUTIME_ID))
      let hits = try search.hits(SearchParser.parse(query.text), .init(limit: limit))
      return Cost(
        wall: seconds(CLOCK_MONOTONIC) - wall,
        processor: seconds(CLOCK_THREAD_CPUTIME_ID) - processor, hits: hits.count)
    }
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private func others(_ store: String, queries: String) -> [Contestant] {
    var all: [Contestant] = []
    if let program = peers.program(SearchPeerProgram.source, "search", flags: ["-lsqlite3"]) {
      all.append(
        Contestant(name: "C, FTS5 alone", target: 1.2) {
          Self.costs(of: [program, store, queries])
        })
    }
    if let script = peers.script(SearchPeerProgram.tantivy, "search.py", module: "tantivy") {
      let index = folder.path("tantivy")
      if Measurement.run(["mkdir", "-p", index]) == 0,
        Measurement.run(script + ["build", store, index]) == 0
      {
        folder.addFolder(index)
        all.append(
          Contestant(name: "Python, tantivy") {
            Self.costs(of: script + ["search", index, queries])
          }
        )
      } else {
        Swift.print("tantivy is skipped: it makes no index of the store")
      }
    }
    return all
  }

  private static func costs(of command: [String]) -> [Cost]? {
    ProcessCost.of(command)?.output.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard words.count == 3, let wall = Double(words[0]), let processor = Double(words[1]),
        let hits = Int(words[2])
      else { return nil }
      return Cost(wall: wall, processor: processor, hits: hits)
    }
  }

  /// Prints a row for each contestant and kind of search, and for all of them.
  private func show(
    _ contestants: [Contestant], _ runs: [[[Cost]]], of queries: [QuerySet.Query]
  ) -> Bool {
    Self.print([
      "ms", "", "p50", "p95", "CPU p50", "CPU p95", "newslab / it, p95", "hits",
    ])
    var isMet = true
    for kind in QuerySet.Kind.allCases.map(Optional.some) + [nil] {
      let places = queries.indices.filter { kind == nil || queries[$0].kind == kind }
      var own: (wall: Double, processor: Double)?
      for (contestant, runs) in zip(contestants, runs) {
        guard runs.count == Self.rounds, !places.isEmpty else {
          if kind == nil { Swift.print("\(contestant.name) is skipped: it has failed") }
          continue
        }
        func part(_ share: Double, _ value: (Cost) -> Double) -> Double {
          let each = places.map { place in Measurement.median(runs.map { value($0[place]) }) }
          return each.sorted()[min(each.count - 1, Int(Double(each.count) * share))] * 1e3
        }
        let (wall, processor) = (part(0.95, \.wall), part(0.95, \.processor))
        let ratio = processor / (own?.processor ?? processor)
        let wallRatio = wall / (own?.wall ?? wall)
        if own == nil { own = (wall, processor) }
        let target = kind == nil ? contestant.target : nil
        if let target, 1 / ratio > target { isMet = false }
        let verdict =
          target.map { " target \($0): \(BenchTable.verdict(1 / ratio, target: $0))" } ?? ""
        Self.print([
          kind?.rawValue ?? "all", contestant.name, Measurement.shown(part(0.5, \.wall)),
          Measurement.shown(wall), Measurement.shown(part(0.5, \.processor)),
          Measurement.shown(processor),
          "\(Measurement.shown(1 / ratio)) (wall \(Measurement.shown(1 / wallRatio)))\(verdict)",
          String(places.reduce(0) { $0 + runs[0][$1].hits }),
        ])
      }
    }
    return isMet
  }

  private static let widths = [17, 17, 8, 8, 9, 9, 36]

  private static func print(_ cells: [String]) { BenchTable.print(cells, widths: widths) }
}
