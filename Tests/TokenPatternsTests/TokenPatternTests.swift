import Testing
import TokenPatterns

struct TokenPatternTests {
  @Test(arguments: [
    (#""rain""#, "Rain and rains", ["Rain"]),
    (#"[lemma="rain"]"#, "Rain and rains", ["Rain", "rains"]),
    (#"[word="rain" %C]"#, "Rain and rain", ["rain"]),
    (#""r.*""#, "Rain and rivers", ["Rain", "rivers"]),
    (#""a" []* "b""#, "x a y b z b w", ["a y b z b"]),
    (#""a" []{0,1} "b""#, "a b a x b a x x b", ["a b", "a x b"]),
    (#""a"+ | "b""#, "a a b c b", ["a a", "b", "b"]),
    (#"[word="a" | word="b" & word="c"]"#, "a b c", ["a"]),
    (#"[!(word="a" | word="b")]"#, "a b c", ["c"]),
    (#"[word!="a"]+"#, "a b c a d", ["b c", "d"]),
    (#"("a" "b")+"#, "a b a b c a", ["a b a b"]),
    (#""a"?"#, "b a", ["a"]),
    (#"[]"#, "one two", ["one", "two"]),
  ])
  func `finds the longest matches from left to right`(
    pattern: String, text: String, found: [String]
  ) throws {
    #expect(try TokenPattern(pattern).found(in: MadeUpStory(text)) == found)
  }
}
