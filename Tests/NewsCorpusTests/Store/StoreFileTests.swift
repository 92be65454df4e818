import NewsCorpus
import NewsModel
import TestSupport
import Testing

struct StoreFileTests {
  @Test(arguments: 1...StoreSchema.version)
  func `brings a store of an older version up to date and loses nothing`(version: Int) throws {
    let bench = try StoreBench()
    let older = try SQLiteDatabase(path: bench.path, mode: .create)
    try StoreFile.create(older, version: version)
    try older.execute(
      """
      INSERT INTO articles (article, id, version, hash, title, origin, text)
      VALUES (1, 'a', 1, 'h', 'Rain', 'wire.jsonl', 'It rains.')
      """)
    #expect(try older.integer("PRAGMA user_version") == version)
    let corpus = try bench.corpus()
    #expect(try corpus.article(id: "a").title == "Rain")
    #expect(try older.integer("PRAGMA user_version") == StoreSchema.version)
    let tables = try bench.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
    #expect(tables.contains("notes") && tables.contains("analyses"))
  }

  @Test func `the schema of a migrated store is that of a new one`() throws {
    let (new, old) = (try StoreBench(), try StoreBench())
    try StoreFile.create(SQLiteDatabase(path: new.path, mode: .create))
    try StoreFile.create(SQLiteDatabase(path: old.path, mode: .create), version: 1)
    _ = try StoreFile.write(old.path)
    let schema = "SELECT type, name, sql FROM sqlite_schema ORDER BY name"
    #expect(try new.rows(schema) == old.rows(schema))
  }

  @Test func `says what a file is that is no store`() throws {
    let bench = try StoreBench()
    func message(_ name: String) -> String {
      do {
        _ = try StoreCorpus(path: bench.folder.file(name), tools: bench.tools)
        return "opened"
      } catch {
        return "\(error)".replacing(bench.folder.path + "/", with: "")
      }
    }
    try bench.folder.write("", to: "empty.newslab")
    #expect(message("empty.newslab") == "'empty.newslab' is no newslab store: the file is empty")
    try bench.folder.write("hello", to: "text.newslab")
    #expect(message("text.newslab") == "'text.newslab' is no newslab store: it is no SQLite file")
    #expect(
      message("missing.newslab")
        == "'missing.newslab' cannot be read: no such file or directory")
    let other = try SQLiteDatabase(path: bench.folder.file("other.newslab"), mode: .create)
    try other.execute("CREATE TABLE t (x)")
    #expect(
      message("other.newslab")
        == "'other.newslab' is no newslab store: it is a SQLite file of another program")
    let newer = try SQLiteDatabase(path: bench.folder.file("newer.newslab"), mode: .create)
    try StoreFile.create(newer)
    try newer.execute("PRAGMA user_version = 99")
    #expect(
      message("newer.newslab")
        == "'newer.newslab' was written by a newer newslab: its schema is version 99, "
        + "this newslab knows versions up to \(StoreSchema.version)")
  }

  @Test(arguments: 0..<40)
  func `damaged files are an error, never a crash`(seed: UInt64) throws {
    let bench = try StoreBench()
    try bench.folder.write(
      (0..<40).map { #"{"id":"a\#($0)","text":"PARIS (AP) - Rain \#($0).\n\nMore rain."}"# }
        .joined(separator: "\n"), to: "wire.jsonl")
    try bench.importing("wire.jsonl")
    var bytes = try bench.bytes()
    var generator = Generator(seed: seed)
    if seed % 4 == 0 {
      bytes = Array(bytes.prefix(Int.random(in: 1..<bytes.count, using: &generator)))
    } else {
      for _ in 0..<Int.random(in: 1...400, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        bytes[place] = UInt8.random(in: 0...255, using: &generator)
      }
    }
    try bench.folder.write(bytes, to: "damaged.newslab")
    guard
      let corpus = try? StoreCorpus(path: bench.folder.file("damaged.newslab"), tools: bench.tools)
    else { return }
    let count = try bench.json(corpus).count
    #expect(count <= 41)
    _ = corpus.ids
    _ = try? corpus.article(id: "a7")
  }
}
