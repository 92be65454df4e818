import NewsCorpus
import NewsModel
import Testing

struct WordSearchTests {
  @Test(arguments: [
    ("It rains in Paris.", "rains", true), ("It RAINS.", "rains", true),
    ("It rains.", "Rain", false),
    ("rainstorm", "rain", false), ("brain", "rain", false), ("rain", "rain", true),
    ("Zoë spoke.", "zoë", true), ("élan", "lan", false), ("the U.S. army", "u.s.", true),
    ("a b", "a b", true), ("a  b", "a b", false), ("x", "", false), ("", "x", false),
    ("counter-terrorism", "terrorism", true), ("aaab", "aab", false), ("aab aaab", "aaab", true),
    ("abababab", "abab", false), ("ababab abab", "abab", true), ("aabaac aabaab", "aabaab", true),
  ])
  func `finds whole words`(text: String, words: String, isFound: Bool) {
    var article = Article(id: "x", text: ArticleText(text))
    article.blocks = [Block(kind: .paragraph, span: 0..<article.text.count)]
    #expect(WordSearch(words).isFound(in: article) == isFound)
  }

  @Test func `looks into the body only`() {
    var article = Article(id: "x", text: ArticleText("PARIS - It rains."))
    article.blocks = [
      Block(kind: .dateline, span: 0..<5), Block(kind: .paragraph, span: 8..<17),
    ]
    #expect(!WordSearch("paris").isFound(in: article))
    #expect(WordSearch("rains").isFound(in: article))
  }
}
