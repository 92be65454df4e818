import NewsModel
import Testing

struct ArticleTextTests {
  @Test(arguments: [(0..<1, "a"), (1..<3, "é"), (3..<99, "z"), (50..<60, ""), (2..<2, "")])
  func `cuts a span to the text`(span: TextSpan, part: String) {
    #expect(ArticleText("aéz")[span] == part)
  }

  @Test func `tells which span lies inside another`() {
    #expect((2..<4).isInside(2..<4))
    #expect((2..<3).isInside(1..<4))
    #expect(!(0..<3).isInside(1..<4))
  }
}
