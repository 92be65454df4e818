import NewsCLI
import Testing

struct AgreementTests {
  @Test func `kappa is what the paper's formula gives`() throws {
    var agreement = Agreement()
    for (first, second, count) in [
      ("yes", "yes", 20), ("yes", "no", 5), ("no", "yes", 10), ("no", "no", 15),
    ] {
      for _ in 0..<count { agreement.add(first, second) }
    }
    #expect(agreement.count == 50)
    #expect(agreement.share == 0.7)
    // By chance: 0.5 · 0.6 + 0.5 · 0.4 = 0.5.
    #expect(abs(try #require(agreement.kappa) - 0.4) < 1e-12)
    #expect(agreement.labels == ["no", "yes"])
  }

  @Test func `there is no kappa where chance alone agrees`() {
    var agreement = Agreement()
    #expect(agreement.kappa == nil)
    agreement.add("x", "x")
    #expect(agreement.kappa == nil)
    agreement.add("x", nil)
    #expect(agreement.kappa == 0)
    #expect(agreement.labels == ["x", nil])
  }
}
