import Testing
import TokenPatterns

/// The kinds of queries that the manual of the Corpus Workbench has, on a text of our own.
struct CorpusWorkbenchTests {
  typealias Row = PatternManualTests.Row

  static let tagged =
    "The/DET mayor/NOUN of/ADP Ostend/PROPN interested/VERB nobody/PRON ,/PUNCT and/CCONJ "
    + "the/DET interesting/ADJ old/ADJ harbours/NOUN of/ADP the/DET coast/NOUN lay/VERB "
    + "still/ADV ./PUNCT"

  static let values = [
    Row(#""interest(s|(ed|ing)(ly)?)?""#, "interested", "interesting"),
    Row(#""interest.+""#, "interested", "interesting"), Row(#""interest""#),
    Row(#"".*ing""#, "interesting"), Row(#""[A-Z].*" %C"#, "The", "Ostend"),
    Row(#""the"%c"#, "The", "the", "the"), Row(#""the"%C"#, "the", "the"),
    Row(#""harbou?rs""#, "harbours"), Row(#"",|\.""#, ",", "."), Row(#""." %l"#, "."),
    Row(#""...""#, "The", "and", "the", "old", "the", "lay"),
    Row(#""(l|st)[^x]{2,4}""#, "lay", "still"), Row(#""\p{Lu}.*"%C"#, "The", "Ostend"),
    Row(#"[word=".{10,}"]"#, "interested", "interesting"),
    Row(#"[word=".{,2}" & pos!="PUNCT"]"#, "of", "of"),
  ]

  @Test(arguments: values)
  func `values are expressions for a whole token`(row: Row) throws { try check(row) }

  static let conditions = [
    Row(#"[pos="NOUN" & lemma="harbour"]"#, "harbours"),
    Row(#"[pos="ADJ" | pos="ADV"]"#, "interesting", "old", "still", mode: .all),
    Row(#"[!(pos="NOUN" | pos="DET") & word=".{3,4}"]"#, "and", "old", "lay"),
    Row(#"[!pos="PUNCT" & !pos="[A-O].*"]"#, "Ostend", "interested", "nobody", "lay"),
    Row(#"[pos!="[A-O].*"]+"#, "Ostend interested nobody ,", "lay", "."),
    Row(#"[pos="NOUN" -> word="c.*"]{7}"#, "of Ostend interested nobody , and the"),
    Row(#"[pos="NOUN" & (word="m.*" | word="c.*")]"#, "mayor", "coast"),
    Row(#"[word="old" | word="lay" & pos="NOUN"]"#, "old"),
  ]

  @Test(arguments: conditions)
  func `conditions join with and, or, not and if`(row: Row) throws { try check(row) }

  static let sequences = [
    Row(
      #"[pos="DET"] [pos="ADJ"]* [pos="NOUN"]"#, "The mayor", "the interesting old harbours",
      "the coast"),
    Row(
      #"[pos="NOUN"] ([pos="ADP"] [pos="DET"]? [pos="NOUN|PROPN"])+"#, "mayor of Ostend",
      "harbours of the coast"),
    Row(#"[pos="ADJ"]{2} [pos="NOUN"]"#, "interesting old harbours"),
    Row(#"[pos="ADJ"]{3}"#), Row(#"[pos="ADJ"]{1,3}"#, "interesting old"),
    Row(#"[pos="ADJ"]{2,} "harbours""#, "interesting old harbours"),
    Row(#""mayor" []{,3} "nobody""#, "mayor of Ostend interested nobody"),
    Row(#""mayor" []{,2} "nobody""#),
    Row(
      #"(?shortest) "the" []* ("harbours" | "coast")"#,
      "The mayor of Ostend interested nobody , "
        + "and the interesting old harbours", "the coast"),
    Row(#"(?longest) "harbours" []* ("the" | "lay")"#, "harbours of the coast lay"),
    Row(#"(?all) "of" []{,2} [pos="NOUN|PROPN"]"#, "of Ostend", "of the coast"),
    Row(#"("of" | "the"){2}"#, "of the"), Row(#"("the" []?)? "coast""#, "the coast"),
  ]

  @Test(arguments: sequences)
  func `tokens stand in sequences that repeat`(row: Row) throws { try check(row) }

  static let constraints = [
    Row(
      #"a:[pos="DET"] []* b:[pos="DET"] :: a.word = b.word %C"#,
      "the interesting old harbours of the"),
    Row(
      #"a:[pos="DET"] []* b:[pos="DET"] :: distance(a, b) < 6"#,
      "the interesting old harbours of the"),
    Row(#"a:[] [] b:[] :: a.pos = b.pos & a.pos = "PUNCT""#),
    Row(#"a:[pos="ADP"] b:[] :: b.pos = "DET""#, "of the"),
    Row(#"a:[] b:[] :: a.pos = b.pos"#, "interesting old"),
    Row(#"a:[pos="ADJ"] b:[] :: !(b.pos = "ADJ")"#, "old harbours"),
    Row(#"a:"of" b:[] c:[] :: b.pos = "DET" -> c.word = "beach""#, "of Ostend interested"),
    Row(#"1:[] 2:[] :: 1.lemma = "mayor" | 2.lemma = "coast""#, "mayor of", "the coast"),
  ]

  @Test(arguments: constraints)
  func `labels are compared behind the pattern`(row: Row) throws { try check(row) }

  private func check(_ row: Row) throws {
    let story = MadeUpStory(tagged: Self.tagged)
    #expect(try TokenPattern(row.pattern).found(in: story, row.mode) == row.found)
  }
}
