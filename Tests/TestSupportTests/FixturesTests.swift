import TestSupport
import Testing

struct FixturesTests {
  @Test(arguments: ["seed-article.json", "seed-nonascii-article.json"])
  func `the byte spans of hand-made articles hold the words`(name: String) throws {
    let gold = try Fixtures.gold(name)
    let bytes = Array(gold.text.utf8)
    #expect(!gold.mentions.isEmpty)
    for mention in gold.mentions {
      let span = gold.bytes(mention.start, mention.end)
      #expect(String(decoding: bytes[span], as: UTF8.self) == mention.text)
    }
  }
}
