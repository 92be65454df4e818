import NewsAnalysis
import NewsModel
import TestSupport
import Testing

/// What is said to be so, by predicate: sentences with their claims, and sentences with none.
struct ClaimAnalyzerTests {
  /// The claims of a text as `predicate(subject, object)`, with how they are put unless asserted.
  static func claims(_ text: String, of predicate: String? = nil) throws -> [String] {
    let analysis = try Workbench.paragraph(text, date: "2018-03-05")
    return analysis.claims.filter { predicate == nil || $0.predicate == predicate }.map { claim in
      let object = claim.object.map { analysis.entities[$0].name } ?? "-"
      let count = claim.count.map { " \($0)" } ?? ""
      let put = claim.modality == .asserted ? "" : " \(claim.modality)"
      return "\(claim.predicate)(\(analysis.entities[claim.subject].name), \(object))\(count)\(put)"
    }
  }

  static let found: [(String, [String])] = [
    ("Peru joined NATO.", ["join(Peru, North Atlantic Treaty Organization)"]),
    ("Peru has acceded to OPEC.", ["join(Peru, \(opec))"]),
    ("Peru became a full member of OPEC in 2004.", ["join(Peru, \(opec))"]),
    ("Peru was admitted to NATO.", ["join(Peru, \(nato))"]),
    ("The accession of Peru to NATO took years.", ["join(Peru, \(nato))"]),
    ("Peru is a founding member of OPEC.", ["member_of(Peru, \(opec))"]),
    ("Peru, a member of OPEC, sells little oil.", ["member_of(Peru, \(opec))"]),
    ("Peru as a member of OPEC sells oil.", ["member_of(Peru, \(opec))"]),
    ("NATO member Norway sent ships.", ["member_of(Norway, \(nato))"]),
    ("Then NATO members such as Norway sent ships.", ["member_of(Norway, \(nato))"]),
    ("Peru belongs to OPEC.", ["member_of(Peru, \(opec))"]),
    ("Then Apple CEO Ina Moll left.", ["head_of(Ina Moll, Apple)"]),
    ("The president of Peru, Ina Moll, left.", ["head_of(Ina Moll, Peru)"]),
    ("Then Peruvian President Ina Moll left.", ["head_of(Ina Moll, Peru)"]),
    ("Ina Moll, the president of Peru, left.", ["head_of(Ina Moll, Peru)"]),
    (
      "The new president of the United Nations, Ina Moll, left.",
      ["head_of(Ina Moll, United Nations)"]
    ),
    ("The UN Security Council met.", ["part_of(United Nations Security Council, United Nations)"]),
    ("The World Cup was held in Peru.", ["held_in(World Cup, Peru)"]),
    ("The World Cup in Peru was long.", ["held_in(World Cup, Peru)"]),
    ("The recent tragedy in Lima was long.", ["held_in(tragedy in Lima, Lima)"]),
    ("Reuters reports citing the UN.", ["sourced_from(Reuters, United Nations)"]),
    ("Reuters has learned from the UN.", ["sourced_from(Reuters, United Nations)"]),
    ("Ina Moll met with Lars Berg.", ["meet(Ina Moll, Lars Berg)"]),
    ("Ina Moll held talks with Lars Berg.", ["meet(Ina Moll, Lars Berg)"]),
    ("Ina Moll and Lars Berg met in Lima.", ["meet(Ina Moll, Lars Berg)"]),
    ("Talks between Peru and Chile failed.", ["meet(Peru, Chile)"]),
    ("Ina Moll received Lars Berg.", ["receive(Ina Moll, Lars Berg)"]),
    ("Ina Moll visited Chile.", ["visit(Ina Moll, Chile)"]),
    ("Ina Moll arrived in Lima on Monday.", ["visit(Ina Moll, Lima)"]),
    ("Ina Moll paid an official visit to Chile.", ["visit(Ina Moll, Chile)"]),
    ("Peru signed a trade agreement with Chile.", ["sign(Peru, Chile)"]),
    ("Peru and Chile signed a trade agreement.", ["sign(Peru, Chile)"]),
    ("A pact about gas was signed last week between Peru and Chile.", ["sign(Peru, Chile)"]),
    ("The minister, Ina Moll, visited Chile.", ["visit(Ina Moll, Chile)"]),
    ("The minister, Ina Moll, met with Lars Berg.", ["meet(Ina Moll, Lars Berg)"]),
    ("Ina Moll met with NATO.", ["meet(Ina Moll, \(nato))"]),
    ("Bolivia attacked Chile.", ["attack(Bolivia, Chile)"]),
    ("Bolivia launched an attack on Chile.", ["attack(Bolivia, Chile)"]),
    ("At least 12 people were killed in Lima.", ["casualties(Lima, -) 12"]),
    (
      "At least 12 people were killed and 30 wounded in Lima.", ["casualties(Lima, -) 12"]
    ),
    ("Ina Moll denied that Lars Berg met Ada Vik.", ["meet(Lars Berg, Ada Vik) negated"]),
    ("Ina Moll postponed her meeting with Lars Berg.", ["meet(Ina Moll, Lars Berg) negated"]),
    ("At least 1,200 people were injured in Lima.", ["casualties(Lima, -) 1200"]),
    ("Then twenty-five people died in Lima.", ["casualties(Lima, -) 25"]),
    ("A fire in Lima on Monday killed seven people.", ["casualties(Lima, -) 7"]),
    ("In Lima, Peru, two people were injured.", ["casualties(Lima, -) 2"]),
    ("Apple appointed Ina Moll as director.", ["appoint(Apple, Ina Moll)"]),
    ("Ina Moll was appointed by Lars Berg.", ["appoint(Lars Berg, Ina Moll)"]),
    ("Ina Moll resigned on Monday.", ["resign(Ina Moll, -)"]),
    ("Ina Moll stepped down as head of NATO.", ["resign(Ina Moll, \(nato))"]),
    ("Ina Moll resigned as CEO of Apple.", ["resign(Ina Moll, Apple)"]),
    ("Ina Moll won the presidential election in Chile.", ["win_election(Ina Moll, Chile)"]),
    ("Ina Moll won the election.", ["win_election(Ina Moll, -)"]),
  ]
  static let nato = "North Atlantic Treaty Organization"
  static let opec = "Organization of the Petroleum Exporting Countries"

  @Test(arguments: found)
  func `finds what is said`(text: String, expected: [String]) throws {
    let predicate = expected.first?.prefix { $0 != "(" }.description
    #expect(try Self.claims(text, of: predicate) == expected)
  }

  @Test(arguments: [
    "If Peru joins NATO, it will pay.", "Did Peru join NATO?", "Chile urged Peru to join NATO.",
    "The leaders of Peru joined NATO.", "Peru joined forces with NATO.",
    "Ina Moll met the press.", "The company signed off.", "Ina Moll won praise in Chile.",
    "Former Peruvian President Ina Moll left.", "The late Peruvian President Ina Moll left.",
    "Then no one was killed in Lima.", "Analysts at Apple, led by Ina Moll, said no.",
    "Ina Moll won 12 votes in the election.", "The attack was long.", "Twelve people live in Lima.",
    "Ina Moll visited her mother.", "Lima is a city.", "Ina Moll appointed a lawyer.",
    "12 people aged 30 killed time in Lima.", "A member of the team met her in Lima.",
  ])
  func `finds nothing where nothing is said`(text: String) throws {
    #expect(try Self.claims(text) == [])
  }

  @Test(arguments: [
    (
      "Peru and Chile will join NATO.",
      ["join(Peru, \(nato)) future", "join(Chile, \(nato)) future"]
    ),
    (
      "Peru, Chile and Norway joined NATO.",
      [
        "join(Peru, \(nato))", "join(Chile, \(nato))", "join(Norway, \(nato))",
      ]
    ),
    ("In Lima, Peru and Chile joined NATO.", ["join(Peru, \(nato))", "join(Chile, \(nato))"]),
    (
      "Ina Moll visited Peru, Chile and Norway.",
      [
        "visit(Ina Moll, Peru)", "visit(Ina Moll, Chile)", "visit(Ina Moll, Norway)",
      ]
    ),
    ("Ina Moll visited Lima, Peru.", ["visit(Ina Moll, Lima)"]),
  ])
  func `names that are joined have a claim each`(text: String, expected: [String]) throws {
    #expect(try Set(Self.claims(text)) == Set(expected))
  }

  @Test(arguments: [
    ("Peru will join NATO.", Claim.Modality.future), ("Peru plans to join NATO.", .future),
    ("Peru did not join NATO.", .negated), ("Peru refused to join NATO.", .negated),
    ("Peru never joined NATO.", .negated), ("Peru reportedly joined NATO.", .reported),
    ("Peru has joined NATO.", .asserted), ("Peru is expected to join NATO.", .future),
    ("Ina Moll said Peru had joined NATO.", .asserted),
  ])
  func `says how it is put`(text: String, modality: Claim.Modality) throws {
    let analysis = try Workbench.paragraph(text)
    #expect(analysis.claims.map(\.modality) == [modality])
  }

  @Test(
    arguments: [
      ("Ina Moll said Peru had joined NATO.", "Ina Moll"),
      ("\"Peru has joined NATO,\" Ina Moll said.", "Ina Moll"),
      ("According to Ina Moll, Peru joined NATO.", "Ina Moll"), ("Peru joined NATO.", nil),
      // What a noun phrase takes for known is nobody's claim.
      ("Ina Moll said the World Cup in Peru was long.", nil),
    ] as [(String, String?)])
  func `says who says so`(text: String, speaker: String?) throws {
    let analysis = try Workbench.paragraph(text)
    let claim = try #require(analysis.claims.first { $0.predicate != "sourced_from" })
    #expect(claim.by.map { analysis.entities[$0].name } == speaker)
  }

  @Test(
    arguments: [
      ("Peru joined NATO in 2012.", "2012"), ("Peru joined NATO on 3 March.", "2018-03-03"),
      ("Peru joined NATO.", nil),
      ("Peru will join NATO at the World Cup in Chile in 2031.", "2031"),
      ("The 2031 World Cup is far. Peru will join NATO at the World Cup.", "2031"),
      ("Recently Peru joined NATO.", "PAST_REF"),
    ] as [(String, String?)])
  func `says when`(text: String, time: String?) throws {
    let analysis = try Workbench.paragraph(text, date: "2018-03-05")
    let claim = try #require(analysis.claims.first { $0.predicate == "join" })
    #expect(claim.time == time)
  }

  @Test func `says where, and by which words`() throws {
    let analysis = try Workbench.paragraph("It rained. Ina Moll met Lars Berg in Oslo on 3 March.")
    let claim = try #require(analysis.claims.first)
    #expect(claim.place.map { analysis.entities[$0].name } == "Oslo")
    #expect(analysis.text[claim.evidence] == "Ina Moll met Lars Berg in Oslo")
    #expect(claim.mentions.subject.map { analysis.text[analysis.mentions[$0].span] } == "Ina Moll")
    #expect(claim.mentions.object.map { analysis.text[analysis.mentions[$0].span] } == "Lars Berg")
    #expect(claim.foundBy == "meet.verb")
    #expect(claim.confidence > 0.5 && claim.confidence <= 1)
  }

  @Test func `an event that is named elsewhere gives its time`() throws {
    let text = """
      The NATO Summit in Lima this June will be long. Ina Moll left.

      Peru will join NATO at the upcoming NATO Summit.
      """
    let analysis = try Workbench.analysis(" date 2018-03-05 LIMA. REUTERS - " + text)
    let claim = try #require(analysis.claims.first { $0.predicate == "join" })
    #expect(claim.time == "2018-06")
  }

  @Test func `the same is said once, with its time`() throws {
    let text = "Peru joined NATO. Then Peru joined NATO in 2012. Peru did not join NATO."
    let analysis = try Workbench.paragraph(text, date: "2018-03-05")
    #expect(analysis.claims.map(\.time) == ["2012", nil])
    #expect(analysis.claims.map(\.modality) == [.asserted, .negated])
  }

  @Test func `the agency of the story has its news from somebody`() throws {
    let analysis = try Workbench.analysis(
      " date 2018-03-05 LIMA. REUTERS - It rained, according to the UN.")
    #expect(
      analysis.claims.map { "\($0.predicate) \(analysis.entities[$0.subject].name)" }
        == ["sourced_from Reuters"])
  }
}
