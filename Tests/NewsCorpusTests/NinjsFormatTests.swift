import Foundation
import NewsAnalysis
import NewsCorpus
import NewsModel
import Testing

struct NinjsFormatTests {
  private func read(_ text: String) throws -> [Record] {
    FormatBench.read(try #require(CorpusFormats.named("ninjs")), text)
  }

  /// Items in the shape of versions 1, 2 and 3.
  static let items = [
    """
    {"uri":"urn:1","type":"text","language":"en","versioncreated":"2017-04-06T14:05:33+06:00",\
    "headline":"Talks resume","byline":"Ada Byron","located":"ASTANA","body_text":"One.\\n\\nTwo.",\
    "subject":[{"name":"rain","code":"1"}],"urgency":4,"pubstatus":"usable"}
    """,
    """
    {"uri":"urn:2","type":"text","language":"en","versioncreated":"2017-04-06T14:05:33Z",\
    "headlines":[{"role":"main","value":"Talks resume"}],"by":"Ada Byron",\
    "bodies":[{"role":"main","contenttype":"text/plain","value":"One.\\n\\nTwo."}],\
    "subjects":[{"name":"rain"}]}
    """,
    """
    {"uri":"urn:3","type":"text","language":"en-GB","versionCreated":"2017-04-06T14:05:33Z",\
    "headlines":[{"role":"main","value":"Talks resume"},{"role":"short","value":"Talks"}],\
    "by":"Ada Byron","bodies":[{"role":"main","contentType":"text/html","value":"<p>One.</p><p>Two.</p>"}],\
    "subjects":[{"name":"rain"}],"altIds":[{"role":"web","value":"https://wire.example/3"}]}
    """,
  ]

  @Test(arguments: items)
  func `reads an item of each version`(item: String) throws {
    let article = try #require(FormatBench.articles(try read(item)).first)
    #expect(article.title == "Talks resume")
    #expect(article.text.string == "One.\n\nTwo.")
    #expect(article.authors == ["Ada Byron"])
    #expect(article.keywords == ["rain"])
    #expect(article.language == "en")
    #expect(article.date?.value.description == "2017-04-06T14:05")
  }

  @Test(arguments: items)
  func `writes back what it read`(item: String) throws {
    let article = try #require(FormatBench.articles(try read(item)).first)
    var writer = NinjsWriter()
    let written = try JSONSerialization.jsonObject(with: Data(writer.bytes(of: article)))
    let original = try JSONSerialization.jsonObject(with: Data(item.utf8))
    #expect(written as? NSDictionary == original as? NSDictionary)
    #expect(writer.notes == [])
  }

  @Test func `writes what came from elsewhere, and says what has no place`() throws {
    var article = Article(id: "a", text: ArticleText("Rain."))
    article.title = "A"
    article.meta = ["rank": .integer(3), "urgency": .integer(4)]
    var writer = NinjsWriter()
    let bytes = writer.bytes(of: article)
    #expect(writer.notes == ["ninjs has no place for these values of meta, left out: rank"])
    let back = try #require(
      FormatBench.articles(try read(String(decoding: bytes, as: UTF8.self))).first)
    #expect([back.id, back.title, back.text.string] == ["a", "A", "Rain."])
    #expect(back.meta["urgency"] == .integer(4))
  }

  @Test(arguments: [
    ("{\"headline\":\"x\"}", "record 1: missing field 'uri', which every item of ninjs has"),
    ("{\"uri\":\"u\",\"headline\":7}", "record 1: field 'headline': expected string, got number"),
    ("[7]", "record 1: expected an object"),
  ])
  func `says what is wrong with an item`(item: String, problem: String) throws {
    #expect(FormatBench.problems(try read(item)) == ["example:1: " + problem])
  }
}
