import NewsCorpus
import NewsEval
import NewsModel
import Testing

struct EvaluationTests {
  //                        0         1         2         3         4
  //                        0123456789012345678901234567890123456789012345
  private static let text = "The UN met Ann Lee in Rome. Bob Ray left Paris."

  private static func span(_ words: String, _ label: String, _ cluster: String? = nil)
    -> LabeledSpan
  {
    let (all, part) = (Array(text.utf8), Array(words.utf8))
    let start = all.indices.first { all[$0...].starts(with: part) } ?? 0
    return LabeledSpan(span: start..<start + part.count, label: label, cluster: cluster)
  }

  private static func gold(_ spans: [LabeledSpan], hasClusters: Bool = false) -> GoldArticle {
    let article = Article(id: "a", text: ArticleText(text))
    var gold = GoldArticle(article: article, place: Place(path: "g", line: 1), spans: spans)
    gold.hasClusters = hasClusters
    return gold
  }

  private static func evaluation(
    gold: [LabeledSpan], found: [LabeledSpan], hasClusters: Bool = false
  ) -> Evaluation {
    var evaluation = Evaluation(name: "g")
    evaluation.add(
      Self.gold(gold, hasClusters: hasClusters), found: found, by: .perOrgLoc)
    return evaluation
  }

  @Test func `counts strict, lenient and spans`() {
    let result = Self.evaluation(
      gold: [
        Self.span("UN", "organization"), Self.span("Ann Lee", "person"), Self.span("Rome", "place"),
        Self.span("Paris", "place"), Self.span("met", "event"),
      ],
      found: [
        Self.span("The UN", "ORG"), Self.span("Ann", "PERSON"), Self.span("Rome", "ORG"),
        Self.span("Bob Ray", "PERSON"), Self.span("left", "NORP"),
      ])
    #expect(
      result.strict == [
        "ORG": Counts(right: 1, found: 2, gold: 1), "PER": Counts(right: 0, found: 2, gold: 1),
        "LOC": Counts(right: 0, found: 0, gold: 2),
      ])
    #expect(result.lenient["PER"] == Counts(right: 1, found: 2, gold: 1))
    #expect(Evaluation.sum(result.lenient) == Counts(right: 2, found: 4, gold: 4))
    #expect(result.spanOnly == Counts(right: 2, found: 4, gold: 4))
    #expect(result.leftOut == ["event": 1])
    #expect(result.articles == 1)
    let sorts = result.errors.map { "\($0.sort.rawValue): \($0.summary)" }
    #expect(
      sorts == [
        "wrong border: Ann Lee (PER), found Ann (PER)", "wrong kind: Rome (LOC), found as ORG",
        "spurious: Bob Ray (PER)", "missed: Paris (LOC)",
      ])
  }

  @Test func `shows an error in the text around it`() throws {
    let result = Self.evaluation(gold: [Self.span("Bob Ray", "person")], found: [])
    let error = try #require(result.errors.first)
    #expect(error.context == "The UN met Ann Lee in Rome. [Bob Ray] left Paris.")
    #expect(error.place == "g:1")
    #expect(error.gold == SpanError.Side(start: 28, end: 35, kind: "PER", text: "Bob Ray"))
  }

  @Test func `a mention is paired once, with the one that fits best`() {
    let result = Self.evaluation(
      gold: [Self.span("Ann Lee", "person")],
      found: [Self.span("Ann", "ORG"), Self.span("Lee", "PERSON")])
    #expect(result.errorsBySort == [.wrongBorder: 1, .spurious: 1])
    #expect(result.lenient["PER"] == Counts(right: 1, found: 1, gold: 1))
    #expect(result.lenient["ORG"] == Counts(right: 0, found: 1, gold: 0))
  }

  @Test func `two labels of one class on the same words are one mention`() {
    var gold = Self.gold([Self.span("Rome", "place")])
    gold.isNested = true
    var result = Evaluation(name: "g")
    result.add(gold, found: [Self.span("Rome", "GPE"), Self.span("Rome", "LOC")], by: .perOrgLoc)
    #expect(result.strict["LOC"] == Counts(right: 1, found: 1, gold: 1))
  }

  @Test func `a border and the kind may both be wrong`() {
    let result = Self.evaluation(
      gold: [Self.span("Ann Lee in Rome", "organization")], found: [Self.span("Rome", "GPE")])
    #expect(result.errorsBySort == [.wrongBoth: 1])
  }

  @Test func `compares entities where the gold has them, beside equal words`() {
    let gold = [
      Self.span("UN", "organization", "1"), Self.span("Ann Lee", "person", "2"),
      Self.span("Bob Ray", "person", "2"),
    ]
    let found = [
      Self.span("UN", "ORG", "0"), Self.span("Ann Lee", "PERSON", "1"),
      Self.span("Bob Ray", "PERSON", "1"),
    ]
    let result = Self.evaluation(gold: gold, found: found, hasClusters: true)
    #expect(result.clusterArticles == 1)
    #expect(result.clusters.average == 1)
    // Equal words join nothing: no links, all mentions alone.
    #expect(result.equalStrings.muc.figures.f1 == 0)
    #expect(result.equalStrings.bCubed.recallSum == 2)
    #expect(Self.evaluation(gold: gold, found: found).clusterArticles == 0)
  }

  @Test func `compares entities of the mentions that both have`() {
    let gold = [
      Self.span("UN", "organization", "1"), Self.span("Ann Lee", "person", "2"),
      Self.span("Bob Ray", "person", "2"),
    ]
    let found = [
      Self.span("Ann Lee", "PERSON", "1"), Self.span("Bob Ray", "PERSON", "1"),
      Self.span("Rome", "GPE", "1"),
    ]
    let result = Self.evaluation(gold: gold, found: found, hasClusters: true)
    #expect(result.sharedClusters.average == 1)
    #expect(result.clusters.average < 1)
    // Two clusters of one against one of two: no links; 1/2 + 1/2 of 2; 2/3 of 1.
    #expect(result.sharedEqualStrings.bCubed.recallSum == 1)
    #expect(result.sharedEqualStrings.bCubed.precisionSum == 2)
    #expect(abs(result.sharedEqualStrings.ceafE.recallSum - 2.0 / 3) < 1e-12)
  }

  @Test func `sets add up`() {
    var sum = Self.evaluation(gold: [Self.span("UN", "ORG")], found: [Self.span("UN", "ORG")])
    sum.add(Self.evaluation(gold: [Self.span("UN", "ORG")], found: []))
    #expect(sum.strict == ["ORG": Counts(right: 1, found: 1, gold: 2)])
    #expect(abs(sum.strict["ORG", default: Counts()].figures.f1 - 2.0 / 3) < 1e-12)
    #expect(sum.articles == 2)
    #expect(sum.errors.count == 1)
  }

  @Test func `nothing is 0, not a fault`() {
    let result = Self.evaluation(gold: [], found: [])
    #expect(Evaluation.sum(result.strict).figures.f1 == 0)
    #expect(result.errors.isEmpty)
  }
}
