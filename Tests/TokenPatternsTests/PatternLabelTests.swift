import Testing
import TokenPatterns

struct PatternLabelTests {
  private func labels(_ pattern: String, _ text: String) throws -> [[String]] {
    let story = MadeUpStory(text)
    return try TokenPattern(pattern).matches(in: PatternStory(story)).map { match in
      match.labels.map { "\($0.name)=\(story.words[$0.tokens].joined(separator: " "))" }
    }
  }

  @Test(arguments: [
    (#"A:[] "and" B:[]"#, "x and y", [["A=x", "B=y"]]),
    (#"who:("a"+ "b") []"#, "a a b c", [["who=a a b"]]),
    (#"(A:"a" | B:"b") "c""#, "b c a c", [["B=b"], ["A=a"]]),
    (#"(A:[] ",")+ "end""#, "x , y , end", [["A=y"]]),
    (#"A:[]* B:[]*"#, "x y z", [["A=x y z"]]),
    (#"A:"a"* B:[]"#, "a a", [["A=a", "B=a"]]),
    (#"A:"a"+ B:"b"{2}"#, "a a b b", [["A=a a", "B=b b"]]),
    (#"A:(B:"a" "b")"#, "a b", [["A=a b", "B=a"]]),
    (#"A:"x"? "y""#, "y x y", [[], ["A=x"]]),
  ])
  func `labels take as much as they can as early as they can`(
    pattern: String, text: String, labels: [[String]]
  ) throws {
    let found = try self.labels(pattern, text)
    #expect(found == labels)
  }

  @Test(arguments: [
    (#"A:[] []* B:[] :: A.word = B.word"#, "x a y a z", ["a y a"]),
    (#"A:[] []* B:[] :: A.word = B.word & distance(A, B) > 1"#, "a a b a", ["a a b a"]),
    (#"A:[] B:[] :: distance(A, B) = 1 & A.lemma != "x""#, "x y z", ["y z"]),
    (#"A:"a"? B:"b" :: A.word = "a""#, "b a b", ["a b"]),
    (#"A:"a"? B:"b" :: A.word = "a" -> B.word = "c""#, "b a b", ["b", "b"]),
    (#"A:[] B:[] :: !(A.word = "a" | B.word = "c")"#, "a b c d", ["c d"]),
    (#"A:[ent] "b" B:[ent] :: A.ent.id = B.ent.id"#, "a b a", ["a b a"]),
    (#"A:[] B:[] :: A.word = B.word"#, "Rain rain", ["Rain rain"]),
    (#"A:[] B:[] :: A.word = B.word %C"#, "Rain rain", []),
    (#"A:[] :: A.ent"#, "a b", ["a"]),
  ])
  func `constraints choose among the ends of a match`(
    pattern: String, text: String, found: [String]
  ) throws {
    let story = MadeUpStory(text)
    for (index, word) in story.words.enumerated() where word == "a" {
      _ = story.adding(.mention, index..<index + 1, "PERSON", id: "person:a")
    }
    #expect(try TokenPattern(pattern).found(in: story) == found)
  }
}
