import NewsAnalysis
import NewsCorpus
import NewsModel
import TestSupport
import Testing

struct StoreCorpusTests {
  /// A folder with all kinds of articles that readers give.
  private func sample() throws -> StoreBench {
    let bench = try StoreBench()
    try bench.folder.copy(Checkout.path + "/seeds", as: "in")
    try bench.folder.copy(Checkout.path + "/Tests/Fixtures/seed-nonascii.txt", as: "in/n.txt")
    try bench.folder.write("By Ada Byron\n\nRain is near.\n", to: "in/2017-04-06-rain.txt")
    try bench.folder.write([0x61, 0xFF, 0x62, 0x2E], to: "in/broken.txt")
    try bench.folder.write("", to: "in/empty.txt")
    try bench.folder.write(
      """
      {"id":"j1","date":"2016","text":"LONDON, May 3 (AP) - One.\\n\\nTwo.\\n\\nPhoto: AP"}
      {"id":"j2","title":"T","text":"Le chat est sur la table et ne descend pas.","lang":"fr"}
      {"id":"j3","date":"soon","agency":"Own","text":"ROME (Reuters) - Ciao.","meta":{"x":[1,{}]}}
      {"id":"j4","text":"Der Hund ist im Garten und die Katze sitzt auf dem Dach des Hauses."}
      """, to: "in/more.jsonl")
    return bench
  }

  @Test func `gives the same articles and the same analysis as the files`() throws {
    let bench = try sample()
    let files = try FileCorpus.open([bench.folder.file("in")], reading: bench.tools.reading)
    try bench.importing("in")
    let store = try bench.corpus()
    #expect(store.ids == files.ids)
    #expect(store.count == 9)
    let (expected, found) = (try bench.json(files), try bench.json(store))
    #expect(expected.count == found.count)
    for (expected, found) in zip(expected, found) { #expect(expected == found) }
    for id in files.ids {
      let (expected, found) = (try files.article(id: id), try store.article(id: id))
      #expect(found.warnings == expected.warnings)
      #expect(found.languageConfidence == expected.languageConfidence)
      #expect(found.dateline == expected.dateline)
      #expect(found.blocks == expected.blocks)
      #expect(found.meta == expected.meta)
      #expect(found.date == expected.date)
    }
  }

  @Test func `reads anew what was read by other rules`() throws {
    let bench = try sample()
    try bench.importing("in")
    let before = try bench.json(bench.corpus())
    let database = try StoreFile.write(bench.path)
    try database.execute(
      """
      UPDATE fingerprints SET hash = 'other';
      UPDATE readings SET date = '1999', agency = 'wrong', spans = x'00', language = 'xx'
      """)
    #expect(try bench.json(bench.corpus()) == before)
    let found = try Self.ids(bench.corpus(), [ArticleCondition(.on, "2016")])
    #expect(found == ["j1"])
  }

  @Test func `damaged readings are made anew`() throws {
    let bench = try sample()
    try bench.importing("in")
    let before = try bench.json(bench.corpus())
    try StoreFile.write(bench.path).execute(
      "UPDATE readings SET spans = x'8080808080', body_start = 0")
    #expect(try bench.json(bench.corpus()) == before)
    try StoreFile.write(bench.path).execute("DELETE FROM readings")
    #expect(try bench.json(bench.corpus()) == before)
  }

  private static func ids(
    _ corpus: any Corpus, _ conditions: [ArticleCondition]
  ) throws -> [String] {
    var ids: [String] = []
    let cursor = corpus.makeCursor(where: conditions)
    while let record = cursor.next() {
      if case .article(let article, _) = record { ids.append(article.id) }
    }
    return ids
  }

  @Test(arguments: ArticleCondition.Name.allCases)
  func `answers conditions as files do`(name: ArticleCondition.Name) throws {
    let bench = try sample()
    try bench.importing("in")
    let files = try FileCorpus.open([bench.folder.file("in")], reading: bench.tools.reading)
    let store = try bench.corpus()
    let values =
      name.isDate
      ? ["2016", "2017", "2017-04", "2017-04-06", "2017-04-07", "2016-05-03", "1999"]
      : [
        "reuters", "AP", "Own", "fr", "de", "EN", "t", "j1", "rain", "London", "Astana", "", "é",
        "Ada Byron", "Kazinform", "wire",
      ]
    for value in values {
      let condition = [ArticleCondition(name, value)]
      #expect(
        try Self.ids(store, condition) == Self.ids(files, condition), "\(name.rawValue) \(value)")
    }
    let either = [ArticleCondition(name, Array(values.prefix(3)))]
    #expect(try Self.ids(store, either) == Self.ids(files, either))
    #expect(try Self.ids(store, [ArticleCondition(name, [])]) == [])
  }

  @Test func `names the nearest id`() throws {
    let bench = try sample()
    try bench.importing("in")
    let corpus = try bench.corpus()
    for (id, nearest) in [
      ("n.txt", "n"), ("2017", "2017-04-06-rain"), ("j9", "j1"), ("brokn", "broken"),
    ] {
      #expect(throws: CorpusError.noArticle(id: id, corpus: bench.path, nearest: nearest)) {
        _ = try corpus.article(id: id)
      }
    }
  }

  @Test func `a cursor sees the store as it was when it began`() throws {
    let bench = try sample()
    try bench.importing("in")
    let corpus = try bench.corpus()
    let cursor = corpus.makeCursor()
    _ = cursor.next()
    try bench.folder.write(#"{"id":"z","text":"Later."}"# + "\n", to: "z.jsonl")
    try bench.importing("z.jsonl")
    var count = 1
    while cursor.next() != nil { count += 1 }
    #expect(count == 9)
    #expect(corpus.count == 10)
  }
}
