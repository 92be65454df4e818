import Testing
import TokenPatterns

/// What the manuals of CQP, BlackLab and spaCy say of their languages, on texts of our own.
struct PatternManualTests {
  /// A pattern and what it finds.
  struct Row: CustomTestStringConvertible, Sendable {
    let pattern: String
    let found: [String]
    var mode = PatternMode.longest

    init(_ pattern: String, _ found: String..., mode: PatternMode = .longest) {
      (self.pattern, self.found, self.mode) = (pattern, found, mode)
    }
    var testDescription: String { "\(mode) \(pattern)" }
  }

  static let tagged =
    "a/DET small/ADJ grey/ADJ cat/NOUN saw/VERB the/DET dog/NOUN by/ADP day/NOUN and/CCONJ "
    + "day/NOUN by/ADP day/NOUN it/PRON slept/VERB"

  static let tokens = [
    Row(#""an?|the" [pos="ADJ"]+ "cat""#, "a small grey cat"),
    Row(#""an?|the" [pos="ADJ"]{2,3} [pos="NOUN"]"#, "a small grey cat"),
    Row(#""an?|the" [pos="ADJ"]{3,} [pos="NOUN"]"#),
    Row(
      #"[pos="DET"]? [pos="ADJ.*"]* [pos="NOUN"]"#, "a small grey cat", "the dog", "day", "day",
      "day"),
    Row(#"("an?|the"? [pos="NOUN"])+"#, "cat", "the dog", "day", "day", "day"),
    Row(#"[pos != "NOUN"]{3}"#, "a small grey"),
    Row(#"[pos="NOUN" & word!="day"]"#, "cat", "dog"),
    Row(#"[(pos="NOUN" | pos="PRON") & !(word="day|dog")]"#, "cat", "it"),
    Row(#"[word="cat" | word="dog" & pos="VERB"]"#, "cat"),
    Row(#"[pos="NOUN" -> word="d.*"]{6}"#, "saw the dog by day and"),
    Row(#"A:[] "by" B:[] :: A.word = B.word"#, "day by day"),
    Row(#"A:[] "by" B:[] :: A.word != B.word"#, "dog by day"),
    Row(#"A:[] "by" B:[] :: A.word = "dog" -> B.word = "cat""#, "day by day"),
    Row(#""CAT"%c"#, "cat"),
    Row(#"(?longest) [pos="NOUN|CCONJ"]+"#, "cat", "dog", "day and day", "day"),
    Row(#"(?shortest) [pos="NOUN|CCONJ"]+"#, "cat", "dog", "day", "and", "day", "day"),
    Row(#"'day' 'and' 'day';"#, "day and day"),
    Row(#"1:[pos="ADJ"] "grey""#, "small grey"),
    Row("\"saw\" # who saw\n \"the\"", "saw the"),
    Row(#""a" []* "cat" | "it""#, "a small grey cat", "it"),
  ]

  @Test(arguments: tokens)
  func `tokens, sequences and repetition`(row: Row) throws {
    let story = MadeUpStory(tagged: Self.tagged)
    #expect(try TokenPattern(row.pattern).found(in: story, row.mode) == row.found)
  }

  static let tags = [
    Row(#"<s> "the""#, "The", "the"), Row(#""it" </s>"#, "it"), Row(#""met" </s>"#),
    Row(#"<s/>"#, "The cook met Ada Baker", "the baker liked it"),
    Row(#"<s> []* </s>"#, "The cook met Ada Baker the baker liked it"),
    Row(#""baker" within <ent kind="PERSON"/>"#, "Baker"),
    Row(#"<ent kind="PERSON"/> containing "baker""#, "Ada Baker"),
    Row(#"<ent kind="PERSON"/>"#, "Ada Baker"), Row(#"<ent>[]</ent>"#, "cook"),
    Row(#""cook" []* "baker" within s"#, "cook met Ada Baker"),
    Row(#""cook" []* "baker""#, "cook met Ada Baker the baker"),
    Row(#"<s/> containing "liked""#, "the baker liked it"), Row(#"<s/> containing "x""#),
    Row(#"[]{2} within <ent/>"#, "Ada Baker"),
    Row(#"[ent.id="person:ada-baker"]+"#, "Ada Baker"),
    Row(#"[ent & ent.form="role"]"#, "cook"), Row(#"[in_quote]+"#, "liked it"),
    Row(#"[in_quote=false & is_title]"#, "The", "Ada", "Baker"),
    Row(#"[sentence_start]"#, "The", "the"), Row(#"<quote/>"#, "liked it"),
    Row(#"[]+ within <quote/> within <s/>"#, "liked it"),
  ]

  @Test(arguments: tags)
  func `tags and regions`(row: Row) throws {
    let story = MadeUpStory("The cook met Ada Baker the baker liked it")
      .adding(.sentence, 0..<5).adding(.sentence, 5..<9).adding(.quote, 7..<9)
      .adding(.mention, 1..<2, "ROLE", form: "role")
      .adding(.mention, 3..<5, "PERSON", id: "person:ada-baker")
    #expect(try TokenPattern(row.pattern).found(in: story, row.mode) == row.found)
  }

  static let operators = [
    Row(#"[!(lower="hello")] "world""#, "big world", mode: .all),
    Row(#"[!(lower="hello")] "big""#, "world big", mode: .all),
    Row(#""hello"? "world""#, "hello world", "world", "world", mode: .all),
    Row(#""hello"+"#, "hello", "hello hello", "hello", mode: .all),
    Row(#""big"* "world""#, "world", "big world", "world", mode: .all),
    Row(#""hello"{2}"#, "hello hello", mode: .all), Row(#""hello"{3,}"#, mode: .all),
    Row(
      #""hello"{,2} "world""#, "hello hello world", "hello world", "world", "world", mode: .all),
    Row(#""hello"{1,2}"#, "hello hello"), Row(#""hello"{1,2}"#, "hello", "hello", mode: .first),
    Row(#"[lower="hello" & shape="x+"] "world""#, "hello world"),
    Row(#"[lemma="hello|big"] [kind="word"]"#, "hello hello", "big world"),
  ]

  /// spaCy's operators, which its Matcher gives each token, and its ways to take of overlaps.
  @Test(arguments: operators)
  func `operators and modes of a matcher`(row: Row) throws {
    let story = MadeUpStory("hello hello world big world")
    #expect(try TokenPattern(row.pattern).found(in: story, row.mode) == row.found)
  }

  static let folding = [
    Row(#""naïve""#, "naïve"), Row(#""naive" %d"#, "naïve", "Naive"), Row(#""NAÏVE""#, "naïve"),
    Row(#""naive" %cd"#, "naïve", "Naive"), Row(#""naive" %Cd"#, "naïve"),
    Row(#""N.*" %C"#, "Naive"), Row(#""(?-i)N.*""#, "Naive"), Row(#""(?c)N.*""#, "Naive"),
    Row(#""3.5" %l"#, "3.5"), Row(#""3.5""#, "3.5", "3x5"), Row(#""3\.5""#, "3.5"),
    Row(#""Æ.*|ø.*""#, "Ærø"), Row(#""straße""#, "Straße"), Row(#""й.*" %d"#),
    Row(#""ёлка""#, "Ёлка"), Row(#""ærö" %d"#, "Ærø"),
  ]

  @Test(arguments: folding)
  func `case and accents`(row: Row) throws {
    let story = MadeUpStory("naïve Naive 3.5 3x5 Ærø Straße Ёлка")
    #expect(try TokenPattern(row.pattern).found(in: story, row.mode) == row.found)
  }
}
