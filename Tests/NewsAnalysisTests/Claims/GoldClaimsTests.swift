import NewsAnalysis
import NewsModel
import TestSupport
import Testing

/// The claims of the stories filled in by hand: all of them are found, as they are put there.
struct GoldClaimsTests {
  @Test(arguments: ["seed-article.json", "seed-nonascii-article.json"])
  func `finds the claims of a story`(file: String) throws {
    let gold = try Fixtures.gold(file)
    let analysis = try NameBench.analysis(gold.text)
    let offsets = OffsetConverter(text: analysis.text, unit: .scalars)
    /// Whether an entity has a mention that ends where one of the gold's entity does.
    func isSame(_ id: String?, _ entity: Int?) -> Bool {
      guard let id, let entity else { return id == nil && entity == nil }
      let ends = Set(gold.mentions.filter { $0.entity == id }.map(\.end))
      return analysis.entities[entity].mentions.contains {
        ends.contains(offsets[analysis.mentions[$0].span.upperBound])
      }
    }
    for wanted in gold.claims {
      let found = analysis.claims.first { claim in
        claim.predicate == wanted.predicate && isSame(wanted.subject, claim.subject)
          && isSame(wanted.object, claim.object)
      }
      #expect(found?.modality.rawValue == wanted.modality, "\(wanted)")
      #expect(found?.time == wanted.time, "\(wanted)")
      #expect(isSame(wanted.by, found?.by), "\(wanted)")
    }
    #expect(analysis.claims.count <= gold.claims.count + 1)
  }
}
