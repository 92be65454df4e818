import NewsCorpus
import NewsModel
import TestSupport
import Testing

struct StoreImportTests {
  private static let lines = [
    #"{"id":"a","title":"Rain","date":"2017-04-06","text":"It rains in Paris.","meta":{"n":1}}"#,
    #"{"id":"b","text":"PARIS, April 7 (Reuters) - It is dry.\n\nWind comes.","source":"wire"}"#,
    "bad",
    #"{"id":"c","text":"Snow.","keywords":["a","b"],"authors":["Ada Byron"],"extra":[1,2.5,null]}"#,
  ]

  private func wire(_ lines: [String] = Self.lines) throws -> StoreBench {
    let bench = try StoreBench()
    try bench.folder.write(lines.joined(separator: "\n"), to: "wire.jsonl")
    return bench
  }

  @Test func `keeps what was given and counts what became of it`() throws {
    let bench = try wire()
    let summary = try bench.importing("wire.jsonl")
    #expect(
      [summary.new, summary.unchanged, summary.newVersions, summary.rejected] == [3, 0, 0, 1])
    let columns = "id, version, title, date, source, authors, keywords, meta, origin_line, text"
    #expect(
      try bench.rows("SELECT \(columns) FROM articles ORDER BY article") == [
        #"a|1|Rain|2017-04-06|-|-|-|{"n":1}|1|It rains in Paris."#,
        "b|1|-|-|wire|-|-|-|2|PARIS, April 7 (Reuters) - It is dry.\n\nWind comes.",
        #"c|1|-|-|-|["Ada Byron"]|["a","b"]|{"extra":[1,2.5,null]}|4|Snow."#,
      ])
  }

  @Test func `keeps apart what was found`() throws {
    let bench = try wire()
    try bench.importing("wire.jsonl")
    #expect(
      try bench.rows("SELECT date, place, agency FROM readings ORDER BY article") == [
        "2017-04-06|-|-", "-|Paris|Reuters", "-|-|-",
      ])
    #expect(
      try bench.rows("SELECT body FROM stories WHERE id = 'b'") == ["It is dry.\n\nWind comes."])
  }

  @Test func `the same again changes nothing`() throws {
    let bench = try wire()
    try bench.importing("wire.jsonl")
    let before = try bench.dump()
    let summary = try bench.importing("wire.jsonl")
    #expect([summary.new, summary.unchanged, summary.newVersions] == [0, 3, 0])
    #expect(try bench.dump() == before)
  }

  @Test func `other content of the same id becomes the current version`() throws {
    let bench = try wire()
    try bench.importing("wire.jsonl")
    try bench.folder.write(
      #"{"id":"a","title":"Hail","date":"2017-04-06","text":"It hails."}"# + "\n" + Self.lines[1],
      to: "later.jsonl")
    let summary = try bench.importing("later.jsonl")
    #expect([summary.new, summary.unchanged, summary.newVersions] == [0, 1, 1])
    #expect(try bench.corpus().article(id: "a").title == "Hail")
    #expect(try bench.rows("SELECT version, title FROM versions") == ["1|Rain"])
    #expect(try bench.rows("SELECT article, version FROM articles WHERE id = 'a'") == ["1|2"])
    // The earlier version is known, too.
    #expect(try bench.importing("wire.jsonl").unchanged == 3)
    #expect(try bench.rows("SELECT rowid FROM search WHERE search MATCH 'rains'") == [])
    #expect(try bench.rows("SELECT rowid FROM search WHERE search MATCH 'hails'") == ["1"])
  }

  @Test func `an id twice in one file is a mistake, and in another one a version`() throws {
    let bench = try StoreBench()
    let lines = ["It rains.", "It hails.", "It snows."].map { #"{"id":"a","text":"\#($0)"}"# }
    try bench.folder.write(lines[0] + "\n" + lines[1] + "\n", to: "in/1.jsonl")
    try bench.folder.write(lines[2] + "\n" + lines[2] + "\n", to: "in/2.jsonl")
    var run = try StoreImport(
      into: StoreFile.write(bench.path, makes: true), tools: bench.tools)
    var rejections: [String] = []
    run.reject = { rejections.append($0.description.replacing(bench.folder.path + "/", with: "")) }
    #expect(try run.run(FileCorpus.find(bench.folder.file("in"))))
    #expect(
      rejections == [
        "in/1.jsonl:2: id 'a' is used already by in/1.jsonl:1",
        "in/2.jsonl:2: id 'a' is used already by in/2.jsonl:1",
      ])
    #expect([run.summary.new, run.summary.newVersions, run.summary.rejected] == [1, 1, 2])
    #expect(try bench.corpus().article(id: "a").text.string == "It snows.")
    #expect(try bench.importing("in").unchanged == 2)
  }

  @Test(arguments: [1, 2, 3, 1000])
  func `the size of batches changes nothing but what is told`(size: Int) throws {
    let bench = try wire()
    var options = StoreImport.Options()
    options.batch = size
    try bench.importing("wire.jsonl", options: options)
    let other = try wire()
    try other.importing("wire.jsonl")
    #expect(
      try bench.dump().map { $0.replacing(bench.folder.path, with: "") }
        == other.dump().map { $0.replacing(other.folder.path, with: "") })
  }

  @Test func `finds words of titles and bodies, not of datelines`() throws {
    let bench = try wire()
    try bench.importing("wire.jsonl")
    func found(_ query: String) throws -> [String] {
      try bench.rows("SELECT rowid FROM search WHERE search MATCH '\(query)' ORDER BY rowid")
    }
    #expect(try found("paris") == ["1"])
    #expect(try found("title:rain") == ["1"])
    #expect(try found("wind") == ["2"])
    #expect(
      try bench.rows(
        "SELECT snippet(search, 1, '[', ']', '…', 5) FROM search WHERE search MATCH 'wind'")
        == ["It is dry.\n\n[Wind] comes."])
  }

  @Test func `leaves the index out when asked`() throws {
    let bench = try wire()
    var options = StoreImport.Options()
    options.indexes = false
    try bench.importing("wire.jsonl", options: options)
    #expect(try bench.rows("SELECT rowid FROM search WHERE search MATCH 'rains'") == [])
    #expect(try bench.corpus().count == 3)
  }
}

extension StoreImportTests {
  @Test(arguments: [40, 50, 60])
  func `a full disk stops it, and leaves what was reported`(pages: Int) throws {
    let lines = (0..<200).map {
      #"{"id":"a\#($0)","text":"\#(String(repeating: "Rain ", count: 200))"}"#
    }
    let (bench, whole) = (try wire(lines), try wire(lines))
    try whole.importing("wire.jsonl")
    let database = try StoreFile.write(bench.path, makes: true)
    try database.execute("PRAGMA max_page_count = \(pages)")
    var options = StoreImport.Options()
    options.batch = 10
    var run = try StoreImport(into: database, tools: bench.tools, options: options)
    let error = #expect(throws: SQLiteError.self) {
      _ = try run.run(FileCorpus.find(bench.folder.file("wire.jsonl")))
    }
    #expect(error?.kind == .full)
    #expect(try bench.corpus().count == run.summary.total)
    #expect(run.summary.total < 200)
    #expect(try StoreCheck.findings(bench.path) == [])
    try database.execute("PRAGMA max_page_count = 1000000")
    #expect(try bench.importing("wire.jsonl").new == 200 - run.summary.total)
    #expect(
      try bench.dump().map { $0.replacing(bench.folder.path, with: "") }
        == whole.dump().map { $0.replacing(whole.folder.path, with: "") })
  }
}
