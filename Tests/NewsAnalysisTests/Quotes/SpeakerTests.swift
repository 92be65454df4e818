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
    ("Calling it \"a bad joke\", Hugh Hill left the room.", "Hugh Hill"),
    ("Hugh Hill went on to say, \"We go now.\"", "Hugh Hill"),
    ("Hugh Hill issued a statement saying \"we go now\".", "Hugh Hill"),
    ("Hugh Hill posted a letter which read, \"We go now.\"", "Hugh Hill"),
    ("The paper quoted Hugh Hill as saying \"we go now\".", "Hugh Hill"),
    ("\"We go now\" wrote Hugh Hill on Monday.", "Hugh Hill"),
    ("\"We go now,\" said the head of the bank, Hugh Hill.", "Hugh Hill"),
    ("Hugh Hill, a doctor at the clinic, who said \"we go now\", left.", "Hugh Hill"),
    ("Hugh Hill of the clinic and author of a book wrote, \"We go now.\"", "Hugh Hill"),
    ("Hugh Hill called it \"a bad joke\", while Ann Lee noted that it rained.", "Hugh Hill"),
    ("Secretary of State Hugh Hill blamed Peru, saying it was \"a bad joke\".", "Hugh Hill"),
    ("Ohio District Judge Hugh Hill left, saying \"we go now\".", "Hugh Hill"),
    ("Asked if she would go, Hugh Hill smiled and said, \"We go now.\"", "Hugh Hill"),
    ("Hugh Hill mocked the plan as \"a bad joke\".", "Hugh Hill"),
    ("Hugh Hill said the plan was \"unfair\".", "Hugh Hill"),
    ("Hugh \"Buddy\" Hill came. \"We go,\" Hill said.", "Hugh \"Buddy\" Hill"),
    ("Hugh Hill, one of the owners said, \"We go now.\"", "Hugh Hill"),
    ("Hugh Hill defended the decision to leave saying, \"We go now.\"", "Hugh Hill"),
    ("Speaking to Ann Lee of the Times, Hugh Hill said: \"We go.\"", "Hugh Hill"),
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

  @Test(arguments: [
    ("Hugh Hill spoke. Ann Lee laughed.", "he", "Hugh Hill"),
    ("Hugh Hill spoke to Ann Lee.", "she", "Ann Lee"),
    ("Hugh Hill spoke. Carl Lee's house was far.", "he", "Hugh Hill"),
    ("Hugh Hill asked Carl Lee whether it rained.", "he", "Carl Lee"),
    ("Sen. Hugh Hill spoke. Rep. Ann Lee did not.", "the senator", "Hugh Hill"),
    ("Sen. Hugh Hill spoke. Rep. Ann Lee did not.", "the congresswoman", "Ann Lee"),
    ("Hugh Hill, a budget analyst, met Ann Lee.", "the analyst", "Hugh Hill"),
  ])
  func `pronouns and titles mean somebody of the sentences before`(
    before: String, words: String, speaker: String
  ) throws {
    let text = before + "\n\n\"Hugh Hill and Ann Lee and Carl Lee are far,\" \(words) said."
    let lines = QuoteProbe.lines(try Workbench.analysis(text), direct: true)
    #expect(lines.map { $0.prefix { $0 != "|" } } == [Substring(speaker)])
  }

  @Test(arguments: ["Image: Ann Lee.", "Photo: Hugh Hill.", "Ann Lee Image: Hugh Hill."])
  func `credits of pictures are no transcript`(credit: String) throws {
    let text = "It rained at home.\n\n\(credit)\n\nHugh Hill Image: The Times of the sea."
    #expect(QuoteProbe.lines(try Workbench.analysis(text), direct: true) == [])
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
