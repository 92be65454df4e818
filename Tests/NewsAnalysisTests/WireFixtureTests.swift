import NewsAnalysis
import NewsModel
import TestSupport
import Testing

/// The stories of `Fixtures/wire-stories.txt`, which say themselves what must be found.
struct WireFixtureTests {
  struct Story: Sendable, CustomTestStringConvertible {
    let name: String
    var given: String?
    let text: String
    let found: [String]
    var testDescription: String { name }

    /// Reads a story of the file.
    init?(_ source: Substring) {
      let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
      guard let name = lines.first,
        let text = lines.firstIndex(of: "--- text"), let found = lines.firstIndex(of: "--- found")
      else { return nil }
      self.name = String(name)
      for line in lines[..<text] where line.hasPrefix("given: ") {
        given = String(line.dropFirst(7))
      }
      self.text = lines[(text + 1)..<found].joined(separator: "\n")
      self.found = lines[(found + 1)...].filter { !$0.isEmpty }.map(String.init)
    }
  }

  static let stories: [Story] = {
    let source = (try? Fixtures.text("wire-stories.txt")) ?? ""
    return source.split(separator: "\n=== ").dropFirst().compactMap { Story($0) }
  }()

  @Test func `there are many stories`() { #expect(Self.stories.count >= 179) }

  @Test(arguments: stories)
  func `finds the parts of a story`(story: Story) throws {
    let article = try Workbench.story(story.text, date: story.given)
    #expect(Self.found(in: article) == story.found)
  }

  private static func found(in article: Article) -> [String] {
    var found: [String] = []
    func add(_ name: String, _ value: String?) {
      if let value { found.append(name + ": " + value) }
    }
    add("place", article.dateline?.place)
    add("agency", article.agency)
    add("date", article.date.map { "\($0.value) \($0.foundBy.rawValue)" })
    if article.date?.foundBy == .field { add("dateline date", article.dateline?.date?.description) }
    add("authors", article.authors.isEmpty ? nil : article.authors.joined(separator: "; "))
    for block in article.blocks {
      let words = article.text[block.span].split { $0.isWhitespace }.joined(separator: " ")
      found.append("\(block.kind.rawValue)| \(words)")
    }
    return found
  }
}
