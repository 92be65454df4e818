import Testing
import TokenPatterns

/// The operators and attributes that spaCy's Matcher gives a token, on texts of our own.
///
/// Its matches overlap, as those of the mode `all`; `greedy` is `longest` where no match begins
/// before a longer one, else it has no counterpart.
struct MatcherOperatorTests {
  typealias Row = PatternManualTests.Row

  static let operators = [
    Row(#"[lower!="very"] "good""#, "was good", "not good", mode: .all),
    Row(#""very"? "good""#, "good", "very good", "good", "good", mode: .all),
    Row(
      #""very"* "good""#, "good", "very very good", "very good", "good", "good", mode: .all),
    Row(#""very"+ "good""#, "very very good", "very good", mode: .all),
    Row(#""very"{2} "good""#, "very very good", mode: .all), Row(#""very"{3} "good""#, mode: .all),
    Row(#""very"{1,2}"#, "very", "very very", "very", mode: .all),
    Row(#""very"{2,}"#, "very very", mode: .all),
    Row(
      #""very"{,1} "good""#, "good", "very good", "good", "good", mode: .all),
    Row(#""very"+"#, "very", "very very", "very", mode: .all),
    Row(#""very"+"#, "very very", mode: .longest), Row(#""very"+"#, "very", "very", mode: .first),
    Row(#"[lower="very|not"]? "good""#, "good", "very good", "not good", mode: .longest),
    Row(#""it" [] "good""#, "it was good", "It not good", mode: .all),
  ]

  @Test(arguments: operators)
  func `operators repeat a token`(row: Row) throws {
    let story = MadeUpStory("it was good very very good It not good")
    #expect(try TokenPattern(row.pattern).found(in: story, row.mode) == row.found)
  }

  static let attributes = [
    // TEXT and LOWER; REGEX searches within a token there, so that ".*" stands around it here.
    Row(#"[word="US"%C]"#, "US"), Row(#"[lower="us"]"#, "US", "us"),
    Row(#"[word=".*(oil|gas).*"]"#, "oilfield", "biogas"), Row(#"[word="(oil|gas)"]"#),
    Row(#"[word="[Uu]\.?[Ss]\.?"]"#, "US", "us"),
    // IN and NOT_IN.
    Row(#"[pos="NOUN|PROPN"]"#, "US", "oilfield", "Ada", "biogas", "plants"),
    Row(#"[pos!="NOUN|PROPN|VERB|NUM|PRON|PUNCT"]"#, "for"),
    Row(#"[lemma="plant|see"]"#, "plants"),
    // LENGTH.
    Row(#"[word=".{6,}"]"#, "oilfield", "biogas", "plants"), Row(#"[word=".{8}"]"#, "oilfield"),
    Row(#"[word=".{2,3}" & kind="word"]"#, "US", "saw", "us", "Ada", "for"),
    Row(#"[word=".{,1}" & kind="word"]"#, "."),
    // SHAPE, IS_DIGIT, IS_UPPER, IS_SENT_START, ENT_TYPE.
    Row(#"[shape="dd"]"#, "42"), Row(#"[shape="Xx+"]"#, "Ada"), Row(#"[kind="number"]"#, "42"),
    Row(#"[word="[A-Z]+"%C & shape="X{2,}"]"#, "US"),
    Row(#"[sentence_start]"#, "US", "Ada"), Row(#"[ent.kind="PERSON"]"#, "Ada"),
    Row(#"[ent.kind="PERSON|GPE"]"#, "US", "Ada"), Row(#"[!ent & pos="PROPN"]"#),
  ]

  @Test(arguments: attributes)
  func `attributes are compared as a matcher does`(row: Row) throws {
    let story = MadeUpStory(
      tagged: "US/PROPN oilfield/NOUN saw/VERB us/PRON ./PUNCT Ada/PROPN paid/VERB 42/NUM for/ADP "
        + "biogas/NOUN plants/NOUN"
    )
    .adding(.sentence, 0..<5).adding(.sentence, 5..<11)
    .adding(.mention, 0..<1, "GPE", id: "gpe:us").adding(
      .mention, 5..<6, "PERSON", id: "person:ada")
    #expect(try TokenPattern(row.pattern).found(in: story, row.mode) == row.found)
  }
}
