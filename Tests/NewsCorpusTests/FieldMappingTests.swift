import NewsCorpus
import NewsModel
import Testing

struct FieldMappingTests {
  private func read(_ map: String, _ table: String) throws -> [Record] {
    var options = ReaderOptions()
    options.mapping = try FieldMapping(map)
    let format = try #require(CorpusFormats.named("csv"))
    return FormatBench.read(format, table, options: options)
  }

  @Test(arguments: [
    ("titel=a", "an article has no field 'titel' (did you mean 'title'?)"),
    ("title", "expected FIELD=COLUMN, got 'title'"),
    ("title=", "expected FIELD=COLUMN, got 'title='"),
    ("title=a,title=b", "field 'title' is given twice: 'a' and 'b'"),
  ])
  func `says what is wrong with a mapping`(text: String, problem: String) {
    let error = #expect(throws: FieldMapping.Problem.self) { try FieldMapping(text) }
    #expect(error?.description.hasPrefix(problem) == true)
  }

  @Test func `takes the columns that are named, whatever others are called`() throws {
    let records = try read("title=b, text=c", "title,b,c\nx,y,z\n")
    let article = try #require(FormatBench.articles(records).first)
    #expect(article.title == "y")
    #expect(article.text.string == "z")
    #expect(article.meta == ["title": .string("x")])
  }

  @Test func `names the nearest column`() throws {
    #expect(
      FormatBench.problems(try read("title=headlin", "headline,text\na,b\n")) == [
        "example:1: --map: no column 'headlin' for 'title' (did you mean 'headline'?); columns: "
          + "headline, text"
      ])
  }

  @Test func `reaches into objects of JSON records`() throws {
    var options = ReaderOptions()
    options.mapping = try FieldMapping("source=outlet.name,text=lead")
    let format = try #require(CorpusFormats.named("json"))
    let text = #"[{"outlet":{"name":"The Post"},"lead":"x","author":["A","B"],"rank":3}]"#
    let article = FormatBench.articles(FormatBench.read(format, text, options: options)).first
    #expect(article?.source == "The Post")
    #expect(article?.authors == ["A", "B"])
    #expect(article?.meta["rank"] == .integer(3))
  }
}
