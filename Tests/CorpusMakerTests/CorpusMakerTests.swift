import CorpusMaker
import NewsCorpus
import NewsModel
import TestSupport
import Testing

struct CorpusMakerTests {
  /// Parts of a few stories, some with quotes and letters that are not ASCII.
  private static func parts() -> StoryParts {
    var parts = StoryParts()
    var generator = Generator(seed: 5)
    for number in 0..<20 {
      var article = Article(
        id: "\(number)",
        text: ArticleText(
          "Señor Núñez met the \"League\" today. It rained a lot.\n\n" + generator.text()))
      (article.title, article.source) = ("Leaders meet in Astana over trade", "Wire \(number % 3)")
      parts.add(article)
    }
    return parts
  }

  private static func bytes(_ count: Int, seed: UInt64) -> [UInt8] {
    var bytes: [UInt8] = []
    var maker = CorpusMaker(parts(), seed: seed)
    for _ in 0..<count { maker?.write(to: &bytes) }
    return bytes
  }

  @Test func `makes the same bytes of the same seed and other bytes of another`() {
    #expect(Self.bytes(50, seed: 7) == Self.bytes(50, seed: 7))
    #expect(Self.bytes(50, seed: 7) != Self.bytes(50, seed: 8))
  }

  @Test(arguments: 1..<6 as Range<UInt64>)
  func `makes records that are all articles with ids of their own`(seed: UInt64) {
    var (ids, wide, titled): (Set<String>, Int, Int) = ([], 0, 0)
    let bytes = Self.bytes(300, seed: seed)
    let records = JSONLinesReader.records(of: MemorySource(bytes), name: "made")
    while let record = records() {
      guard case .article(let article, _) = record else {
        Issue.record("\(record)")
        return
      }
      ids.insert(article.id)
      if article.text.bytes.contains(where: { $0 >= 0x80 }) { wide += 1 }
      if article.title != nil, article.date != nil { titled += 1 }
      #expect(article.warnings == [])
      #expect(article.source?.hasPrefix("Wire") == true)
    }
    #expect(ids.count == 300)
    #expect(wide > 30)
    #expect(titled > 250)
    let text = String(decoding: bytes, as: UTF8.self)
    for piece in [#"\n\n"#, #"\""#, #"\u00f1"#, "ñ", #"\/"#] { #expect(text.contains(piece)) }
  }

  @Test func `nothing can be made of nothing`() {
    #expect(CorpusMaker(StoryParts(), seed: 1) == nil)
  }
}
