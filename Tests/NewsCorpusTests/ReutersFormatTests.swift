import NewsCorpus
import NewsModel
import Testing

struct ReutersFormatTests {
  private func read(_ text: String) throws -> [Record] {
    FormatBench.read(try #require(CorpusFormats.named("reuters")), text)
  }

  @Test func `reads fields, lists and the marks of the wire`() throws {
    let format = try #require(CorpusFormats.named("reuters"))
    let article = try #require(FormatBench.articles(FormatBench.read(format, format.example)).first)
    #expect(article.title == "WHEAT SHIPMENTS RISE, BOARD SAYS")
    #expect(article.keywords == ["grain", "wheat"])
    #expect(article.date?.value.description == "1987-02-26T15:01")
    #expect(
      article.text.string
        == "WINNIPEG, Feb 26 - Shipments rose <CWB> last week,\na board said.\n\nThey had fallen before.\n\nReuter"
    )
    #expect(article.meta["PLACES"] == .list([.string("canada")]))
    #expect(article.meta["OLDID"] == .string("5544"))
    #expect(article.meta["TOPICS_FLAG"] == .string("YES"))
    #expect(article.meta["UNKNOWN"] == .string("C T"))
  }

  @Test func `reads a brief that is a title alone`() throws {
    let records = try read(
      "<REUTERS NEWID=\"7\"><TEXT TYPE=\"BRIEF\">&#2;<TITLE>RAIN</TITLE>*****&#3;</TEXT></REUTERS>")
    let article = try #require(FormatBench.articles(records).first)
    #expect(article.title == "RAIN")
    #expect(article.text.string == "*****")
    #expect(article.meta["TYPE"] == .string("BRIEF"))
  }

  @Test func `rejects elements without an id, a text or an end, and reads the others`() throws {
    let good = "<REUTERS NEWID=\"1\"><TEXT><BODY>x</BODY></TEXT></REUTERS>\n"
    let records = try read(
      "<REUTERS OLDID=\"9\"><TEXT><BODY>x</BODY></TEXT></REUTERS>\n<REUTERS NEWID=\"2\"></REUTERS>\n"
        + "<REUTERS NEWID=\"3\"><TEXT>\n" + good + "<REUTERS NEWID=\"4\"><TEXT>")
    #expect(FormatBench.articles(records).map(\.id) == ["1"])
    #expect(
      FormatBench.problems(records) == [
        "example:1: record 1: the attribute NEWID is missing",
        "example:2: record 2: no TEXT, or one without BODY, in the element REUTERS",
        "example:3: record 3: the element REUTERS does not end",
        "example:5: record 5: the element REUTERS does not end",
      ])
  }
}
