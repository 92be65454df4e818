import Testing
import TokenPatterns

struct PatternErrorTests {
  @Test(arguments: [
    ("", 1, "expected a pattern, found nothing"),
    ("[lema=\"say\"]", 2, "unknown attribute 'lema' (did you mean 'lemma'?)"),
    ("[tag=\"N\"]", 2, "unknown attribute 'tag' (did you mean 'pos'?)"),
    ("[word]", 6, "expected '=' or '!=' after 'word', found ']'"),
    ("[word=say]", 7, "expected a value in quotation marks, found 's'"),
    ("[word=\"a\" \"b\"]", 11, "expected ']', '&' or '|', found '\"'"),
    ("[word=\"a\"", 1, "expected ']' for this token, found the end of the pattern"),
    ("\"a", 1, "this value has no closing quotation mark"),
    ("say", 1, "a word stands in quotation marks: \"say\""),
    ("(\"a\"", 1, "expected ')' for this group, found the end of the pattern"),
    ("\"a\")", 4, "expected the end of the pattern, found ')' without '('"),
    ("\"a\" |", 6, "expected a token, found the end of the pattern"),
    ("\"a\"**", 5, "expected a token after the repetition, found '*'"),
    ("\"a\"{3,2}", 4, "expected the lower number first, found {3,2}"),
    ("\"a\"{0,100000}", 7, "expected at most 1000 repetitions"),
    ("(\"a\"{1000}){1000}", 1, "this pattern is too large"),
    ("\"a\" within <x/>", 13, "expected s, p, quote or ent, found 'x'"),
    ("\"a\" within <sentence/>", 13, "did you mean 's'?"),
    ("\"a\" within <s>", 12, "expected a whole region here, such as <s/>"),
    ("<ent knd=\"PERSON\"/>", 6, "unknown attribute 'knd' of <ent> (did you mean 'kind'?)"),
    ("<s type=\"x\"/>", 4, "<s> has no attributes"),
    ("A:[] :: B.word = \"x\"", 9, "the pattern has no label 'B'"),
    ("A:[] :: A = \"x\"", 9, "expected an attribute of the label, such as A.word"),
    ("A:[] :: A.wrd = \"x\"", 11, "unknown attribute 'wrd' (did you mean 'word'?)"),
    ("\"(a\"", 2, "expected ')' for this group"),
    ("\"[a\"", 2, "expected ']' for this set"),
    ("\"*a\"", 2, "expected a character to repeat before '*'"),
    ("\"a{2\"", 5, "expected '}' after the numbers"),
    ("\"(?=a)\"", 4, "there is no looking ahead or back"),
    ("\"\\q\"", 2, "'\\q' means nothing here"),
    ("\"\\p{Zz}\"", 4, "unknown property 'Zz' of characters"),
    ("\"a\" %x", 6, "unknown flag '%x'"),
    ("@\"a\"", 1, "there is no '@'; a label marks a part"),
    ("\"a\" & \"b\"", 5, "'&' stands only inside brackets"),
    ("(\"a\" containing \"b\") \"b\"", 6, "'containing' stands at the end of the whole pattern"),
    ("[word = A.word]", 9, "labels are compared behind the pattern"),
    ("(?lazy) \"a\"", 3, "expected longest, first (or shortest) or all"),
    ("A:[] containing B:[]", 17, "labels stand before 'containing' only"),
    ("\"a\" [: \"b\" :]", 5, "there is no looking ahead or back"),
  ])
  func `says what was expected and where`(pattern: String, column: Int, problem: String) {
    do throws(PatternError) {
      _ = try TokenPattern(pattern)
      Issue.record("'\(pattern)' was read")
    } catch {
      #expect(error.problem.contains(problem), "\(pattern)")
      #expect(error.column == column, "\(error)")
      #expect(error.line == 1)
    }
  }

  @Test func `points at the place, in its line`() {
    let error = #expect(throws: PatternError.self) {
      try TokenPattern("# who says\n[ent] []{0,3}\n  [lema=\"say\"]")
    }
    #expect(
      error?.description == """
        unknown attribute 'lema' (did you mean 'lemma'?) (line 3, column 4)
            [lema="say"]
             ^
        """)
  }

  @Test func `a value that an attribute never has is wrong`() {
    let values: [TokenAttribute: [String]] = [.entKind: ["PERSON", "ORG"]]
    let error = #expect(throws: PatternError.self) {
      try TokenPattern(#"[ent.kind="PERSN"]"#, values: values)
    }
    #expect(error?.problem == "no ent.kind is 'PERSN' (did you mean 'PERSON'?)")
    #expect(throws: Never.self) { try TokenPattern(#"[ent.kind="p.*|x"]"#, values: values) }
  }

  @Test func `deep nesting is an error, not the end`() {
    for (open, close) in [("(", ")"), ("[!", "]"), ("[(", ")]"), ("\"(", ")\""), ("A:", "")] {
      let depth = 20_000
      let pattern =
        String(repeating: open, count: depth) + "\"a\"" + String(repeating: close, count: depth)
      #expect(throws: PatternError.self) { try TokenPattern(pattern) }
    }
    let negated = "[" + String(repeating: "!", count: 20_000) + "ent]"
    #expect(throws: PatternError.self) { try TokenPattern(negated) }
    #expect(throws: PatternError.self) {
      try TokenPattern("A:[] :: " + String(repeating: "!", count: 20_000) + "A.ent")
    }
    #expect(throws: PatternError.self) { try TokenPattern(String(repeating: "[]", count: 60_000)) }
  }
}
