import NewsAnalysis
import NewsModel
import TestSupport
import Testing

struct SpeakerTests {
  @Test(arguments: [
    ("\"We go,\" Hugh Hill, a doctor, said.", "Hugh Hill"),
    ("\"We go,\" said Hugh Hill, a doctor.", "Hugh Hill"),
    ("\"We go,\" Hugh Hill, who leads the party, said.", "Hugh Hill"),
    ("\"We go,\" Hugh Hill, 45, said.", "Hugh Hill"),
    ("\"We go,\" party leader Hugh Hill told reporters.", "Hugh Hill"),
    ("\"We go,\" said party leader Hugh Hill of the town.", "Hugh Hill"),
    ("\"We go,\" the leader of the party, Hugh Hill, said.", "Hugh Hill"),
    ("Hugh Hill later on Monday said \"we go at last\".", "Hugh Hill"),
    ("Hugh Hill came. \"We go,\" he said.", "Hugh Hill"),
    ("Hugh Hill came and said: \"We go.\"", "Hugh Hill"),
    ("In Paris, Hugh Hill said: \"We go.\"", "Hugh Hill"),
    ("As Hugh Hill told The Guardian, \"We go now.\"", "Hugh Hill"),
    ("Hugh Hill greeted them, saying, \"We go now.\"", "Hugh Hill"),
    ("Hugh Hill: \"We go to the sea.\"", "Hugh Hill"),
    ("Hugh Hill left it, in his own words, \"almost at the end\".", "Hugh Hill"),
    ("\"We go,\" according to Hugh Hill, a doctor.", "Hugh Hill"),
    ("\"We go,\" Hugh Hill was quoted as saying.", "Hugh Hill"),
    ("Hugh Hill was quoted as saying \"we go now\".", "Hugh Hill"),
    ("The plan was described by Hugh Hill as \"a bad joke\".", "Hugh Hill"),
    ("NATO said: \"We go.\"", "North Atlantic Treaty Organization"),
  ])
  func `finds who says words between marks`(text: String, speaker: String) throws {
    let lines = try QuoteProbe.lines(text, direct: true)
    #expect(lines.map { $0.prefix { $0 != "|" } } == [Substring(speaker)])
  }

  @Test(arguments: [
    ("\"We go,\" police said.", "police"), ("\"We go,\" officials said.", "officials"),
    ("\"We go,\" a ministry spokesman said.", "a ministry spokesman"),
    ("\"We go,\" said a source close to the talks.", "a source close"),
    ("\"We go,\" one poster wrote.", "one poster"), ("\"We go,\" she said.", "she"),
    ("Officials said it was over.", "Officials"),
    ("A spokesman for the town said it was over.", "A spokesman for the town"),
  ])
  func `gives the words for somebody without a name`(text: String, words: String) throws {
    #expect(try QuoteProbe.speakers(text) == [words])
  }

  @Test func `a quote that follows has the speaker of the one before`() throws {
    let analysis = try Workbench.analysis(
      "\"We go at once,\" said Hugh Hill.\n\n\"It is a long way to the sea and back.\"")
    #expect(
      QuoteProbe.lines(analysis) == [
        "Hugh Hill|said|We go at once,", "Hugh Hill|-|It is a long way to the sea and back.",
      ])
    #expect(analysis.quotes.last?.foundBy == QuoteRule.following.name)
  }

  @Test func `the sentence before tells who speaks when it is about one person`() throws {
    let lines = try QuoteProbe.lines(
      "Hugh Hill won the race. \"It was the best day of my life.\"", direct: true)
    #expect(lines == ["Hugh Hill|-|It was the best day of my life."])
  }

  @Test func `a transcript names who speaks before a colon`() throws {
    let analysis = try Workbench.analysis(
      "The talk began.\n\nMR. HILL: We go at once to the sea.\n\nMS. LEE: It is a long way there.")
    #expect(
      analysis.quotes.filter { $0.foundBy == QuoteRule.transcript.name }.map { quote in
        quote.speakerSpan.map { analysis.text[$0] }
      } == ["MR. HILL", "MS. LEE"])
  }
}
