import NewsAnalysis
import NewsModel
import Testing

struct ArticleTextWordsTests {
  private let text = ArticleText("He SAID Élan 2017")

  @Test(arguments: [
    (3..<7, "said", true), (3..<7, "saids", false), (3..<6, "said", false), (0..<2, "he", true),
    (90..<94, "said", false),
  ])
  func `compares with a word in lower case`(span: TextSpan, word: String, isEqual: Bool) {
    #expect(text.equals(span, word) == isEqual)
  }

  @Test func `gives a word in lower case`() { #expect(text.lowercasedWord(8..<13) == "élan") }

  @Test(arguments: [(14..<18, 2017), (13..<18, nil), (14..<90, nil), (14..<14, nil)])
  func `reads a number of digits alone`(span: TextSpan, number: Int?) {
    #expect(text.number(span) == number)
  }
}
