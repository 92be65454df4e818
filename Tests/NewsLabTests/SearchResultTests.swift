import NewsLab
import TestSupport
import Testing

struct SearchResultTests {
  private func corpus(in folder: TemporaryFolder) throws -> ArticleCorpus {
    try folder.write("date 2017-04-06 Security talks went on.", to: "wire/a.txt")
    try folder.write("The talks ended.", to: "wire/b.txt")
    return try Newslab(data: Checkout.path).corpus(at: folder.file("wire"))
  }

  @Test func `finds articles with what was found in them`() throws {
    let folder = try TemporaryFolder()
    let corpus = try corpus(in: folder)
    #expect(try corpus.search("talks", order: .corpus).map(\.id) == ["a", "b"])
    #expect(try corpus.search("talks", limit: 1).count == 1)
    let result = try #require(try corpus.search("secur* date:2017").first)
    #expect(result.date == "2017-04-06")
    let found = result.marks.map { String(decoding: Array(result.snippet.utf8)[$0], as: UTF8.self) }
    #expect(found == ["Security"])
  }

  @Test func `says where a search goes wrong`() throws {
    let folder = try TemporaryFolder()
    let corpus = try corpus(in: folder)
    #expect(throws: NewslabError.query("the quotation mark is not closed", column: 7)) {
      try corpus.search("talks \"on")
    }
  }

  @Test func `orders are called as in the corpus`() {
    #expect(SearchOrder.allCases.map(\.rawValue) == ["rank", "newest", "oldest", "corpus"])
  }
}
