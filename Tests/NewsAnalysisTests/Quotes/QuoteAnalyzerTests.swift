import NewsAnalysis
import NewsModel
import TestSupport
import Testing

struct QuoteAnalyzerTests {
  /// A quote as `speaker|cue|part|part`.
  private func quotes(_ text: String, direct: Bool) throws -> [String] {
    let analysis = try Workbench.paragraph(text, date: "2017-04-06")
    return analysis.quotes.filter { $0.isDirect == direct }.map { quote in
      let speaker = quote.speaker.map { analysis.entities[$0].name } ?? "-"
      let cue = quote.cue.map { analysis.text[$0] } ?? "-"
      return ([speaker, cue] + quote.parts.map { analysis.text[$0] }).joined(separator: "|")
    }
  }

  @Test(arguments: [
    ("\"We will go,\" John Smith said.", ["John Smith|said|We will go,"]),
    ("“We will go,” said John Smith, a doctor.", ["John Smith|said|We will go,"]),
    ("«We will go», John Smith stressed.", ["John Smith|stressed|We will go"]),
    ("John Smith said: \"We will go.\"", ["John Smith|said|We will go."]),
    ("John Smith told reporters, “We will go now.”", ["John Smith|told|We will go now."]),
    ("\"We go,\" John Smith said, \"but not now.\"", ["John Smith|said|We go,|but not now."]),
    ("\"We will go,\" said John Smith. \"It is far.\"", ["John Smith|said|We will go,|It is far."]),
    ("\"We will go,\" according to John Smith.", ["John Smith|according to|We will go,"]),
    ("John Smith said \"I never end this quote.", ["John Smith|said|I never end this quote."]),
    (
      "\"Why?\" John Smith asked. \"Because,\" Mary Jones replied.",
      [
        "John Smith|asked|Why?", "Mary Jones|replied|Because,",
      ]
    ),
  ])
  func `finds who says the words between marks`(text: String, expected: [String]) throws {
    #expect(try quotes(text, direct: true) == expected)
  }

  @Test(arguments: [
    "The so-called \"grand bargain\" failed.", "He read \"War and Peace\" at home.",
    "A \"new\" way was found.", "\"\"", "\"", "“”", "It is 5' 6\" tall.",
  ])
  func `takes no words for a quote that nobody says`(text: String) throws {
    #expect(try quotes(text, direct: true) == [])
  }

  @Test(arguments: [
    ("John Smith said that it was over.", "John Smith|said|it was over"),
    ("John Smith said the deal was off.", "John Smith|said|the deal was off"),
    ("The deal was off, John Smith said on Monday.", "John Smith|said|The deal was off"),
    ("John Smith praised the work of the team.", "John Smith|praised|the work of the team"),
    ("John Smith greeted them, noting the role of law.", "John Smith|noting|the role of law"),
    (
      "John Smith drew attention of all to the role of law.",
      "John Smith|drew attention|the role of law"
    ),
    ("According to John Smith, the deal is done.", "John Smith|According to|the deal is done"),
    ("The deal is done, according to John Smith.", "John Smith|according to|The deal is done"),
    ("The summit is believed to help trade.", "-|is believed|to help trade"),
    ("It was announced that the talks failed.", "-|was announced|the talks failed"),
  ])
  func `finds what somebody says without marks`(text: String, expected: String) throws {
    #expect(try quotes(text, direct: false) == [expected])
  }

  @Test(arguments: [
    ("John Smith called it \"a very sad day.\"", ["John Smith|called|a very sad day."]),
    ("John Smith described the vote as \"a farce\".", ["John Smith|described|a farce"]),
    ("\"It is sad,\" Smith told reporters at the Moll Arena.", ["Smith|told|It is sad,"]),
    ("\"We will go,\" Smith said, according to Mary Jones.", ["Smith|said|We will go,"]),
    (
      "\"We are glad that all of you came,\" the message runs.",
      ["-|-|We are glad that all of you came,"]
    ),
    ("A film that was called \"a sad day\" won.", []),
  ])
  func `finds who says what of something`(text: String, expected: [String]) throws {
    let text = "John Smith came. " + text
    #expect(
      try quotes(text, direct: true).map { $0.replacing("John Smith", with: "Smith") }
        == expected.map { $0.replacing("John Smith", with: "Smith") })
  }

  @Test(arguments: [
    ("The road is closed, officials said.", ["-|said|The road is closed"]),
    ("Police said the road was closed.", ["-|said|the road was closed"]),
    (
      "A spokesman for President John Smith said on Monday that it was over.",
      ["-|said|it was over"]
    ),
    ("John Smith said 44 houses had fallen.", ["John Smith|said|44 houses had fallen"]),
    ("John Smith said investors were waiting.", ["John Smith|said|investors were waiting"]),
    ("John Smith claimed Sunday it had won the war.", ["John Smith|claimed|it had won the war"]),
    (
      "It is ready to help, John Smith said during the meeting at the old town hall of Paris.",
      ["John Smith|said|It is ready to help"]
    ),
    (
      "John Smith welcomed the visit and noted that ties were good.",
      ["John Smith|welcomed|the visit", "John Smith|noted|ties were good"]
    ),
    (
      "John Smith praised the role of law, while Mary Jones said that it rained.",
      ["John Smith|praised|the role of law", "Mary Jones|said|it rained"]
    ),
  ])
  func `finds where indirect speech begins and ends`(text: String, expected: [String]) throws {
    #expect(try quotes(text, direct: false) == expected)
  }

  @Test(arguments: [
    "Member states that joined are many.", "The report of the group is long.",
    "John Smith went to Paris.", "They stated nothing.",
    "The Senate confirmed Judge John Smith to the court.", "John Smith thanked the Kazakh side.",
    "John Smith congratulated India and Pakistan on it.",
    "John Smith welcomed President Mary Jones to the house.",
  ])
  func `takes no statement for speech`(text: String) throws {
    #expect(try quotes(text, direct: false) == [])
  }

  @Test(arguments: [
    ("John Smith did not say that it was over.", true),
    ("John Smith never said it was over.", true),
    ("John Smith said it was not over.", false),
  ])
  func `knows when a cue is negated`(text: String, isNegated: Bool) throws {
    #expect(try Workbench.paragraph(text).quotes.map(\.isNegated) == [isNegated])
  }

  @Test func `a quote goes on over paragraphs that each begin with a mark`() throws {
    let text = "Minister John Smith spoke. “This is the first.\n\n“This is the second,” Smith said."
    let analysis = try Workbench.analysis(text)
    #expect(analysis.quotes.map(\.parts.count) == [2])
    let speaker = analysis.quotes.first?.speaker.map { analysis.entities[$0].name }
    #expect(speaker == "John Smith")
  }

  @Test func `a paragraph that ends with a colon says who speaks in the next one`() throws {
    let analysis = try Workbench.analysis("Minister John Smith said:\n\n“I welcome this step.”")
    let quote = try #require(analysis.quotes.first)
    #expect(quote.speaker.map { analysis.entities[$0].name } == "John Smith")
  }

  @Test(arguments: 0..<200)
  func `parts and cues are inside the text, without marks, in order`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let pieces = [
      "\"", "\"", "“", "”", "«", "»", "‘", "’", "said", "John Smith", ",", ".", ":", "that", "he",
      "according to", "noting", "the", "deal", "\n\n", "?", "is believed to", "drew attention",
    ]
    let words = (0..<60).map { _ in generator.pick(pieces) ?? "" }
    let analysis = try Workbench.analysis(words.joined(separator: " "))
    for quote in analysis.quotes {
      #expect(!quote.parts.isEmpty)
      #expect(
        zip(quote.parts, quote.parts.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
      #expect(
        (quote.parts + [quote.cue].compactMap { $0 }).allSatisfy {
          !$0.isEmpty && $0.isInside(0..<analysis.text.count)
        })
    }
  }
}
