import NewsAnalysis
import NewsModel
import Testing

struct BylineAuthorsTests {
  @Test(arguments: [
    ("By ADA BYRON and JO DE VRIES\n\nPARIS (AP) — It rained.", ["Ada Byron", "Jo de Vries"]),
    ("By Ada Byron, Associated Press\n\nPARIS (AP) — It rained.", ["Ada Byron"]),
    ("Baku, Azerbaijan, Feb. 7\n\nBy Ada Byron - Trend:\n\nIt rained all day.", ["Ada Byron"]),
    (
      "PARIS (Reuters) - It rained.\n\n(Reporting by Ada Byron, Jo Moll and Mia Li; Editing by Al Fox)",
      ["Ada Byron", "Jo Moll", "Mia Li"]
    ),
    ("PARIS (AP) — It rained.\n\nHe came by train to Paris.", []),
  ])
  func `reads who wrote a story`(text: String, authors: [String]) throws {
    #expect(try Workbench.story(text).authors == authors)
  }
}
