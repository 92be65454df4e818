import NewsAnalysis
import NewsModel
import SeededRandom
import TestSupport
import Testing

/// Claims of texts that nobody wrote: what always holds.
@Suite(.timeLimit(.minutes(3)))
struct ClaimPropertyTests {
  private static let pieces = [
    "Peru", "Ina Moll", "NATO", "the World Cup", "joined", "will", "join", "met", "with", ",",
    "and",
    "visited", "in", "Lima", ".", "\"", "said", "not", "the president of", "killed", "12", "people",
    "were", "signed an agreement with", "UN Security Council", "a member of", "to", "on Monday",
    "(", ")", "é", "👩‍🚀", "’s", "of", "won the election", "\n\n", "?", "if",
  ]

  @Test(arguments: 0..<40)
  func `everything a claim points at is there`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let text = (0..<120).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }
      .joined(separator: " ")
    let analysis = try Workbench.paragraph(text, date: "2018-03-05")
    let (entities, mentions) = (analysis.entities.count, analysis.mentions.count)
    for claim in analysis.claims {
      #expect((0..<entities).contains(claim.subject) && claim.subject != claim.object)
      for entity in [claim.object, claim.place, claim.by].compactMap({ $0 }) {
        #expect((0..<entities).contains(entity))
      }
      for mention in [claim.mentions.subject, claim.mentions.object].compactMap({ $0 }) {
        #expect((0..<mentions).contains(mention))
      }
      #expect(claim.evidence.upperBound <= analysis.text.count && !claim.evidence.isEmpty)
      #expect((0...1).contains(claim.confidence))
    }
    let starts = analysis.claims.map(\.evidence.lowerBound)
    #expect(starts == starts.sorted())
  }

  @Test(arguments: [
    "Peru and ", "Peru, ", "\"Peru joined NATO ", "( ", "Peru joined NATO and ", "member of ",
    "Ina Moll met Lars Berg. ", "the UN Security Council of ", "if ",
  ])
  func `a long text ends in time`(piece: String) throws {
    let text = String(repeating: piece, count: 60_000 / piece.utf8.count)
    let analysis = try Workbench.paragraph(text)
    #expect(analysis.claims.count < 10_000)
  }
}
