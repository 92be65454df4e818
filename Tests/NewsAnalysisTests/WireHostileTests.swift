import NewsAnalysis
import NewsModel
import TestSupport
import Testing

/// Reading of whatever bytes there are: nothing is lost, nothing takes long.
struct WireHostileTests {
  private static let lines = [
    "ASTANA. KAZINFORM - The minister spoke.", "date 2016-04-27", "17:23, 27 April 2016",
    "By Ada Byron, Reuters", "None", "Photo: Ada Byron", "(Reporting by Ada Byron)", "Tags: a, b",
    "• one point", "- another point", "1. first", "2. second", "It rained all day in the town.",
    "   It rained, and then it", "snowed for a while.", "ENDS", "(more)", "###", "-- BERNAMA",
    "(ANI)",
    "WASHINGTON/LONDON (Reuters) -", "Baku. Ada Byron – APA. It rained.", "📷 It rained.", "", "",
    "A headline about rain", "© AFP 2016", "BC-RAIN-TOWN", "EMBARGOED UNTIL MONDAY", "Share this",
    "(Corrects the day)", "[", "((((", "////", "—", "04/05/2016", "\u{2028}", "#rain #snow", "\r",
  ]

  private static func check(_ article: Article) {
    let text = article.text
    var end = 0
    for block in article.blocks {
      #expect(block.span.lowerBound >= end && block.span.upperBound <= text.count)
      #expect(!block.span.isEmpty)
      #expect((block.foundBy == nil) == (block.kind == .paragraph))
      let between = text[end..<block.span.lowerBound]
      // Only marks around a dateline, the word "date" and what stands before a first word.
      #expect(
        !between.contains { $0.isLetter && !"date".contains($0.lowercased()) }
          && !between.contains { $0.isNumber }, "\(between)")
      end = block.span.upperBound
    }
    #expect(!text[end..<text.count].contains { $0.isLetter || $0.isNumber })
  }

  @Test(arguments: 0..<150)
  func `every word of known lines in any order is in a block`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    var text = ""
    for _ in 0..<Int.random(in: 1...24, using: &generator) {
      text += Self.lines[Int.random(in: 0..<Self.lines.count, using: &generator)]
      text += Bool.random(using: &generator) ? "\n" : "\n\n"
    }
    Self.check(try Workbench.story(text))
  }

  @Test(arguments: 0..<100)
  func `every word of any text is in a block`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    Self.check(try Workbench.story(generator.text()))
  }

  static let long = [
    ("lines", String(repeating: "It rained.\n", count: 100_000)),
    ("lines apart", String(repeating: "It rained.\n\n", count: 20_000)),
    ("a line", String(repeating: "word. ", count: 850_000)),
    ("a word", String(repeating: "A", count: 500_000)),
    ("dates", String(repeating: "17:23, 27 April 2016\n", count: 10_000)),
    ("dates apart", String(repeating: "date 2016-04-27\n\n", count: 10_000)),
    ("datelines", String(repeating: "ASTANA. KAZINFORM - It rained.\n", count: 10_000)),
    ("datelines without text", String(repeating: "ASTANA. KAZINFORM -\n\n", count: 10_000)),
    ("credits", String(repeating: "Photo: Ada Byron\n\n", count: 10_000)),
    ("bylines", String(repeating: "By Ada Byron, Jo Moll and Mia Li\n", count: 10_000)),
    ("nothings", String(repeating: "None\n", count: 20_000)),
    ("brackets", String(repeating: "(", count: 200_000)),
    ("bullets", String(repeating: "- a point\n", count: 20_000)),
    ("places", "PARIS" + String(repeating: "/ROME", count: 100_000) + " (AP) - It rained."),
    ("spaces", String(repeating: " ", count: 500_000) + "x"),
    ("names", "By " + String(repeating: "Ada Byron and ", count: 100_000)),
  ]

  @Test(.timeLimit(.minutes(2)), arguments: long.map(\.0))
  func `reads long texts of one sort`(name: String) throws {
    let text = try #require(Self.long.first { $0.0 == name }).1
    let article = try Workbench.parts(text)
    #expect(article.blocks.last.map { $0.span.upperBound <= article.text.count } ?? true)
  }

  @Test(
    .timeLimit(.minutes(2)),
    arguments: ["None\n", "- a point\n", "17:23, 27 April 2016\n\n", "ASTANA. KAZINFORM -\n"])
  func `many of them end in time`(line: String) throws {
    let article = try Workbench.parts(String(repeating: line, count: 20_000))
    #expect(!article.blocks.isEmpty)
  }
}
