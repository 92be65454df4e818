import NewsAnalysis
import NewsModel
import Testing

struct GazetteerMatcherTests {
  /// The text with brackets around each name of a list.
  private static func marked(_ text: String, by list: Gazetteer) throws -> String {
    let analysis = try Workbench.paragraph(text)
    var marked = ""
    var end = 0
    for match in list.matches(in: analysis.tokens, of: analysis.text) {
      marked += analysis.text[end..<match.span.lowerBound] + "[" + analysis.text[match.span] + "]"
      end = match.span.upperBound
    }
    return marked + analysis.text[end..<analysis.text.count]
  }

  @Test(arguments: [
    "He left [New York City] for [New York] and York.", "[New York], New Hampshire, is no city.",
    "The [New York]-based bank and the pro-[Acme] side met.", "[Acme]'s shares rose; [Acme] rose.",
    "The [U.S.] and the [U.S.-Acme] pact.", "[McDonald's] and [St. John's] won.",
    "[Washington, D.C.] is not Washington D.C. here.",
    "[Saint-Denis], [Saint Denis], [SAINT-DENIS].",
    "[Łódź] and [Lodz] are one. AcmeX and XAcme are not.", "New. York. New\n\nYork. [New\nYork].",
    "[Workers' Party] and [Workers’ Party] met.", "Visit http://acme.com or ask x@acme.com now.",
    "[Acme]-[New York] talks.",
  ])
  func `finds the longest name at each place`(text: String) throws {
    let list = try GazetteerTests.list(
      "New York/GPE", "New York City/GPE", "Acme/ORG", "U.S./GPE", "U.S.-Acme/EVENT",
      "McDonald's/ORG", "St. John's/GPE", "Washington, D.C./GPE", "Saint-Denis/GPE", "Łódź/GPE",
      "Workers' Party/ORG", "City Hall Of Nowhere At All/FAC")
    let plain = text.replacing("[", with: "").replacing("]", with: "")
    #expect(try Self.marked(plain, by: list) == text)
  }

  @Test(arguments: [
    (
      "Bank of Nowhere/ORG/capital",
      "[Bank of Nowhere] [BANK OF NOWHERE] bank of nowhere Bank Of nowhere"
    ),
    ("de la Cruz/PERSON/capital", "[de la Cruz] [De La Cruz] de la cruz"),
    ("iPhone X/PRODUCT/written", "[iPhone X] iphone x IPhone X"),
    ("WHO/ORG/upper", "[WHO] who Who"), ("opec/ORG/any", "[opec] [OPEC] [Opec]"),
    ("Émile Zola/PERSON/written", "[Émile Zola] Emile Zola"),
  ])
  func `holds to the case rule of the name`(row: String, text: String) throws {
    let list = try GazetteerTests.list(row)
    let count = row.prefix { $0 != "/" }.split(separator: " ").count
    let words = text.split(separator: " ")
    // Each wording stands alone.
    for start in stride(from: 0, to: words.count, by: count) {
      let wanted = words[start..<min(start + count, words.count)].joined(separator: " ")
      let plain = wanted.replacing("[", with: "").replacing("]", with: "")
      #expect(try Self.marked(plain, by: list) == wanted)
    }
  }

  @Test func `a longer name that is cased wrongly leaves the shorter one`() throws {
    let list = try GazetteerTests.list("Acme/ORG", "Acme MARKET/FAC/written")
    #expect(try Self.marked("The Acme Market rose.", by: list) == "The [Acme] Market rose.")
  }

  @Test func `gives all entries that the words may mean, and no others`() throws {
    let list = try GazetteerTests.list("Jordan/GPE", "Jordan/PERSON", "JORDAN/ORG/upper")
    let analysis = try Workbench.paragraph("Jordan won. JORDAN lost.")
    let matches = list.matches(in: analysis.tokens, of: analysis.text)
    let kinds = matches.map { list.entries(of: $0).map(\.kind) }
    #expect(kinds == [[.gpe, .person], [.gpe, .person, .org]])
  }

  @Test func `finds every name of a long list, alone and in a row`() throws {
    var rows: [GazetteerRow] = []
    for number in 0..<3_000 {
      rows.append(GazetteerRow(name: "Name\(number) Town", kind: .gpe, line: number + 1))
    }
    let list = try #require(Gazetteer(name: "x", rows: rows))
    let text = rows.map(\.name).joined(separator: " and the ")
    let analysis = try Workbench.paragraph(text)
    let found = list.matches(in: analysis.tokens, of: analysis.text)
    #expect(found.map { analysis.text[$0.span] } == rows.map(\.name))
  }
}
