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

  @Test func `an article that was kept is the same when the cursor has gone on`() throws {
    let bench = try sample()
    try bench.importing("in")
    try StoreFile.write(bench.path).execute(
      "UPDATE articles SET text = CAST(x'61FF62' AS TEXT) WHERE id = 'j4'")
    let corpus = try bench.corpus()
    let (first, second) = (corpus.makeCursor(), corpus.makeCursor())
    var (inPlace, kept): ([String: [String?]], [CorpusArticle]) = ([:], [])
    while case .article(let article)? = first.nextItem() {
      inPlace[article.id] = Self.texts(of: article)
      guard case .article(let other)? = second.nextItem() else { continue }
      kept.append(other)
    }
    #expect(second.nextItem() == nil)
    #expect(kept.count == 9)
    for article in kept {
      #expect(Self.texts(of: article) == inPlace[article.id])
      let known = try corpus.article(id: article.id)
      #expect(article.text == known.text)
      #expect(article.read.article.warnings == known.warnings)
      #expect(!article.place.path.isEmpty)
      #expect(article.date == known.date)
      #expect(article.string(.source) == known.source)
      #expect(article.string(.agency) == known.agency)
      #expect(article.authors == known.authors)
    }
    #expect(inPlace["j4"]?[5] == "a\u{FFFD}b")
    #expect(inPlace["j2"]?[1...2] == ["T", "fr"])
    #expect(inPlace["j2"]?[6] == "fr")
  }

  @Test func `a text that another program wrote is made valid wherever it is broken`() throws {
    let bench = try StoreBench()
    let pieces: [[UInt8]] = [
      [0xC3, 0xA9], [0xE2, 0x80, 0x94], [0xF0, 0x9F, 0x93, 0xB7], [0xFF], [0xE2, 0x82],
      [0xC0, 0xAF],
    ]
    let texts = (0..<45).flatMap { offset in
      pieces.flatMap { piece in
        [0, 40].map { after in
          [UInt8](repeating: 0x61, count: offset) + piece + [UInt8](repeating: 0x62, count: after)
        }
      }
    }
    let lines = texts.indices.map { "{\"id\":\"k\($0)\",\"text\":\"x\"}" }
    try bench.folder.write(lines.joined(separator: "\n"), to: "in.jsonl")
    try bench.importing("in.jsonl")
    let updates = texts.enumerated().map { index, text in
      let hex = text.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      return "UPDATE articles SET text = CAST(x'\(hex)' AS TEXT) WHERE id = 'k\(index)';"
    }
    try StoreFile.write(bench.path).execute("BEGIN;" + updates.joined() + "COMMIT")
    let cursor = try bench.corpus().makeCursor()
    for text in texts {
      guard case .article(let article)? = cursor.nextItem() else { break }
      #expect(article.string(.text) == String(decoding: text, as: UTF8.self))
    }
    #expect(cursor.nextItem() == nil)
  }

  private static func texts(of article: CorpusArticle) -> [String?] {
    let fields: [RecordField] = [
      .id, .title, .language, .source, .agency, .text, .lang, .url, .section,
    ]
    return fields.map { article.string($0) }
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
