import NewsPlugins
import Testing

struct SemanticVersionTests {
  @Test(arguments: ["0.1.0", "1.2.3", "10.20.30", "1.0.0-beta.1", "1.0.0-0.x-y", "1.0.0+build.007"])
  func `reads and writes`(text: String) {
    #expect(SemanticVersion(text)?.description == text)
  }

  @Test(arguments: [
    "", "1", "1.2", "1.2.3.4", "01.2.3", "1.2.x", "-1.0.0", "1.0.0-", "1.0.0-01", "1.0.0-a..b",
    "1.0.0+", "v1.0.0", " 1.0.0", "1.0.0 ", "99999999999999999999.0.0", "9223372036854775807.0.0",
    "1.0.0-ä",
  ])
  func `refuses what is none`(text: String) {
    #expect(SemanticVersion(text) == nil)
  }

  @Test func `orders by precedence`() {
    let texts = [
      "1.0.0-1", "1.0.0-2", "1.0.0-10", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-beta", "1.0.0",
      "1.0.1", "1.2.0", "1.10.0", "2.0.0-rc", "2.0.0",
    ]
    let versions = texts.compactMap { SemanticVersion($0) }
    #expect(versions.shuffled().sorted().map(\.description) == texts)
  }
}
