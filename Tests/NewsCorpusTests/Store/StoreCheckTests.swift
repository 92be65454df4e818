import NewsCorpus
import NewsModel
import TestSupport
import Testing

struct StoreCheckTests {
  private func sample() throws -> StoreBench {
    let bench = try StoreBench()
    for word in ["Rain", "Snow"] {
      let lines = (0..<5).map {
        #"{"id":"a\#($0)","text":"PARIS (AP) - \#(word) \#($0).\n\nMore."}"#
      }
      try bench.folder.write(
        lines.prefix(word == "Rain" ? 5 : 2).joined(separator: "\n"), to: word + ".jsonl")
      try bench.importing(word + ".jsonl")
    }
    _ = try StoreIndexing(StoreFile.write(bench.path), tools: bench.tools)
      .run(StoreIndexing.Step.allCases)
    return bench
  }

  @Test func `finds nothing in a whole store`() throws {
    let bench = try sample()
    #expect(try StoreCheck.findings(bench.path) == [])
  }

  @Test(arguments: [
    (
      "UPDATE articles SET text = replace(text, 'More', 'Much') WHERE id = 'a3'",
      [
        "article 'a3', version 1: its content is not what was imported",
        "full-text index: does not agree with the articles",
      ]
    ),
    (
      "UPDATE versions SET title = 'x' WHERE article = 1",
      ["article 'a0', version 1: its content is not what was imported"]
    ),
    ("DELETE FROM versions WHERE article = 2", ["article 'a1': version 2 has 0 earlier ones"]),
    (
      "UPDATE readings SET spans = x'01' WHERE article = 3",
      ["article 'a2': its reading is damaged"]
    ),
    (
      "DELETE FROM readings WHERE article = 5",
      [
        "article 'a4' was not read; 'newslab corpus index' does that",
        "full-text index: does not agree with the articles",
      ]
    ),
    (
      "UPDATE analyses SET tokens = NULL, times = x'05' WHERE article = 4",
      ["article 'a3': damaged layers: tokens, times"]
    ),
    (
      "PRAGMA foreign_keys = OFF; INSERT INTO notes (article, text, given_by) VALUES (9, '', '')",
      ["table 'notes': row 1 belongs to nothing in 'articles'"]
    ),
  ])
  func `names what is damaged`(damage: String, findings: [String]) throws {
    let bench = try sample()
    try StoreFile.write(bench.path).execute(damage)
    #expect(try StoreCheck.findings(bench.path) == findings)
  }

  @Test(arguments: [
    (
      "UPDATE entities SET articles = 7 WHERE id = 'gpe:paris'",
      ["entity table: 'gpe:paris' has 7 articles and 5 mentions, counted are 5 and 5"]
    ),
    (
      "UPDATE found_names SET mentions = 9 WHERE name = 'PARIS'",
      [
        "entity table: 'PARIS' for 'gpe:paris' has 5 articles and 9 mentions, counted are 5 and 5",
        "entity table: 'gpe:paris' is called 'PARIS' another number of times than articles say",
      ]
    ),
    (
      "DELETE FROM article_entities WHERE article = 2 AND entity = 1",
      ["entity table: article 'a1' does not mention 'gpe:paris' as its names say"]
    ),
    (
      "INSERT INTO stale_entities VALUES (1)",
      ["entity table: 1 entity waits to be looked at again"]
    ),
  ])
  func `counts the entity table anew, which can be made anew`(
    damage: String, findings: [String]
  ) throws {
    let bench = try sample()
    let whole = try bench.rows("SELECT id, articles, mentions FROM entities ORDER BY id")
    let database = try StoreFile.write(bench.path)
    try database.execute(damage)
    #expect(try StoreCheck.findings(bench.path) == findings)
    try StoreIndexing(database, tools: bench.tools).rebuildEntities()
    #expect(try StoreCheck.findings(bench.path) == [])
    #expect(try bench.rows("SELECT id, articles, mentions FROM entities ORDER BY id") == whole)
  }

  @Test func `words that are not of the articles are a finding`() throws {
    let bench = try sample()
    try StoreFile.write(bench.path).execute(
      "INSERT INTO search (rowid, title, body) VALUES (77, 'ghost', 'ghost')")
    #expect(
      try StoreCheck.findings(bench.path) == [
        "full-text index: 1 rows of no article",
        "full-text index: does not agree with the articles",
      ])
  }
}
