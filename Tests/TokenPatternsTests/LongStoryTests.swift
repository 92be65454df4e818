import TestSupport
import Testing
import TokenPatterns

struct LongStoryTests {
  /// A million tokens of few words.
  static let words: [String] = {
    var generator = Generator(seed: 8)
    return (0..<1_000_000).map { _ in generator.pick(["a", "b", "c", "d"]) ?? "a" }
  }()

  @Test(
    arguments: [
      (#""a" []* "x""#, 0), (#"("a" | "a" []* "x")+"#, nil), (#"[]* "x""#, 0), (#"[]*"#, 1),
      (#""a" []{0,100} "x""#, 0), (#"("a"* "b"*)* "x""#, 0), (#"[]+ containing "x""#, 0),
      (#"A:[] []* B:"x" :: A.word = B.word"#, 0), (#"[word!="x"]+"#, 1),
      (#"("a" "b" | "b" "c" | "c" "d")+ "x""#, 0),
    ] as [(String, Int?)])
  func `a million tokens take a moment`(pattern: String, count: Int?) throws {
    let story = PatternStory(MadeUpStory(words: Self.words))
    let found = try TokenPattern(pattern).search(in: story)
    #expect(found.isComplete)
    if let count { #expect(found.matches.count == count) }
  }

  @Test func `what is given up is said`() throws {
    let found = try TokenPattern("[]").search(
      in: PatternStory(MadeUpStory(words: Self.words)), mode: .all)
    #expect(found.matches.count == 1_000_000)
    let more = try TokenPattern("[] []?").search(
      in: PatternStory(MadeUpStory(words: Self.words)), mode: .all)
    #expect(!more.isComplete)
  }

  @Test func `a search that is stopped ends`() throws {
    let story = MadeUpStory(words: Self.words)
    story.isStopped = true
    let found = try TokenPattern("\"a\"").search(in: PatternStory(story))
    #expect(found.matches.isEmpty)
  }
}
