import TestSupport
import Testing
import TokenPatterns

struct PatternFuzzTests {
  static let pieces = [
    "[", "]", "(", ")", "\"", "'", "a", "word", "lemma", "ent.kind", "ent", "=", "!=", "!", "&",
    "|",
    "*", "+", "?", "{", "}", ",", "1", "2", "99", "<", ">", "/", "s", "quote", "within",
    "containing", "::", ":", "A:", "B.word", "A.word", "->", "%", "c", "d", "\\", ".", "-", "^",
    " ",
    "\n", "#", "é", "\u{301}", "🙂", "\0", "distance", "(?", "\\p{L}", "[^", "\"a\"", "[]",
    "[word=\"a\"]", "{0,3}", "(?longest)", "<s/>", "<ent kind=\"PERSON\">", "</s>", ";",
  ]

  @Test(arguments: 0..<3000)
  func `any text is a pattern or an error, and patterns end`(seed: UInt64) {
    var generator = Generator(seed: seed)
    let count = Int.random(in: 0...24, using: &generator)
    let text = (0..<count).map { _ in generator.pick(Self.pieces) ?? "" }.joined()
    do throws(PatternError) {
      let pattern = try TokenPattern(text)
      let story = generator.story()
      for mode in PatternMode.allCases {
        for match in pattern.matches(in: PatternStory(story), mode: mode) {
          #expect(!match.tokens.isEmpty && match.tokens.upperBound <= story.words.count)
          #expect(
            match.labels.allSatisfy {
              match.tokens.lowerBound <= $0.tokens.lowerBound
                && $0.tokens.upperBound <= match.tokens.upperBound
            })
        }
      }
    } catch {
      #expect(error.column >= 1 && error.line >= 1 && !error.problem.isEmpty)
      #expect(error.caret <= error.excerpt.unicodeScalars.count)
    }
  }
}
