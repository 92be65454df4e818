import NewsCorpus
import NewsModel
import TestSupport
import Testing

struct CSVWriterTests {
  private func table(_ articles: [Article]) -> [UInt8] {
    var columns = MetaColumns()
    for article in articles { columns.add(article) }
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
        id,title,text,date,source,agency,authors,language,url,keywords,section,json:rank\r
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

  @Test func `values that are no text stand in columns of JSON`() throws {
    var (one, other) = (
      Article(id: "a", text: ArticleText("x")), Article(id: "b", text: ArticleText("y"))
    )
    one.meta = [
      "desk": .string("007"), "words": .integer(7), "tags": .list([.string("a"), .null]),
    ]
    other.meta = ["desk": .string("no"), "words": .string("many")]
    let bytes = table([one, other])
    let rows = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
    let ends = [
      ",section,desk,json:tags,json:words", ",007,\"[\"\"a\"\",null]\",7",
      ",no,,\"\"\"many\"\"\"",
    ]
    #expect(rows.count == 3)
    for (row, end) in zip(rows, ends) { #expect(row.hasSuffix(end), "\(row)") }
    #expect(try read(bytes).map(\.meta) == [one.meta, other.meta])
  }

  @Test func `a cell that is no JSON is kept as text, and said`() throws {
    let article = try #require(read(Array("text,json:n\nRain,{1\n".utf8)).first)
    #expect(article.meta == ["n": .string("{1")])
    #expect(article.warnings.first?.hasPrefix("column 'json:n': ") == true)
    #expect(article.warnings.first?.hasSuffix("; kept as text") == true)
  }

  @Test(arguments: 0..<200)
  func `whatever is in meta comes back as it was`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let names = [
      "a", "b", "title", "date", "meta", "meta.x", "json:a", "json:\"q", " a", "", "=x", "'=x",
      "-1",
      "é\u{301}", "line\nend", "headline", "body", "a.b", "\"quoted\"", "json:", "column 3",
    ]
    var articles: [Article] = []
    for number in 0..<3 {
      var article = Article(id: "a\(number)", text: ArticleText("Rain."))
      let date = generator.pick(["2017-04-06T14:05", "2017", ""]).flatMap { NewsDate(iso8601: $0) }
      article.date = date.map { .init(value: $0, foundBy: .field) }
      for _ in 0..<Int.random(in: 0...6, using: &generator) {
        article.meta[generator.pick(names) ?? ""] = value(&generator, depth: 2)
      }
      articles.append(article)
    }
    let back = try read(table(articles))
    #expect(back.map(\.meta) == articles.map(\.meta))
    #expect(back.map(\.date) == articles.map(\.date))
  }

  private func value(_ generator: inout Generator, depth: Int) -> MetaValue {
    switch Int.random(in: 0...(depth > 0 ? 8 : 6), using: &generator) {
    case 0: .null
    case 1: .bool(generator.chance(oneIn: 2))
    case 2: .integer(Int64.random(in: .min ... .max, using: &generator))
    case 3: .number(Double.random(in: -1e9...1e9, using: &generator))
    case 4:
      .string(generator.pick(["", "007", "=1+1", "'", "true", "[1]", "2017-04-06", " x "]) ?? "")
    case 5, 6: .string(generator.text().replacing("\0", with: ""))
    case 7: .list((0..<2).map { _ in value(&generator, depth: depth - 1) })
    default: .table(["k": value(&generator, depth: depth - 1), "": .integer(1)])
    }
  }
}
