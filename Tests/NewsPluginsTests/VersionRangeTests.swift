import NewsPlugins
import Testing

struct VersionRangeTests {
  @Test(arguments: [
    ("^1.2.3", "1.2.3 1.9.0", "1.2.2 2.0.0"), ("^0.1", "0.1.0 0.1.9", "0.0.9 0.2.0"),
    ("^0.0.3", "0.0.3", "0.0.4"), ("^1", "1.0.0 1.99.0", "2.0.0"), ("~1.2.3", "1.2.9", "1.3.0"),
    ("~1.2", "1.2.0 1.2.9", "1.3.0"), ("~1", "1.9.0", "2.0.0"), ("1.2.3", "1.2.3", "1.2.4"),
    ("1.2", "1.2.0 1.2.9", "1.3.0 1.1.9"), ("=1.2.3", "1.2.3", "1.2.4"),
    (">=1.0 <3", "1.0.0 2.9.9", "0.9.9 3.0.0"), (">1.0.0", "1.0.1", "1.0.0"),
    ("<=1.0.0", "1.0.0 0.1.0", "1.0.1"), ("*", "0.0.1 9.9.9", ""),
    ("1.2.x", "", ""), ("^1 || ^3", "1.5.0 3.5.0", "2.0.0 4.0.0"),
  ])
  func `tells which versions will do`(text: String, good: String, bad: String) throws {
    guard let range = VersionRange(text) else {
      #expect(text == "1.2.x")
      return
    }
    for version in good.split(separator: " ") {
      #expect(range.contains(try #require(SemanticVersion(String(version)))), "\(version)")
    }
    for version in bad.split(separator: " ") {
      #expect(!range.contains(try #require(SemanticVersion(String(version)))), "\(version)")
    }
  }

  @Test(arguments: [
    "", "  ", "new", "^", "^x", "1..2", "=>1.0", ">=1.0 and <2", "1.2.3.4", "1 | 2",
    "^9223372036854775807", "~0.9223372036854775807",
  ])
  func `refuses what is none`(text: String) {
    #expect(VersionRange(text) == nil)
  }
}
