import NewsCorpus
import NewsEval
import NewsModel
import Testing

struct ReportJSONTests {
  static func evaluation(_ name: String, found: [LabeledSpan]) -> Evaluation {
    let article = Article(id: "a", text: ArticleText("The UN met Ann."))
    var gold = GoldArticle(
      article: article, place: Place(path: "g", line: 1),
      spans: [
        LabeledSpan(span: 4..<6, label: "ORG", cluster: "1"),
        LabeledSpan(span: 11..<14, label: "PER", cluster: "2"),
        LabeledSpan(span: 7..<10, label: "event"),
      ])
    gold.hasClusters = true
    var evaluation = Evaluation(name: name)
    evaluation.add(gold, found: found, by: .perOrgLoc)
    return evaluation
  }

  private static let un = LabeledSpan(span: 4..<6, label: "ORG", cluster: "0")
  private static let ann = LabeledSpan(span: 11..<14, label: "PERSON", cluster: "1")

  @Test func `reads what it wrote`() throws {
    let report = EvaluationReport(
      map: LabelMap.perOrgLoc.entries,
      sets: [
        Self.evaluation("one", found: [Self.un]),
        Self.evaluation("two", found: [Self.un, Self.ann]),
      ])
    let bytes = ReportJSON.bytes(of: report)
    let read = try ReportReader.report(in: bytes)
    #expect(ReportJSON.bytes(of: read) == bytes)
    #expect(read.sets[0].errors == report.sets[0].errors)
    #expect(read.all?.strict["PER"] == Counts(right: 1, found: 1, gold: 2))
    #expect(read.sets[1].clusters == report.sets[1].clusters)
  }

  @Test(arguments: [
    ("{}", "expected a result of 'newslab eval --format json' (format 'newslab-eval/1')"),
    (#"{"format":"newslab-eval/1","map":[]}"#, "field 'sets': expected a list"),
    (#"{"format":"newslab-eval/1","map":[],"sets":[1]}"#, "field 'sets': expected an object"),
    (#"{"format":"newslab-eval/1","map":[],"sets":[{}]}"#, "field 'name': expected a string"),
    ("[", "not valid JSON: expected a value, found the end at byte 2"),
  ])
  func `says why a file is no result`(text: String, message: String) {
    #expect {
      try ReportReader.report(in: Array(text.utf8))
    } throws: {
      "\($0)" == message
    }
  }

  @Test func `says what got better and what worse`() {
    func report(_ found: [LabeledSpan]) -> EvaluationReport {
      EvaluationReport(map: [], sets: [Self.evaluation("g", found: found)])
    }
    let comparison = ReportComparison(before: report([Self.un]), now: report([Self.ann]))
    #expect(comparison.sets.count == 1)
    #expect(comparison.sets[0].better.map(\.summary) == ["Ann (PER)"])
    #expect(comparison.sets[0].worse.map(\.summary) == ["UN (ORG)"])
    let person = comparison.sets[0].changes.first { $0.name == "strict PER" }
    #expect(person?.before == 0)
    #expect(person?.now == 1)
    #expect(comparison.unpaired.isEmpty)
  }

  @Test func `sets are paired by name`() {
    let sets = ["x", "y", "z"].map { Self.evaluation($0, found: []) }
    let comparison = ReportComparison(
      before: EvaluationReport(map: [], sets: [sets[0], sets[1]]),
      now: EvaluationReport(map: [], sets: [sets[1], sets[2]]))
    #expect(comparison.sets.map(\.name) == ["y", "all"])
    #expect(comparison.unpaired == ["z", "x"])
  }
}
