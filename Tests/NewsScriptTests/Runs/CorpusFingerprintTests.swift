import NewsScript
import Testing

struct CorpusFingerprintTests {
  private func fingerprint(_ articles: [(String, String)]) -> String {
    var fingerprint = CorpusFingerprint()
    for (id, hash) in articles { fingerprint.add(ArticleContent(id: id, hash: hash)) }
    return fingerprint.hex
  }

  @Test func `depends on ids, contents and order`() {
    let one = fingerprint([("a", "1"), ("b", "2")])
    #expect(one == fingerprint([("a", "1"), ("b", "2")]))
    #expect(one != fingerprint([("b", "2"), ("a", "1")]))
    #expect(one != fingerprint([("a", "1"), ("b", "3")]))
    #expect(one != fingerprint([("a", "1"), ("c", "2")]))
    #expect(one != fingerprint([("a", "1")]))
  }

  @Test func `names articles until there are too many`() {
    var fingerprint = CorpusFingerprint()
    for number in 0..<CorpusFingerprint.mostMarks {
      fingerprint.add(ArticleContent(id: "a\(number)", hash: "1"))
    }
    #expect(fingerprint.articles?.count == CorpusFingerprint.mostMarks)
    fingerprint.add(ArticleContent(id: "z", hash: "1"))
    #expect(fingerprint.articles == nil)
    #expect(fingerprint.count == CorpusFingerprint.mostMarks + 1)
  }
}
