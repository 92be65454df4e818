import NewsAnalysis
import NewsModel
import TokenPatterns
import Testing

/// Patterns over what analyzers found in a story.
struct AnalysisPatternTests {
  private static let text =
    "President Ada Byron met Charles Babbage in London. She said that NATO would help. \"We agree, "
    + "Mr. Babbage,\" Byron told reporters. NATO's leaders told NATO no."

  private func found(_ pattern: String, _ mode: PatternMode = .longest) throws -> [String] {
    let analysis = try Workbench.paragraph(Self.text, date: "2017-04-06")
    let matches = try TokenPattern(ofNews: pattern).matches(
      in: PatternStory(analysis), mode: mode)
    return matches.map { match in
      let tokens = analysis.tokens[match.tokens]
      guard let first = tokens.first, let last = tokens.last else { return "" }
      return analysis.text[Int(first.start)..<Int(last.end)]
    }
  }

  @Test(arguments: [
    (#"[ent.kind="GPE"]"#, ["London"]), (#"[ent.kind="ORG"]"#, ["NATO", "NATO", "NATO"]),
    (#"<ent kind="PERSON" form="name"/>"#, ["Ada Byron", "Charles Babbage"]),
    (#"[ent.id="person:ada-byron" & ent.form="pronoun"]"#, ["She"]),
    (#"<ent id="person:charles-babbage"/>"#, ["Charles Babbage", "Babbage"]),
    (
      #"[ent.kind="PERSON"]+ [lemma="meet"] [ent.kind="PERSON"]+"#,
      [
        "Ada Byron met Charles Babbage"
      ]
    ),
    (#"[!ent & is_title & !sentence_start]"#, ["We", "Mr."]),
    (#"[ent & in_quote]"#, ["Babbage"]), (#"[lemma="say"] "that" [ent]+"#, ["said that NATO"]),
  ])
  func `finds by kind, form and id of mentions`(pattern: String, expected: [String]) throws {
    #expect(try found(pattern) == expected)
  }

  @Test(arguments: [
    (#"<quote/>"#, ["We agree, Mr. Babbage,"]),
    (#"[in_quote & kind="word"]{2}"#, ["We agree", "Mr. Babbage"]),
    (
      #"<quote/> "\"" [ent.kind="PERSON"]+ [lemma="tell"]"#,
      [
        "We agree, Mr. Babbage,\" Byron told"
      ]
    ),
    (#"<s/> containing [lemma="say"]"#, ["She said that NATO would help."]),
    (
      #"<s/> containing <ent kind="GPE"/>"#,
      [
        "President Ada Byron met Charles Babbage in London."
      ]
    ),
    (#""in" []* "that""#, ["in London. She said that"]), (#""in" []* "that" within <s/>"#, []),
    (#"("in" []* within <s/>) "she""#, ["in London. She"]),
    (#"<s> [ent.form="pronoun"]"#, ["She"]),
    (#"[ent.kind="ORG"] []* [ent.kind="ORG"] within <s/>"#, ["NATO's leaders told NATO"]),
  ])
  func `finds in quotes and sentences`(pattern: String, expected: [String]) throws {
    #expect(try found(pattern) == expected)
  }

  @Test(arguments: [
    (#"A:<ent/> []* B:<ent/> within <s/> :: A.ent.id = B.ent.id"#, ["NATO's leaders told NATO"]),
    (
      #"A:[ent.kind="PERSON"]+ []{,3} B:[ent.kind="PERSON"]+ :: A.ent.id != B.ent.id"#,
      [
        "Ada Byron met Charles Babbage", "Babbage,\" Byron",
      ]
    ),
    (#"A:[ent] []{,2} B:[pos="VERB"] :: A.ent.form = "pronoun""#, ["She said"]),
    (
      #"A:[ent.kind="ORG"] []* B:[lemma="tell"] within s :: distance(A, B) <= 3"#,
      [
        "NATO's leaders told"
      ]
    ),
  ])
  func `compares labels by their entities`(pattern: String, expected: [String]) throws {
    #expect(try found(pattern) == expected)
  }

  @Test func `shortest matches and all matches`() throws {
    #expect(
      try found(#"[ent.kind="ORG"] []* [ent]"#, .first).first?.hasPrefix("NATO would") == true)
    #expect(try found(#"<ent kind="PERSON" form="name"/> "met" []?"#, .all).count == 2)
  }
}
