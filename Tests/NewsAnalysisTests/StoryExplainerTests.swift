import NewsAnalysis
import NewsModel
import Testing

struct StoryExplainerTests {
  private static func explanation(
    _ words: String, in text: String, date: String? = nil,
    features: MentionFeatures? = nil
  ) throws -> MentionExplanation {
    let explainer = StoryExplainer(
      try Workbench.analysis(text, date: date),
      by: Explaining(try NameBench.lexicons.get(), features: features))
    let index = try #require(explainer.mentions(named: words).first)
    return explainer.explanation(of: index)
  }

  @Test func `names the list, the rule and the others`() throws {
    let text =
      "French President Joan Zebrask met Peruvian President Hugo Zorin. The Peruvian leader left."
    let found = try Self.explanation("Peruvian leader", in: text)
    #expect(found.entity == "person:hugo-zorin")
    #expect(found.rule == .role)
    #expect(found.lists.map(\.list) == ["titles"])
    #expect(found.candidates.map(\.entity) == ["person:joan-zebrask"])
    #expect(found.candidates.map(\.reason) == ["of another country"])
    #expect(found.mention.confidence == LinkRule.role.confidence)
  }

  @Test func `shows the row of the table`() throws {
    let found = try Self.explanation(
      "Kazakh leader", in: "The Kazakh leader left.", date: "2017-04-06")
    #expect(found.rule == .roleByDate)
    let evidence = try #require(found.evidence.first)
    #expect(
      evidence.hasPrefix(
        "Kazakhstan, President: Nursultan Nazarbayev from 1990-04-24 to 2019-03-20 (roles.tsv:"))
  }

  @Test(arguments: [
    ("he", "John Zorin met Peter Zebrask. Later he spoke.", "several can be meant"),
    ("she", "John Zorin met Mary Zebrask. Later she spoke.", "a man"),
    ("Zebrask", "Mary Zebrask met Peter Zebrask. Zebrask spoke.", "named longer ago, or later"),
    (
      "the organization", "The African Union met NATO. Then the organization voted.",
      "named longer ago, or its name has not the noun"
    ),
  ])
  func `says why not the other`(words: String, text: String, reason: String) throws {
    let found = try Self.explanation(words, in: text)
    #expect(found.candidates.map(\.reason).contains(reason))
  }

  @Test func `says that there is no date`() throws {
    let found = try Self.explanation("Kazakh president", in: "The Kazakh president left.")
    #expect(found.entity == nil)
    #expect(found.evidence == ["the article has no date, so the table of roles is not asked"])
  }

  @Test func `shows what a model says of itself`() throws {
    let found = try Self.explanation("NATO", in: "They left NATO.") { _ in
      { [MentionExplanation.Feature(name: "word=" + $0.kind.rawValue, weight: -1.5)] }
    }
    #expect(
      found.text(head: " at 10-14").hasPrefix("\"NATO\" at 10-14\n  kind       ORG, acronym\n"))
    #expect(found.text().contains("\n  feature    word=ORG -1.50\n"))
    #expect(try !Self.explanation("NATO", in: "They left NATO.").text().contains("feature"))
  }

  @Test(arguments: [
    ("president", ["the president", "The president"]),
    ("THE PRESIDENT", ["the president", "The president"]),
    ("presid", ["the president", "The president"]), ("", []), ("club", []),
  ])
  func `finds mentions by their words`(words: String, found: [String]) throws {
    let analysis = try Workbench.analysis(
      "President Mary Zebrask said the president is tired. The president left.")
    let explainer = StoryExplainer(analysis, by: Explaining(try NameBench.lexicons.get()))
    let texts = explainer.mentions(named: words).map { analysis.text[analysis.mentions[$0].span] }
    #expect(texts == found)
  }

  @Test func `every mention of a story has an explanation that agrees with it`() throws {
    let text = """
      ASTANA. KAZINFORM - President Nursultan Nazarbayev met Vladimir Putin. He thanked the \
      Russian leader. The Eurasian Economic Union (EAEU) grew; the organization is young.
      """
    let analysis = try Workbench.analysis(text, date: "2017-04-06")
    let explainer = StoryExplainer(analysis, by: Explaining(try NameBench.lexicons.get()))
    for (index, mention) in analysis.mentions.enumerated() {
      let found = explainer.explanation(of: index)
      #expect(found.entity == mention.entity.map { analysis.entities[$0].id })
      #expect(found.rule?.rawValue == mention.linkedBy)
      #expect(!found.candidates.contains { $0.entity != nil && $0.entity == found.entity })
    }
  }

  @Test func `a mention of the tagger has the features that spoke for it`() throws {
    let tools = try AnalysisTools(lexicons: NameBench.folder)
    let analysis = try NameBench.analysis(
      "He grew up in Ostrevala. The band Glass Meridian toured Japan. Shares of Quorvex Partners fell."
    )
    let explainer = StoryExplainer(analysis, by: try tools.explaining())
    let indices = analysis.mentions.indices
    let tagged = try #require(indices.first { analysis.mentions[$0].foundBy == "tagger" })
    let features = explainer.explanation(of: tagged).features
    #expect(!features.isEmpty && features.contains { $0.weight > 0 })
    let ruled = try #require(indices.first { analysis.mentions[$0].foundBy != "tagger" })
    #expect(explainer.explanation(of: ruled).features.isEmpty)
  }
}
