import NewsEval
import NewsModel
import Testing

struct SpanRulesTests {
  @Test(arguments: [
    ("the UN", "UN"), ("The UN", "UN"), ("THE UN", "UN"), ("Theresa", "Theresa"), ("the ", nil),
    ("China's", "China"), ("China’s", "China"), ("CHINA'S", "CHINA"), ("'s", nil),
    ("the EU's", "EU"), ("states'", "states'"), ("é's", "é"), ("", nil),
  ])
  func `leaves out a leading the and a trailing 's`(words: String, rest: String?) {
    let text = ArticleText("x " + words + " y")
    let span = SpanRules.trimmed(2..<2 + words.utf8.count, in: text)
    #expect(span.map { text[$0] } == rest)
  }

  private static let text = ArticleText("UN Security Council of the UN met.")

  private static func spans(_ all: [(Int, Int, String)]) -> [LabeledSpan] {
    all.map { LabeledSpan(span: $0.0..<$0.1, label: $0.2) }
  }

  @Test func `takes the outermost, each once, in text order`() {
    let spans = Self.spans([
      (23, 29, "ORG"), (0, 2, "ORG"), (27, 29, "ORG"), (0, 19, "ORG"), (0, 19, "LAW"),
    ])
    let flat = SpanRules.compared(spans, in: Self.text, isNested: false)
    #expect(flat == Self.spans([(0, 19, "LAW"), (27, 29, "ORG")]))
    let nested = SpanRules.compared(spans, in: Self.text, isNested: true)
    let all = [(0, 19, "LAW"), (0, 19, "ORG"), (0, 2, "ORG"), (27, 29, "ORG")]
    #expect(nested == Self.spans(all))
  }

  @Test func `keeps the cluster of the first of equal mentions`() {
    let spans = [
      LabeledSpan(span: 23..<29, label: "ORG", cluster: "1"),
      LabeledSpan(span: 27..<29, label: "ORG", cluster: "2"),
    ]
    let compared = SpanRules.compared(spans, in: Self.text, isNested: true)
    #expect(compared == [LabeledSpan(span: 27..<29, label: "ORG", cluster: "1")])
  }
}
