import Foundation
import NewsAnalysis
import NewsModel
import TestSupport
import Testing

struct GazetteerCacheTests {
  private let folder: TemporaryFolder
  private let cache: GazetteerCache

  init() throws {
    folder = try TemporaryFolder()
    cache = GazetteerCache(folder: folder.file("cache/names"))
  }

  /// Writes a table as if it were an hour old, or some seconds younger.
  private func write(_ names: String..., younger seconds: Double = 0) throws -> String {
    let rows = names.map { $0 + "\tORG\n" }.joined()
    let path = try folder.write("name\tkind\n" + rows, to: "x.tsv")
    let date = Date(timeIntervalSinceNow: -3_600 + seconds)
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
    return path
  }

  private var compiledFiles: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder.file("cache/names"))) ?? []
  }

  @Test func `compiles once and maps from then on`() throws {
    let path = try write("Acme")
    let first = try cache.open(path, name: "x")
    #expect(!first.wasCompiled)
    #expect(first.list.isMapped)
    #expect(first.problem == nil)
    let second = try cache.open(path, name: "x")
    #expect(second.wasCompiled)
    #expect(second.list.entries(named: "Acme").count == 1)
    #expect(compiledFiles.count == 1)
  }

  @Test func `compiles anew when the table changes`() throws {
    _ = try cache.open(write("Acme", "Beta"), name: "x")
    let longer = try cache.open(write("Acme", "Beta", "Gamma"), name: "x")
    #expect(longer.list.count == 3)
    // The same size and another content.
    let other = try cache.open(write("Acme", "Beta", "Delta", younger: 60), name: "x")
    #expect(!other.wasCompiled)
    #expect(other.list.entries(named: "Delta").count == 1)
    #expect(compiledFiles.count == 1)
  }

  @Test func `a table that only looks newer is not compiled anew`() throws {
    _ = try cache.open(write("Acme"), name: "x")
    let path = try write("Acme", younger: 60)
    #expect(try cache.open(path, name: "x").wasCompiled)
    let again = try cache.open(path, name: "x")
    #expect(again.wasCompiled)
    #expect(again.list.source.time != 0)
  }

  @Test func `a change within the tick of the clock is seen`() throws {
    for number in 0..<20 {
      let path = try folder.write("name\tkind\nAcme\(number + 10)\tORG\n", to: "x.tsv")
      #expect(try cache.open(path, name: "x").list.entries(named: "Acme\(number + 10)").count == 1)
    }
  }

  @Test func `other defaults make another file`() throws {
    let path = try write("Acme")
    let usual = try cache.open(path, name: "x")
    let any = try cache.open(path, name: "x", defaults: GazetteerDefaults(casing: .any))
    #expect(usual.list.entries(named: "Acme").map(\.casing) == [.capital])
    #expect(any.list.entries(named: "Acme").map(\.casing) == [.any])
  }

  @Test func `a damaged file is compiled anew`() throws {
    let path = try write("Acme", "Beta")
    _ = try cache.open(path, name: "x")
    let file = "cache/names/" + (try #require(compiledFiles.first))
    let good = try Data(contentsOf: URL(fileURLWithPath: folder.file(file)))
    for damage in [
      Data(), good.prefix(50), good.prefix(good.count - 1), Data([7]) + good.dropFirst(),
    ] {
      try folder.write([UInt8](damage), to: file)
      let opened = try cache.open(path, name: "x")
      #expect(!opened.wasCompiled)
      #expect(opened.list.count == 2)
      #expect(try cache.open(path, name: "x").wasCompiled)
    }
  }

  @Test func `what cannot be written is made in memory and says why`() throws {
    let path = try write("Acme")
    try folder.write("a file", to: "file")
    let opened = try GazetteerCache(folder: folder.file("file/below")).open(path, name: "x")
    #expect(!opened.list.isMapped)
    #expect(opened.list.entries(named: "Acme").count == 1)
    #expect(opened.problem?.contains("file/below") == true)
    let nowhere = try GazetteerCache(environment: [:]).open(path, name: "x")
    #expect(nowhere.problem == "neither XDG_CACHE_HOME nor HOME is set")
  }

  @Test func `what is no table is an error with its name`() throws {
    #expect(throws: GazetteerError.unreadable(file: "no", problem: "no such file or directory")) {
      try cache.open(folder.file("no.tsv"), name: "x", shown: "no")
    }
    #expect(throws: GazetteerError.unreadable(file: "dir", problem: "not a regular file")) {
      try cache.open(folder.path, name: "x", shown: "dir")
    }
  }

  @Test func `many at once see whole files`() async throws {
    let path = try write("Acme", "Beta")
    let cache = cache
    let counts = await withTaskGroup(of: Int?.self) { group in
      for _ in 0..<16 { group.addTask { try? cache.open(path, name: "x").list.count } }
      return await group.reduce(into: [Int?]()) { $0.append($1) }
    }
    #expect(counts == Array(repeating: 2, count: 16))
    #expect(compiledFiles.count == 1)
  }
}
