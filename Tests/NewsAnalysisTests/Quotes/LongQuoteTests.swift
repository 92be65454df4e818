import NewsAnalysis
import NewsModel
import TestSupport
import Testing

struct LongQuoteTests {
  @Test(arguments: [
    String(repeating: "\"", count: 100_000), String(repeating: "\" ", count: 50_000),
    String(repeating: "‘ said ", count: 30_000), String(repeating: "said that ", count: 30_000),
    String(repeating: "Ann Lee said, ", count: 15_000),
    String(repeating: "according to ", count: 20_000),
    String(repeating: "(said ", count: 30_000), String(repeating: "and added ", count: 30_000),
  ])
  func `a long paragraph without sense ends soon`(text: String) throws {
    let clock = ContinuousClock()
    let analysis = try Workbench.paragraph(text)
    _ = analysis.entities
    let took = clock.measure { _ = analysis.quotes }
    #expect(took < .seconds(20))
  }
}
