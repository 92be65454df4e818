import Testing
import TokenPatterns

/// The kinds of queries that BlackLab's manual of its query language has, on a text of our own.
struct CorpusQueryTests {
  typealias Row = PatternManualTests.Row

  static let rows = [
    Row(#""boats""#, "boats", "Boats"), Row(#""(?-i)boats""#, "boats"),
    Row(#"'boats'"#, "boats", "Boats"),
    Row(#""boats?|ships?""#, "boats", "ship", "Boats"),
    Row(#"[lemma="boat" & word!="boats"%C]"#, "Boats"),
    Row(#"[word != "boats"]{3}"#, "Ann Lee saw", "leave . the", "ship sank ."),
    Row(#"[]{4}"#, "Ann Lee saw boats", "leave . the ship", "sank . Boats went"),
    Row(#""boats" "leave""#, "boats leave"), Row(#""boats" []? "the""#),
    Row(#""boats" []{2} "the""#, "boats leave . the"), Row(#""boats" []{2} "ship""#),
    Row(#"("boats" "leave" | "ship" "sank")"#, "boats leave", "ship sank"),
    Row(#"("boats" []){1,2}"#, "boats leave", "Boats went"),
    Row(#""leave|sank" "\.""#, "leave .", "sank ."),
    Row(#"<s> [] []"#, "Ann Lee", "the ship", "Boats went"),
    Row(#"[] [] </s>"#, "leave .", "sank .", "went on"),
    Row(#"<s> "boats""#, "Boats"), Row(#"<s/> containing "ship""#, "the ship sank ."),
    Row(#"<s/> containing <ent/>"#, "Ann Lee saw boats leave .", "the ship sank ."),
    Row(#"<ent kind="PERSON"/>"#, "Ann Lee"), Row(#"<ent/> containing "lee""#, "Ann Lee"),
    Row(#"[] within <ent kind="ORG"/>"#), Row(#"[]+ within <ent/>"#, "Ann Lee", "ship"),
    Row(#""lee" []* "the" within <s/>"#), Row(#""lee" []* "the""#, "Lee saw boats leave . the"),
    Row(#"<s/> containing "boats" containing "leave""#, "Ann Lee saw boats leave ."),
    Row(#""boats" []* "\." within <s/> containing "leave""#, "boats leave ."),
    Row(#"who:<ent kind="PERSON"/> "saw""#, "Ann Lee saw"),
    Row(
      #"A:[] []* B:[] :: A.lower = B.lower & A.lower = "boats""#,
      "boats leave . the ship sank . Boats"),
    Row(#"A:[] "saw" B:[] :: A.ent -> B.word = "boats""#, "Lee saw boats"),
    Row(#""boats" ([]* "\." within <s/>) "the""#, "boats leave . the"),
    Row(#"("lee" []* within <s/>) []{2}"#, "Lee saw boats leave . the ship"),
    Row(#"(<ent/> within s) "sank""#, "ship sank"),
    Row(#"([]{2} within <ent/>)+ "saw""#, "Ann Lee saw"),
    Row(#"x:([]{2,} within <ent kind="PERSON"/>)"#, "Ann Lee"), Row(#"([]{3} within <ent/>)"#),
    Row(#"("boats"? within <ent/>) "went""#, "went"),
    Row(#"[ent.kind="PERSON"]+ [lemma!="saw"]"#, "Ann Lee"),
  ]

  @Test(arguments: rows)
  func `finds what the query language means`(row: Row) throws {
    let story = MadeUpStory("Ann Lee saw boats leave . the ship sank . Boats went on")
      .adding(.sentence, 0..<6).adding(.sentence, 6..<10).adding(.sentence, 10..<13)
      .adding(.mention, 0..<2, "PERSON", id: "person:ann-lee")
      .adding(.mention, 7..<8, "PRODUCT", id: "product:ship")
    #expect(try TokenPattern(row.pattern).found(in: story, row.mode) == row.found)
  }
}
