import NewsAnalysis
import NewsModel
import TestSupport
import Testing

struct SeedStoryTests {
  static let names = ["seed-article.json", "seed-nonascii-article.json"]

  @Test(arguments: names)
  func `reads blocks, date and dateline as a person does`(name: String) throws {
    let gold = try Fixtures.gold(name)
    let article = try Workbench.story(gold.text)
    let blocks = gold.blocks.map { "\($0.kind) \(gold.bytes($0.start, $0.end))" }
    #expect(article.blocks.map { "\($0.kind) \($0.span)" } == blocks)
    #expect(article.paragraphs == gold.paragraphs.map { gold.bytes($0) })
    #expect(article.bodyStart == gold.bytes(gold.body_start, gold.body_start).lowerBound)
    #expect(article.date?.value.description == gold.date?.value)
    #expect(article.date?.foundBy.rawValue == gold.date?.found_by)
    #expect(article.dateline?.place == gold.dateline?.place)
    #expect(article.dateline?.agency == gold.dateline?.agency)
    #expect(article.language == gold.language)
  }

  @Test(arguments: names)
  func `finds the sentences`(name: String) throws {
    let gold = try Fixtures.gold(name)
    let analysis = try Workbench.analysis(gold.text)
    #expect(analysis.sentences == gold.sentences.map { gold.bytes($0) })
  }

  @Test(arguments: names)
  func `finds the times`(name: String) throws {
    let gold = try Fixtures.gold(name)
    let analysis = try Workbench.analysis(gold.text)
    let times = analysis.times.map { "\($0.span) \($0.kind.rawValue) \($0.value ?? "nil")" }
    #expect(
      times == gold.times.map { "\(gold.bytes($0.start, $0.end)) \($0.type) \($0.value ?? "nil")" })
  }

  @Test(arguments: names)
  func `finds the quotes with their cues`(name: String) throws {
    let gold = try Fixtures.gold(name)
    let analysis = try Workbench.analysis(gold.text)
    let quotes = analysis.quotes.map {
      "\($0.isDirect) \($0.cue.map { "\($0)" } ?? "nil") \($0.parts)"
    }
    let expected = gold.quotes.map { quote in
      let cue = quote.cue.map { "\(gold.bytes($0.start, $0.end))" } ?? "nil"
      return "\(quote.direct) \(cue) \(quote.parts.map { gold.bytes($0) })"
    }
    #expect(quotes == expected)
  }

  @Test(arguments: names)
  func `finds who speaks`(name: String) throws {
    let gold = try Fixtures.gold(name)
    let analysis = try Workbench.analysis(gold.text)
    let speakers = analysis.quotes.map { $0.speaker.map { analysis.entities[$0].id } }
    #expect(speakers == gold.quotes.map(\.speaker))
  }

  /// Changes of the story: what is replaced, and what then holds.
  struct Change: Sendable, CustomTestStringConvertible {
    let name: String
    let replacements: [(String, String)]
    var place = "Astana"
    var agency: String? = "Kazinform"
    var date = "2017-04-06"
    var speaker = "Nursultan Nazarbayev"
    var cue = "said"
    var testDescription: String { name }
  }

  static let changes = [
    Change(
      name: "another agency, city and day",
      replacements: [("2017-04-06 ASTANA. KAZINFORM -", "2019-10-31 BISHKEK. AKIPRESS —")],
      place: "Bishkek", agency: "AKIpress", date: "2019-10-31"),
    Change(
      name: "an agency and a town that no list has",
      replacements: [("ASTANA. KAZINFORM -", "ZARAFKENT. ZARAFPRESS –")], place: "Zarafkent",
      agency: "Zarafpress"),
    Change(
      name: "another president",
      replacements: [("Nursultan Nazarbayev", "Daniel Okonjo"), ("Nazarbayev", "Okonjo")],
      speaker: "Daniel Okonjo"),
    Change(
      name: "another cue verb", replacements: [("Nazarbayev said at", "Nazarbayev declared at")],
      cue: "declared"),
    Change(
      name: "speaker behind the cue",
      replacements: [("President Nazarbayev said at", "said Nursultan Nazarbayev at")]),
  ]

  @Test(arguments: changes)
  func `results move with the text`(change: Change) throws {
    var text = try Fixtures.gold("seed-article.json").text
    for (old, new) in change.replacements {
      #expect(text.contains(old))
      text = text.replacing(old, with: new)
    }
    let analysis = try Workbench.analysis(text)
    #expect(analysis.article.dateline?.place == change.place)
    #expect(analysis.article.dateline?.agency == change.agency)
    #expect(analysis.article.date?.value.description == change.date)
    let direct = analysis.quotes.filter(\.isDirect)
    #expect(direct.count == 3)
    #expect(direct.first?.cue.map { analysis.text[$0] } == change.cue)
    #expect(direct.first?.speaker.map { analysis.entities[$0].name } == change.speaker)
    #expect(analysis.times.first?.value == change.date)
  }

  @Test func `swapped paragraphs swap their quotes`() throws {
    let text = try Fixtures.gold("seed-article.json").text
    var parts = text.split(separator: "\n\n").map(String.init)
    let first = try #require(parts.firstIndex { $0.contains("We share the grief") })
    let second = try #require(parts.firstIndex { $0.contains("It is crucial") })
    parts.swapAt(first, second)
    let analysis = try Workbench.analysis(parts.joined(separator: "\n\n"))
    let direct = analysis.quotes.filter(\.isDirect)
    #expect(
      direct.map { analysis.text[$0.parts[0]].prefix(8) } == ["It is cr", "At the m", "We share"])
  }

  @Test func `the speaker may stand before the quote`() throws {
    let text = try Fixtures.gold("seed-article.json").text.replacing(
      ",\" the Kazakh leader stressed.", with: ".\""
    ).replacing("\"It is crucial", with: "Nursultan Nazarbayev stressed: \"It is crucial")
    let analysis = try Workbench.analysis(text)
    let quote = try #require(analysis.quotes.last { $0.isDirect })
    #expect(quote.speaker.map { analysis.entities[$0].name } == "Nursultan Nazarbayev")
    #expect(quote.cue.map { analysis.text[$0] } == "stressed")
  }
}
