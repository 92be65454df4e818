import NewsAnalysis
import NewsModel
import TestSupport
import Testing

struct GazetteerFoldersTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func folders(in project: String = "") -> GazetteerFolders {
    GazetteerFolders(
      environment: ["XDG_DATA_HOME": folder.file("data")], folder: folder.file(project))
  }

  private static let rows = [
    GazetteerRow(name: "Acme", kind: .org, id: "7", aliases: ["ACM", "A. C. M."], casing: .upper)
  ]

  @Test func `keeps a list for the user, and for the project where there is one`() throws {
    #expect(try folders().keep(Self.rows, as: "firms").origin == "user")
    try folder.write("", to: "work/.newslab/x")
    try folder.write("", to: "work/deep/x")
    let list = try folders(in: "work/deep").keep(Self.rows, as: "firms")
    #expect(list.path == folder.file("work/.newslab/gazetteers/firms.tsv"))
    #expect(folders(in: "work").lists().map(\.origin) == ["project"])
    #expect(folders().lists().map(\.origin) == ["user"])
  }

  @Test func `what is kept reads as it was`() throws {
    let list = try folders().keep(Self.rows, as: "firms")
    var rows = try GazetteerTable.rows(ofFile: list.path, defaults: GazetteerDefaults())
    rows[0].line = 0
    #expect(rows == Self.rows)
  }

  @Test(arguments: ["", "a b", "../x", "cities", String(repeating: "a", count: 65)])
  func `some names are none for a list`(name: String) {
    #expect(throws: GazetteerError.self) { try folders().keep(Self.rows, as: name) }
  }

  @Test func `removes a list; an unknown one has a nearest`() throws {
    let cache = GazetteerCache(folder: nil)
    _ = try folders().keep(Self.rows, as: "firms")
    #expect(throws: GazetteerError.badList("no list 'frms'; did you mean 'firms'?")) {
      try folders().remove("frms", cache: cache)
    }
    #expect(try folders().remove("firms", cache: cache).name == "firms")
    #expect(throws: GazetteerError.badList("no list 'firms'; none was imported")) {
      try folders().remove("firms", cache: cache)
    }
  }
}
