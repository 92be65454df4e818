import NewsAnalysis
import NewsModel
import TestSupport
import Testing

/// Profiles of agencies that somebody adds.
struct WireProfilesTests {
  private static func lists(_ rows: String...) throws -> WireLists {
    let folder = try TemporaryFolder()
    try folder.write(
      (["agency\tkind\tplace\tform"] + rows).joined(separator: "\n") + "\n", to: "own.tsv")
    return try WireLists(folder: Workbench.folder, profiles: [folder.file("own.tsv")])
  }

  private static func story(_ text: String, _ rows: String...) throws -> Article {
    let folder = try TemporaryFolder()
    try folder.write(
      (["agency\tkind\tplace\tform"] + rows).joined(separator: "\n") + "\n", to: "own.tsv")
    let lists = try WireLists(folder: Workbench.folder, profiles: [folder.file("own.tsv")])
    var article = Article(id: "x", text: ArticleText(text))
    WireStory.read(&article, lists: lists)
    return article
  }

  private static func kinds(_ article: Article) -> String {
    article.blocks.map { "\($0.kind)" }.joined(separator: " ")
  }

  @Test func `an agency that no list has gets known by its profile`() throws {
    let text = "Author Ada Byron for Zarafpress, Qorvald, 3 May 2017 ::: The road is open."
    #expect(try Workbench.story(text).dateline == nil)
    let article = try Self.story(
      text, "Zarafpress\tdateline\t\tAuthor AUTHOR for AGENCY, PLACE, DATE :::")
    #expect(article.dateline?.place == "Qorvald")
    #expect(article.agency == "Zarafpress")
    #expect(article.authors == ["Ada Byron"])
    #expect(article.date?.value.description == "2017-05-03")
    #expect(article.body == "The road is open.")
  }

  @Test func `another name of an agency stands for it`() throws {
    let article = try Self.story(
      "ASTANA. KZFM - The road is open.", "Kazinform\tname\t\tKZFM")
    #expect(article.agency == "Kazinform")
  }

  @Test(arguments: [
    ("{Seen|Heard} by TEXT", "Seen by a friend", true),
    ("{Seen|Heard} by TEXT", "By a friend", false),
    ("[Seen] by our man", "By our man", true), ("[Seen] by our man", "seen by OUR man", true),
    ("Seen by our man", "Seen by our manager", false), ("Seen - our man", "Seen — our man", true),
    ("\\[Seen\\]", "[seen]", true), ("It's seen", "It’s seen", true),
    ("Seen NUMBER", "Seen 12", true),
    ("Seen NUMBER", "Seen twelve", false), ("Seen at TIME ZONE", "Seen at 9:05 p.m. EDT", true),
    ("Seen at TIME", "Seen at 25:00", false), ("Seen in PLACE", "Seen in Paris/Rome", true),
    ("Seen by TEXT", "Seen by all of them.", false), ("Seen by REST", "Seen by all of them.", true),
    ("Seen on NETWORKS", "Seen on Facebook and @zaraf", true),
    ("Seen HASHTAGS", "Seen #one, #two", true), ("Seen HASHTAGS", "Seen #1", false),
    ("Seen by AGENCY", "Seen by Reuters", true), ("Seen by AGENCY", "Seen by Ruters", false),
    ("Seen by EDITOR", "Seen by Ada Byron", true), ("Seen DATE", "Seen 27.04.2016", true),
    ("Seen DATE", "Seen 40.04.2016", false), ("Seen SLUG", "Seen ROAD-OPEN/1", true),
  ])
  func `a form says what lines look like`(form: String, line: String, isFound: Bool) throws {
    let text = "The road is open now.\n\nIt is wide.\n\n" + line
    let article = try Self.story(text, "*\tboilerplate\t\t" + form)
    #expect(article.blocks.last?.kind == (isFound ? .boilerplate : .paragraph))
    #expect(article.blocks.last?.foundBy == (isFound ? "profile:*" : nil))
  }

  @Test func `a form stands at the ends unless the row says more`() throws {
    let text = "Seen by us\n\nThe road is open now.\n\nSeen by us\n\nIt is wide.\n\nSeen by us"
    let ends = try Self.story(text, "*\tcaption\t\tSeen by us")
    #expect(Self.kinds(ends) == "caption paragraph paragraph paragraph caption")
    let any = try Self.story(text, "*\tcaption\tany\tSeen by us")
    #expect(Self.kinds(any) == "caption paragraph caption paragraph caption")
    let head = try Self.story(text, "*\tcaption\thead\tSeen by us")
    #expect(Self.kinds(head) == "caption paragraph paragraph paragraph paragraph")
    let last = try Self.story("The road is open. Seen by us", "*\tcaption\tlast\tSeen by us")
    #expect(Self.kinds(last) == "paragraph caption")
  }

  @Test func `forms of an agency are left alone in stories of another`() throws {
    let rows = "AFP\tcaption\tany\tSeen by us"
    let own = try Self.story("PARIS (AFP) - The road is open.\n\nSeen by us", rows)
    #expect(Self.kinds(own) == "dateline paragraph caption")
    let other = try Self.story("PARIS (AP) - The road is open.\n\nSeen by us", rows)
    #expect(Self.kinds(other) == "dateline paragraph paragraph")
  }

  @Test(arguments: [
    ("X\tdateline\t\tPLACE [AGENCY", "the form 'PLACE [AGENCY' has a bracket that is not closed"),
    ("X\tdateline\t\tPLACE AGENCY]", "has a bracket that closes nothing"),
    ("X\tdateline\t\t[PLACE} AGENCY", "has brackets that do not fit"),
    ("X\tdateline\t\t[PLACE]", "the form '[PLACE]' may be empty"),
    ("X\tdateline\t\tDATE -", "has neither PLACE nor AGENCY"),
    ("X\tbyline\t\tby\\", "ends in a backslash"),
    ("X\tbyline\t\t[[[[[a]]]]]", "too many brackets"),
    ("X\tbylines\t\tby AUTHOR", "unknown kind 'bylines'; expected name, dateline"),
    ("X\tbyline\ttop\tby AUTHOR", "unknown place 'top'; expected nothing or one of head"),
    ("*\tboilerplate\tany\tREST", "the form 'REST' fits every line"),
    ("*\tboilerplate\tany\t[Seen] TEXT", "fits every line"),
    ("X\tdateline\t\tPLCE (AGENCY)", "has no slot PLCE; did you mean PLACE?"),
    ("X\tbylne\t\tby AUTHOR", "(did you mean 'byline'?)"),
    ("X\tbyline\thed\tby AUTHOR", "(did you mean 'head'?)"),
    ("X\tbyline\tby AUTHOR", "expected 4 fields, found 3"),
  ])
  func `says what is wrong with a row`(row: String, problem: String) throws {
    let error = #expect(throws: AnalysisError.self) { _ = try Self.lists(row) }
    #expect(error?.description.contains("own.tsv:2: ") == true)
    #expect(error?.description.contains(problem) == true, "\(error?.description ?? "")")
  }

  @Test func `long forms are cut where a problem shows them`() throws {
    let form = "[" + String(repeating: "seen by us ", count: 200)
    let error = #expect(throws: AnalysisError.self) {
      _ = try Self.lists("*\tbyline\t\t" + form)
    }
    #expect((error?.description.utf8.count ?? 0) < 250)
  }

  @Test func `the table that ships has many agencies, each row once`() throws {
    let rows = try ListFile("wire_profiles.tsv", in: Workbench.folder)
      .cells("agency", "kind", "place", "form")
    #expect(Set(rows).count == rows.count)
    #expect(Set(rows.map { $0[0] }).count > 80)
  }
}
