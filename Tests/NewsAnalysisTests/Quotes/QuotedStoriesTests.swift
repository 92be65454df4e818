import NewsAnalysis
import NewsModel
import TestSupport
import Testing

/// The stories of `Fixtures/quoted-stories.txt`, which say who says each quote.
struct QuotedStoriesTests {
  struct Story: Sendable, CustomTestStringConvertible {
    /// Who says what, by the first words.
    struct Line: Sendable {
      let speaker: String
      let words: String
      let isKnown: Bool
    }
    let name: String
    let text: String
    let quotes: [Line]
    var testDescription: String { name }

    /// Reads a story of the file.
    init(_ source: Substring) {
      let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
      name = String(lines.first ?? "")
      let isQuote = { (line: Substring) in line.hasPrefix("> ") || line.hasPrefix("! ") }
      text = lines.dropFirst().filter { !isQuote($0) }.joined(separator: "\n")
      quotes = lines.filter(isQuote).compactMap { line in
        guard let colon = line.firstRange(of: ": ") else { return nil }
        return Line(
          speaker: String(line[..<colon.lowerBound].dropFirst(2)),
          words: String(line[colon.upperBound...]), isKnown: line.hasPrefix("> "))
      }
    }
  }

  static let stories: [Story] = {
    let source = (try? Fixtures.text("quoted-stories.txt")) ?? ""
    return source.split(separator: "\n# ").dropFirst().map { Story($0) }
  }()

  @Test func `there are many stories`() { #expect(Self.stories.count >= 50) }

  @Test(arguments: stories)
  func `finds who says the quotes of a story`(story: Story) throws {
    let analysis = try Workbench.analysis(story.text)
    let quotes = analysis.quotes.filter(\.isDirect)
    #expect(quotes.count == story.quotes.count)
    for (quote, line) in zip(quotes, story.quotes) {
      let words = quote.parts.first.map { analysis.text[$0] } ?? ""
      #expect(words.hasPrefix(line.words))
      let speaker =
        quote.speaker.map { analysis.entities[$0].name }
        ?? quote.speakerSpan.map {
          analysis.text[$0]
        }
      if line.isKnown {
        #expect(speaker == line.speaker)
      } else {
        // Once it is right the mark is to go.
        #expect(speaker != line.speaker)
      }
    }
  }
}
