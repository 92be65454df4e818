import Foundation
import NewsAnalysis
import NewsModel
import TestSupport
import Testing

struct EntityAnalyzerTests {
  @Test(arguments: [
    (
      "Then Mary Zebrask spoke. Zebrask sat down. Mrs. Zebrask left.", "person:mary-zebrask",
      ["Mary Zebrask", "Zebrask", "Zebrask"]
    ),
    (
      "The UN met. The United Nations voted. The U.N. closed.", "org:united-nations",
      ["UN", "United Nations", "U.N."]
    ),
    (
      "The Zorin Trade Council (ZTC) met. Then the ZTC voted.", "org:zorin-trade-council",
      ["Zorin Trade Council", "ZTC", "ZTC"]
    ),
    (
      "The Spanish team left Spain for good.", "gpe:spain", ["Spanish", "Spain"]
    ),
    (
      "The NATO Trade Councils met. Later the Trade Councils voted.", "org:nato-trade-councils",
      ["NATO Trade Councils", "Trade Councils"]
    ),
    (
      "The UN Summit in Geneva is near. The Geneva Summit matters.", "event:un-summit",
      ["UN Summit", "Geneva Summit"]
    ),
    (
      "LIMA. REUTERS - It rained in Lima, Reuters said.", "gpe:lima", ["LIMA", "Lima"]
    ),
    (
      "Mary Zebrask spoke. Zebrask left. Zebrask came. They met Peter Zebrask. Zebrask won.",
      "person:mary-zebrask", ["Mary Zebrask", "Zebrask", "Zebrask", "Zebrask"]
    ),
  ])
  func `joins the names of one entity`(text: String, id: String, wordings: [String]) throws {
    #expect(try NameBench.clusters(text)[id] == wordings)
  }

  /// Each text is one entity and others; its names are `[…](KIND)`, those of the entity `KIND_X`.
  @Test(arguments: [
    "[Zorin University](ORG_X) grew. Then [Zorin](ORG_X) fell.",
    "Then [Comic Corps](ORG_X) grew. Later [Comic Corps of Chad](ORG_X) fell.",
    "[Red Zocks](ORG_X) won. Later [Boston Red Zocks](ORG_X) lost.",
    "[Boston Red Zocks](ORG_X) lost. [Boston](ORG_X) wept.",
    "[Albanian Government](ORG_X) met [Government of the Republic of Albania](ORG_X).",
    "[US Zongress](ORG_X) met. [Zongress of the United States](ORG_X) left.",
    "[Chadian Embassy in Peru](ORG_X) met [Peruvian Embassy in Chad](ORG).",
    "[Gorgo Zork Bridge](FAC_X) is long. Cross [GZ Bridge](FAC_X) now.",
    "[Department of Zorks](ORG_X) met. [DoZ](ORG_X) left.",
    "[Lawrence Zebrask](PERSON_X) met [Larry Zebrask](PERSON_X).",
    "[Senator Zebrask](PERSON_X) came. [Mary Zebrask](PERSON_X) sat. [Senator](PERSON_X) spoke.",
    "[Hugo Zorin Zebrask](PERSON_X) came. [Zorin](PERSON_X) spoke.",
    "[H. Zebrask](PERSON_X) met [Hugo Zebrask](PERSON_X).",
    "[Mary Zebrask](PERSON_X) met [Hugo Zebrask](PERSON). Mrs. [Zebrask](PERSON_X) spoke.",
    "[Hugo Zebrask](PERSON_X) met [Mary Zebrask](PERSON). Mr. [Zebrask](PERSON_X) spoke.",
    "[Ada and Hugo Zebrask](PERSON) met [Ada Zebrask](PERSON_X). Then [Zebrask](PERSON_X) spoke.",
    "[Hugo Zebrask](PERSON_X) came. Ask [Zebrask](ORG_X) now.",
    "[Georgia](GPE_X) voted. Then [Georgia](PERSON_X) left.",
    "[New York](GPE_X) grew, then [New York City](GPE_X) fell.",
    "[The Zonion](ORG_X) is new. Read [Zonion](ORG_X) now.",
  ])
  func `joins other names of the same thing`(marked: String) throws {
    let text = MarkedText(marked)
    let names = try text.marks.map { mark in
      let kind = try #require(Entity.Kind(rawValue: mark.label.replacing("_X", with: "")))
      return Mention(span: mark.span, kind: kind, form: .name, foundBy: "tagger")
    }
    let analysis = try NameBench.analysis(text.text, names: names)
    let wanted = text.marks.filter { $0.label.hasSuffix("_X") }.map(\.text)
    let joined = analysis.entities.map { entity in
      entity.mentions.map { analysis.mentions[$0] }.filter(\.isNamed).map { analysis.text[$0.span] }
    }
    #expect(joined.contains(wanted), "\(joined)")
  }

  /// Names as a model gives them, which may have a word too much.
  @Test(arguments: [
    (["Tom Zebrask", "Scientologist Tom Zebrask", "Zebrask"], "Tom Zebrask"),
    (["Tom Zebrask of ABC", "Tom Zebrask"], "Tom Zebrask of ABC"),
    (["St. Zebrask", "Zebrask"], "St. Zebrask"),
  ])
  func `a word too much before or behind a person's name makes nobody else`(
    names: [String], first: String
  ) throws {
    let text = "Then " + names.joined(separator: " spoke. Then ") + " spoke."
    let found = names.map { name in
      let start =
        text.utf8.count
        - (text.range(of: "Then " + name + " spoke").map {
          text[$0.lowerBound...].utf8.count
        } ?? 0) + 5
      return Mention(
        span: start..<start + name.utf8.count, kind: .person, form: .name, foundBy: "tagger")
    }
    let entities = try NameBench.analysis(text, names: found).entities
    #expect(entities.map(\.mentions.count) == [names.count])
  }

  @Test func `the same words of another kind are the same`() throws {
    let text = "Then Zebraskia grew. Later Zebraskia fell."
    let found = [5..<14, 27..<36].enumerated().map { index, span in
      Mention(span: span, kind: index == 0 ? .org : .person, form: .name, foundBy: "tagger")
    }
    let entities = try NameBench.analysis(text, names: found).entities
    #expect(entities.map(\.id) == ["org:zebraskia"])
  }

  @Test func `the capitals of a single word are an acronym of it`() throws {
    let text = "They like LibriVox. Later LV grew."
    let found = [10..<18, 26..<28].map { span in
      Mention(
        span: span, kind: .org, form: span.count == 2 ? .acronym : .name, foundBy: "tagger")
    }
    let entities = try NameBench.analysis(text, names: found).entities
    #expect(entities.map(\.id) == ["org:librivox"])
  }

  @Test func `the first word of a company stands for it`() throws {
    let clusters = try NameBench.clusters("Zorin Motor Company closed. They asked Zorin why.")
    #expect(clusters["org:zorin-motor-company"] == ["Zorin Motor Company", "Zorin"])
  }

  @Test(arguments: ["The president vote was close.", "The leader board was wrong."])
  func `a role before a noun refers to nobody`(text: String) throws {
    let mentions = try NameBench.analysis("President Mary Zebrask left. " + text).mentions
    #expect(mentions.map(\.form) == [.name])
  }

  @Test func `two persons of one surname stay two`() throws {
    let clusters = try NameBench.clusters("Mary Zebrask met Peter Zebrask. Zebrask spoke.")
    #expect(clusters["person:mary-zebrask"] == ["Mary Zebrask"])
    #expect(clusters["person:peter-zebrask"] == ["Peter Zebrask", "Zebrask"])
  }

  @Test func `a country has its letters`() throws {
    let entities = try NameBench.analysis("They left Norway.").entities
    #expect(entities.map(\.name) == ["Norway"])
    #expect(entities.first?.identifiers["iso2"] == "NO")
  }

  @Test(arguments: [
    (
      "Head of State Quorlan Zebrask spoke. President Zebrask left.",
      ["Head of State", "President"]
    ),
    ("Then Quorlan Zebrask, the president of Chad, spoke.", ["president"]),
    ("President of Chad Quorlan Zebrask spoke.", ["President"]),
    ("Then the vice president, Quorlan Zebrask, spoke.", ["vice president"]),
    ("Then Mr. Quorlan Zebrask spoke.", []),
  ])
  func `gives persons their roles`(text: String, roles: [String]) throws {
    let person = try NameBench.analysis(text).entities.first { $0.kind == .person }
    #expect(person?.name == "Quorlan Zebrask")
    #expect(person?.roles == roles)
  }

  @Test(arguments: [
    ("President Joan Zebrask spoke. The president left.", "The president", "person:joan-zebrask"),
    (
      "Head of State Joan Zebrask came. The Chadian leader left.", "The Chadian leader",
      "person:joan-zebrask"
    ),
    (
      "French President Joan Zebrask met Peruvian President Hugo Zorin. The French president left.",
      "The French president", "person:joan-zebrask"
    ),
    (
      "French President Joan Zebrask met Peruvian President Hugo Zorin. The Peruvian leader left.",
      "The Peruvian leader", "person:hugo-zorin"
    ),
    (
      "President Joan Zebrask met Foreign Minister Hugo Zorin. The minister left.",
      "The minister", "person:hugo-zorin"
    ),
    (
      "French President Joan Zebrask came. The Peruvian president did not.",
      "The Peruvian president", "none"
    ),
  ])
  func `links roles to their holders`(text: String, role: String, id: String) throws {
    #expect(try NameBench.entity(of: role, .role, in: text) == id)
  }

  @Test func `another initial is another person`() throws {
    let clusters = try NameBench.clusters("Hugo W. Zorin met Hugo H.W. Zorin. Hugo Zorin left.")
    #expect(clusters["person:hugo-w-zorin"] == ["Hugo W. Zorin", "Hugo Zorin"])
    #expect(clusters["person:hugo-h-w-zorin"] == ["Hugo H.W. Zorin"])
  }

  @Test func `a company is one with and without its legal form`() throws {
    let clusters = try NameBench.clusters("They asked Apple Inc for help. Later Apple declined.")
    #expect(clusters["org:apple"] == ["Apple Inc", "Apple"])
  }

  @Test func `plural roles are nobody`() throws {
    let text = "President Joan Zebrask met the heads of state. The presidents left."
    let clusters = try NameBench.clusters(text)
    #expect(clusters["person:joan-zebrask"] == ["Joan Zebrask"])
    #expect(clusters["group:the-heads-of-state"] == ["the heads of state"])
  }

  @Test func `an office without a holder is an entity of its own`() throws {
    let text = "The letter went to the NATO Secretary General and the Minister of Trade of Chad."
    let roles = try NameBench.analysis(text).entities.filter { $0.kind == .role }.map(\.id)
    #expect(roles == ["role:nato-secretary-general", "role:minister-of-trade-of-chad"])
  }

  @Test(arguments: [
    (
      "The African Union met. Then the organization voted.", "the organization", "org:african-union"
    ),
    ("The Paris Summit began. Then the summit ended.", "the summit", "event:paris-summit"),
    ("They left Norway. Then the country voted.", "the country", "gpe:norway"),
    ("It rained. Then the company closed.", "the company", "none"),
  ])
  func `links nouns to what was named before`(text: String, noun: String, id: String) throws {
    #expect(try NameBench.entity(of: noun, .nominal, in: text) == id)
  }

  @Test(arguments: [
    ("Mary Zebrask came. She spoke.", "She", "person:mary-zebrask"),
    ("Mary Zebrask came. He spoke.", "He", "none"),
    ("Mrs. Quorlan Zebrask came. She spoke.", "She", "person:quorlan-zebrask"),
    ("Mrs. Quorlan Zebrask came. He spoke.", "He", "none"),
    ("John Zorin met Mary Zebrask. Later she spoke.", "she", "person:mary-zebrask"),
    ("John Zorin met Peter Zebrask. Later he spoke.", "he", "none"),
  ])
  func `links a pronoun when only one person can be meant`(
    text: String, pronoun: String, id: String
  ) throws {
    #expect(try NameBench.entity(of: pronoun, .pronoun, in: text) == id)
  }

  @Test(arguments: 0..<200)
  func `mentions and entities fit together for any text`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let analysis = try NameBench.analysis(Self.salad(&generator))
    let (mentions, entities) = (analysis.mentions, analysis.entities)
    let whole = 0..<analysis.text.count
    #expect(mentions.allSatisfy { $0.span.isInside(whole) && !$0.span.isEmpty })
    for (left, right) in zip(mentions, mentions.dropFirst()) {
      let (a, b) = (left.span, right.span)
      #expect(
        a.lowerBound < b.lowerBound
          || (a.lowerBound, -a.upperBound) <= (b.lowerBound, -b.upperBound))
    }
    for (index, entity) in entities.enumerated() {
      #expect(!entity.mentions.isEmpty)
      #expect(entity.mentions == entity.mentions.sorted())
      #expect(entity.mentions.allSatisfy { mentions[$0].entity == index })
    }
    #expect(
      mentions.indices.filter { mentions[$0].entity != nil }.count
        == entities.map(\.mentions.count).reduce(0, +))
    #expect(Set(entities.map(\.id)).count == entities.count)
  }

  @Test(arguments: ["President ", "Mr. President of the ", "al-", "Bank of Japan of ", "'s "])
  func `one line that repeats itself comes to an end`(unit: String) throws {
    let text = String(repeating: unit, count: 60_000 / unit.utf8.count)
    let analysis = try NameBench.analysis(text)
    #expect(analysis.mentions.allSatisfy { $0.span.isInside(0..<analysis.text.count) })
  }

  /// Words that rules look at, in any order, with marks between them.
  private static func salad(_ generator: inout Generator) -> String {
    let words = [
      "President", "the", "The", "of", "and", "on", "Head", "of State", "UN", "Security", "Council",
      "SCO", "Mary", "Smith", "Zorin", "Paris", "Spanish", "leader", "he", "She", "organization",
      "Ministers", "Convention", "12th", "Meeting", "al-Assad", "bin", "Jr.", "U.S.", "says", "met",
      "é", "👩‍🚀", "&", "AT&T", "2017", "airport", "press service", "'s", "(", ")", "—", "Ministry",
    ]
    var text = generator.chance(oneIn: 2) ? generator.text() : ""
    for _ in 0..<Int.random(in: 0...60, using: &generator) {
      text += generator.pick(words) ?? ""
      text += generator.pick([" ", " ", " ", ", ", ". ", "\n\n", "-", "\"", "’s "]) ?? ""
    }
    return text
  }
}
