import Foundation
import NewsAnalysis
import NewsModel
import TestSupport
import Testing

struct LexiconsTests {
  /// The lists of names and words; others have tests of their own.
  static let files = [
    "admin1.tsv", "cities.tsv", "common_words.tsv", "companies.tsv", "context_words.tsv",
    "countries.tsv", "dateline_cities.tsv", "demonyms.tsv", "first_names.tsv", "groups.tsv",
    "head_words.tsv", "last_names.tsv", "news_agencies.tsv", "organisations.tsv", "outlets.tsv",
    "regions.tsv", "short_names.tsv", "titles.tsv", "us_states.tsv",
  ]

  @Test(arguments: files)
  func `a list is sorted, without doubles, and every row is complete`(file: String) throws {
    let text = try Checkout.read("Sources/NewsAnalysis/Resources/" + file)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.last == "")
    let rows = lines.dropLast().map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    #expect(rows.allSatisfy { $0.count == rows[0].count && !$0[0].isEmpty })
    let names = rows.dropFirst().map { Array($0[0].utf8) }
    for (left, right) in zip(names, names.dropFirst())
    where !left.lexicographicallyPrecedes(right) {
      Issue.record("'\(String(decoding: right, as: UTF8.self))' is out of order")
    }
  }

  @Test func `every list is described`() throws {
    let readme = try Checkout.read("Sources/NewsAnalysis/Resources/README.md")
    for file in Self.files where !readme.contains("`\(file)`") {
      Issue.record("\(file) is not in the README")
    }
  }

  @Test(arguments: [
    ("France", "France", Entity.Kind.gpe), ("FRANCE", "France", .gpe),
    ("U.K.", "United Kingdom", .gpe),
    ("Sao Paulo", "São Paulo", .gpe), ("UNICEF", "United Nations Children's Fund", .org),
    ("Czechs", "Czech", .norp), ("Black Sea", "Black Sea", .loc),
  ])
  func `finds a name whatever its case and accents`(
    name: String, canonical: String, kind: Entity.Kind
  ) throws {
    let lexicons = try NameBench.lexicons.get()
    let entry = try #require(lexicons.entries(named: name).first)
    #expect(lexicons.name(of: entry) == canonical)
    #expect(entry.kind == kind)
  }

  @Test(arguments: ["", "Qwxyzzy", "France Qwxyzzy", "United"])
  func `knows nothing of other names`(name: String) throws {
    #expect(try NameBench.lexicons.get().entries(named: name).isEmpty)
  }

  @Test(arguments: [
    ("countries.tsv", "names\tiso2\n", "resource countries.tsv:1: expected the columns"),
    (
      "titles.tsv", "title\tclass\tuse\tgender\nBoss\tchief\tboth\t\n",
      "titles.tsv:2: unknown class"
    ),
    (
      "head_words.tsv", "word\tkind\tstrength\nx\tORG\tweak\ny\tXYZ\tweak\n",
      "head_words.tsv:3: unknown"
    ),
    ("demonyms.tsv", "word\tiso2\nXish\tXX\n", "demonyms.tsv:2: unknown country 'XX'"),
    ("groups.tsv", "word\tof\nXish\n", "groups.tsv:2: expected 2 fields, found 1"),
    ("regions.tsv", "name\tkind\taliases\nX\tLAKE\t\n", "regions.tsv:2: unknown kind 'LAKE'"),
    (
      "context_words.tsv", "word\tclasses\nx\tfunction;y\n",
      "context_words.tsv:2: unknown class 'y'"
    ),
  ])
  func `says which line of a list is wrong`(file: String, text: String, problem: String) throws {
    try Self.withLists { folder in
      try text.write(toFile: folder + "/" + file, atomically: true, encoding: .utf8)
      let error = #expect(throws: AnalysisError.self) { try Lexicons(folder: folder) }
      #expect(error?.description.contains(problem) == true, "\(error?.description ?? "")")
    }
  }

  @Test(arguments: ["cities.tsv", "titles.tsv"])
  func `says which list is missing`(file: String) throws {
    try Self.withLists { folder in
      try FileManager.default.removeItem(atPath: folder + "/" + file)
      #expect(throws: AnalysisError.missingResource(file, lookedIn: [folder])) {
        try Lexicons(folder: folder)
      }
    }
  }

  /// A copy of the lists that may be changed.
  private static func withLists(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/" + UUID().uuidString
    try FileManager.default.copyItem(atPath: NameBench.folder, toPath: folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }
}
