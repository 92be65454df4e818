import NewsCorpus
import NewsModel
import TestSupport
import Testing

struct CSVWriterTests {
  private func table(_ articles: [Article]) -> [UInt8] {
    let columns = Set(articles.flatMap { $0.meta.keys }).sorted()
    let writer = CSVWriter(columns: columns)
    return writer.header + articles.flatMap { writer.row(of: $0) }
  }

  private func read(_ bytes: [UInt8]) throws -> [Article] {
    FormatBench.articles(FormatBench.read(try #require(CorpusFormats.named("csv")), bytes))
  }

  @Test func `marks a cell that a spreadsheet would run`() {
    var article = Article(id: "a", text: ArticleText("=HYPERLINK(\"x\")"))
    article.title = "+1"
    article.meta = ["rank": .integer(-3)]
    #expect(
      String(decoding: table([article]), as: UTF8.self) == """
        id,title,text,date,source,agency,authors,language,url,keywords,section,rank\r
        a,+1,"'=HYPERLINK(""x"")",,,,,,,,,-3\r

        """)
  }

  @Test(arguments: 0..<100)
  func `what is written reads back the same`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    var articles: [Article] = []
    for number in 0..<4 {
      let text = (generator.pick(["=", "'", "+x", "''-", "a"]) ?? "") + generator.text()
      var article = Article(id: "a\(number)", text: ArticleText(text.replacing("\0", with: "")))
      article.title = generator.sentence().replacing("\0", with: "")
      article.authors = ["Ada Byron", "Bob"]
      article.keywords = ["sun", "rain"]
      article.date = NewsDate(iso8601: "2017-04-06T14:05").map { .init(value: $0, foundBy: .field) }
      article.meta = ["title": .string("x"), "place": .string("@here")]
      if number == 2 { article.meta["date"] = .string("2017-04-06T14:05:33+06:00") }
      articles.append(article)
    }
    let back = try read(table(articles))
    #expect(back.map(\.id) == articles.map(\.id))
    #expect(back.map(\.text) == articles.map(\.text))
    #expect(back.map(\.title) == articles.map(\.title))
    #expect(back.map(\.authors) == articles.map(\.authors))
    #expect(back.map(\.keywords) == articles.map(\.keywords))
    #expect(back.map(\.date) == articles.map(\.date))
    #expect(back.map(\.meta) == articles.map(\.meta))
  }
}
