import NewsAnalysis
import NewsCorpus
import NewsEval
import NewsModel
import TestSupport
import Testing

struct LayerEvaluationTests {
  private static let tools = Result {
    try AnalysisTools(lexicons: Checkout.path + "/Sources/NewsAnalysis/Resources")
  }

  private static func gold(_ json: String) throws -> NewsEval.GoldArticle {
    let records = GoldReader.records(in: Array(json.utf8), path: "gold.json")
    guard case .gold(let article) = try #require(records.first) else {
      throw Unreadable(text: "\(records)")
    }
    return article
  }

  private struct Unreadable: Error { let text: String }

  /// Our own answer, written as article JSON, taken as gold.
  private static func echo(_ text: String) throws -> (json: String, analysis: Analysis) {
    let tools = try tools.get()
    let analysis = tools.analysis(
      of: tools.reading(Article(id: "a", text: ArticleText(text))))
    return (String(decoding: ArticleJSON().bytes(of: analysis), as: UTF8.self), analysis)
  }

  private static let story = """
    PARIS, May 3, 2016 (Reuters) - "We agree with Canada," Ada Byron said on Monday. She added that it \
    rains. Naïve “guests” came in June 2017.
    """

  @Test(arguments: LayerEvaluation.Layer.allCases)
  func `what is found agrees with itself`(layer: LayerEvaluation.Layer) throws {
    let (json, analysis) = try Self.echo(Self.story)
    var evaluation = LayerEvaluation(layer)
    evaluation.add(try #require(try Self.gold(json).findings), analysis)
    #expect(evaluation.misses.isEmpty)
    for row in evaluation.rows { #expect(row.counts.right == row.counts.gold, "\(row.name)") }
    if layer != .claims { #expect(!evaluation.rows.isEmpty) }
  }

  @Test func `a wrong value, a missed time and a time too many are told`() throws {
    let (json, analysis) = try Self.echo(Self.story)
    let wrong = json.replacing("\"value\":\"2017-06\"", with: "\"value\":\"2018-06\"")
    #expect(wrong != json)
    var evaluation = LayerEvaluation(.times)
    evaluation.add(try #require(try Self.gold(wrong).findings), analysis)
    #expect(evaluation["value"].right == evaluation["value"].gold - 1)
    #expect(evaluation.misses.map(\.text) == ["'June 2017': 2018-06, found 2017-06"])
  }

  @Test func `another speaker is told`() throws {
    let (json, analysis) = try Self.echo(Self.story)
    let wrong = json.replacing(
      "\"speaker\":\"person:ada-byron\"", with: "\"speaker\":\"gpe:canada\"")
    #expect(wrong != json)
    var evaluation = LayerEvaluation(.quotes)
    evaluation.add(try #require(try Self.gold(wrong).findings), analysis)
    #expect(evaluation["direct, speaker"].right == 0)
    #expect(evaluation.misses.contains { $0.sort == "speaker" && $0.text.contains("gpe:canada") })
  }

  @Test(arguments: [
    ("\"quotes\":7", "field 'quotes': expected list, got number"),
    ("\"times\":[{\"start\":0}]", "times[0]: expected whole numbers 'start' and 'end'"),
    ("\"claims\":[{}]", "claims[0]: missing field 'predicate'"),
    ("\"quotes\":[{\"parts\":[]}]", "quotes[0]: missing field 'parts'"),
  ])
  func `a record that cannot be read says why`(member: String, problem: String) {
    let json =
      #"{"format":"newslab-article/1","id":"a","text":"Rain.","mentions":[],"# + member + "}"
    let records = GoldReader.records(in: Array(json.utf8), path: "gold.json")
    guard case .rejected(let rejection) = records.first else {
      Issue.record("not rejected")
      return
    }
    #expect("\(rejection)".contains(problem))
  }
}
