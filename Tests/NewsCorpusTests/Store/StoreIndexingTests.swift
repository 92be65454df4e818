import NewsAnalysis
import NewsCorpus
import NewsModel
import TestSupport
import Testing

struct StoreIndexingTests {
  private func sample() throws -> StoreBench {
    let bench = try StoreBench()
    try bench.folder.copy(Checkout.path + "/seeds", as: "in")
    try bench.folder.copy(Checkout.path + "/Tests/Fixtures/seed-nonascii.txt", as: "in/n.txt")
    try bench.folder.write(
      """
      {"id":"j1","text":"LONDON, May 3 (AP) - \\"It rains,\\" Ada Byron said on Monday."}
      {"id":"j2","text":"Der Hund ist im Garten und die Katze sitzt auf dem Dach des Hauses."}
      {"id":"j3","text":""}
      """, to: "in/more.jsonl")
    return bench
  }

  @discardableResult
  private func index(
    _ bench: StoreBench, batch: Int = 200,
    _ steps: [StoreIndexing.Step] = StoreIndexing.Step.allCases,
    stopAfter: Int = .max
  ) throws -> [StoreIndexing.Step: Int] {
    var work = StoreIndexing(try StoreFile.write(bench.path), tools: bench.tools, batch: batch)
    var counts: [StoreIndexing.Step: Int] = [:]
    var left = stopAfter
    work.advance = { step, count in
      counts[step] = count
      left -= 1
      return left > 0
    }
    #expect(try work.run(steps) == (left > 0))
    return counts
  }

  @Test func `layers that are kept are those that are computed`() throws {
    let bench = try sample()
    try bench.importing("in")
    let before = try bench.json(bench.corpus())
    try index(bench)
    let corpus = try bench.corpus()
    #expect(try bench.json(corpus) == before)
    #expect(try bench.rows("SELECT count(*) FROM analyses") == ["5"])
    let article = try corpus.article(id: "n")
    let (kept, computed) = (
      corpus.analysis(of: article, by: bench.tools), bench.tools.analysis(of: article)
    )
    #expect(kept.mentions == computed.mentions)
    #expect(kept.entities == computed.entities)
    #expect(kept.names == computed.names)
    #expect(kept.quotes == computed.quotes)
  }

  @Test func `layers are read from the store, and not computed`() throws {
    let bench = try sample()
    try bench.importing("in")
    try index(bench)
    // What no analyzer would find shows where the layer comes from.
    try StoreFile.write(bench.path).execute("UPDATE analyses SET sentences = x'00'")
    let corpus = try bench.corpus()
    let analysis = corpus.analysis(of: try corpus.article(id: "j1"), by: bench.tools)
    #expect(analysis.sentences.isEmpty)
    #expect(!analysis.tokens.isEmpty)
  }

  @Test(arguments: PackedLayersTests.columns)
  func `a damaged layer is computed`(column: String) throws {
    let bench = try sample()
    try bench.importing("in")
    let before = try bench.json(bench.corpus())
    try index(bench)
    try StoreFile.write(bench.path).execute("UPDATE analyses SET \(column) = x'FFFFFF'")
    #expect(try bench.json(bench.corpus()) == before)
    #expect(try StoreCheck.findings(bench.path).count == 5)
  }

  @Test func `layers made by other rules are not used, and are made anew`() throws {
    let bench = try sample()
    try bench.importing("in")
    let before = try bench.json(bench.corpus())
    try index(bench)
    let whole = try bench.dump()
    try StoreFile.write(bench.path).execute(
      """
      UPDATE fingerprints SET hash = 'other' WHERE kind = 'analysis';
      UPDATE analyses SET sentences = x'00'
      """)
    #expect(try bench.json(bench.corpus()) == before)
    #expect(try index(bench) == [.analyses: 5])
    #expect(try bench.rows("SELECT count(*) FROM fingerprints") == ["2"])
    #expect(try bench.json(bench.corpus()) == before)
    #expect(try bench.dump().count == whole.count)
  }

  @Test(arguments: [1, 2, 3])
  func `goes on where it was stopped`(stop: Int) throws {
    let bench = try sample()
    var options = StoreImport.Options()
    options.indexes = false
    try bench.importing("in", options: options)
    let other = try StoreBench()
    try other.folder.copy(bench.path)
    try index(bench, batch: 2, stopAfter: stop)
    try index(bench, batch: 2)
    try index(other)
    #expect(try bench.dump() == other.dump())
    #expect(try StoreCheck.findings(bench.path) == [])
  }

  @Test func `an index filled later is that of the import`() throws {
    let (first, later) = (try sample(), try sample())
    try first.importing("in")
    var options = StoreImport.Options()
    options.indexes = false
    try later.importing("in", options: options)
    #expect(try index(later, [.search]) == [.search: 5])
    #expect(try index(later, [.search]) == [:])
    let words = { (lines: [String]) in lines.filter { $0.hasPrefix("search|") } }
    #expect(try words(first.dump()) == words(later.dump()))
    #expect(try !words(first.dump()).isEmpty)
  }

  @Test func `fills in entities and languages`() throws {
    let bench = try sample()
    try bench.importing("in")
    try index(bench)
    #expect(
      try bench.rows(
        """
        SELECT e.id, e.kind, e.name, x.mentions FROM article_entities x JOIN entities e USING (entity)
        JOIN articles a USING (article) WHERE a.id = 'j1' AND e.kind = 'PERSON'
        """) == ["person:ada-byron|PERSON|Ada Byron|1"])
    #expect(
      try bench.rows(
        "SELECT language FROM stories WHERE id IN ('j1', 'j2')")
        == ["en", "de"])
  }

  @Test func `a new version loses what was found in the former one`() throws {
    let bench = try sample()
    try bench.importing("in")
    try index(bench)
    try bench.folder.write(#"{"id":"j1","text":"It is raining in Rome."}"# + "\n", to: "new.jsonl")
    try bench.importing("new.jsonl")
    // The table of entities knows that at once.
    #expect(try bench.rows("SELECT * FROM stale_entities") == [])
    #expect(try bench.rows("SELECT id FROM entities WHERE id = 'person:ada-byron'") == [])
    #expect(try StoreCheck.findings(bench.path) == [])
    let corpus = try bench.corpus()
    let article = try corpus.article(id: "j1")
    let analysis = corpus.analysis(of: article, by: bench.tools)
    #expect(analysis.entities.map(\.name) == ["Rome"])
    #expect(try index(bench) == [.readings: 1, .analyses: 1])
    #expect(try StoreCheck.findings(bench.path) == [])
  }
}
