import NewsAnalysis
import TestSupport
import Testing

struct CueVerbsTests {
  private func cues(_ rows: String...) throws -> CueVerbs {
    let text = (["words\tclass\topens\tforms\ttraits"] + rows).joined(separator: "\n")
    return try CueVerbs(ListFile("cue_verbs.tsv", bytes: Array(text.utf8)))
  }

  @Test(arguments: [
    ("claim\tclaim\tdirect", ["claimed", "claims"]), ("deny\tdeny\tdirect", ["denied", "denies"]),
    ("say\tsay\tdirect\tsaid", ["said", "says"]),
    ("stress\tstress\tdirect", ["stressed", "stresses"]),
    ("slam\tsay\tdirect\tslammed slammed", ["slammed", "slams"]),
    ("relay\tsay\tdirect", ["relayed", "relays"]), ("agree\tsay\tdirect", ["agreed", "agrees"]),
    ("read\tsay\tdirect\tread read", ["reads"]), ("point out\tsay\tdirect", []),
  ])
  func `makes the finite forms of a verb`(row: String, forms: [String]) throws {
    #expect(try cues(row).sayingWords.sorted() == forms)
  }

  @Test(arguments: [
    ("say\tshout\tdirect", "unknown class 'shout'"), ("say\tsay\tnoise", "what they open"),
    ("\tsay\tdirect", "what they open"),
  ])
  func `says what is wrong with a row`(row: String, problem: String) {
    let error = #expect(throws: AnalysisError.self) { try cues(row) }
    #expect(error?.description.contains("cue_verbs.tsv:2: ") == true)
    #expect(error?.description.contains(problem) == true)
  }

  @Test func `the list that ships has many verbs`() throws {
    #expect(try CueVerbs(folder: Workbench.folder).sayingWords.count > 350)
  }

  @Test func `a word with an unknown trait is an error`() throws {
    let words = ListFileText("word\ttraits\nthe\tarticle\nif\tmaybe")
    let error = #expect(throws: AnalysisError.self) {
      try QuoteWords(CueVerbs(folder: Workbench.folder), words.file())
    }
    #expect(error?.description.contains("quote_words.tsv:3: unknown trait in 'maybe'") == true)
  }

  private struct ListFileText {
    let text: String
    init(_ text: String) { self.text = text }
    func file() throws -> ListFile { try ListFile("quote_words.tsv", bytes: Array(text.utf8)) }
  }
}
