import NewsModel
import Testing

struct ArticleTests {
  @Test func `joins its paragraphs to the body and leaves everything else out`() {
    var article = Article(id: "a", text: ArticleText("HEAD\n\nOne.\n\n\n\nTwo.\n\nBy X"))
    article.blocks = [
      Block(kind: .headline, span: 0..<4), Block(kind: .paragraph, span: 6..<10),
      Block(kind: .paragraph, span: 14..<18), Block(kind: .byline, span: 20..<24),
    ]
    #expect(article.paragraphs == [6..<10, 14..<18])
    #expect(article.body == "One.\n\nTwo.")
  }
}
