import NewsAnalysis
import TestSupport
import Testing

/// What the tagger finds that no list and no rule has; made-up names where lists would do.
struct TaggedNamesTests {
  @Test(arguments: [
    "Shares of [Quorvex Partners](ORG) fell after [Dana Threlkeld](PERSON) resigned.",
    "He grew up in [Ostrevala](GPE) and studied at the [University of Brenholt](ORG).",
    "The band [Glass Meridian](ORG) toured [Japan](GPE) last year.",
  ])
  func `finds names that no list has`(marked: String) throws {
    let text = MarkedText(marked).text
    #expect(try NameBench.markedNames(text) == marked)
  }

  @Test func `the product has its model, and its reasons can be asked for`() throws {
    let lexicons = try NameBench.lexicons.get()
    let tagger = try #require(lexicons.tagger)
    let reader = TaggerReader(lexicons, clusters: tagger.clusters)
    let analysis = try NameBench.analysis("Then Dana Threlkeld left.")
    let input = reader.read(analysis).input
    let labels = tagger.labels(of: input)
    let first = try #require(labels.firstIndex { TagSet.isBegin(Int($0)) })
    let reasons = tagger.reasons(of: input, word: first, label: Int(labels[first]), count: 5)
    #expect(reasons.count == 5 && abs(reasons[0].weight) >= abs(reasons[4].weight))
    #expect(tagger.reasons(of: input, word: 99, label: 1, count: 5).isEmpty)
  }
}
