import NewsAnalysis
import NewsModel
import TestSupport
import Testing

struct PartOfSpeechTests {
  private static func tags(_ text: String) throws -> String {
    let analysis = try Workbench.paragraph(text)
    return zip(analysis.tokens, analysis.partsOfSpeech).map { token, tag in
      analysis.text[token.span] + "/" + (PartOfSpeech(rawValue: tag)?.name ?? "?")
    }.joined(separator: " ")
  }

  @Test(arguments: [
    (
      "The minister met reporters in Oslo.",
      "The/DET minister/NOUN met/VERB reporters/NOUN in/ADP Oslo/PROPN ./PUNCT"
    ),
    (
      "She has said that they will meet.",
      "She/PRON has/AUX said/VERB that/SCONJ they/PRON will/AUX meet/VERB ./PUNCT"
    ),
    ("He may march in May.", "He/PRON may/AUX march/VERB in/ADP May/PROPN ./PUNCT"),
    (
      "Two large companies quickly agreed and left.",
      "Two/NUM large/ADJ companies/NOUN quickly/ADV agreed/VERB and/CCONJ left/VERB ./PUNCT"
    ),
  ])
  func `words are told apart by their sentence`(text: String, tags: String) throws {
    #expect(try Self.tags(text) == tags)
  }

  @Test func `every token has one, whatever the text`() throws {
    var random = Generator(seed: 11)
    let pieces = [
      "the", "Oslo", "—", "\u{301}", "😀", "1,000", "\n\n", "“", "www.a.org", "ран", "'s", ".",
    ]
    for _ in 0..<100 {
      let text = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }.joined(separator: " ")
      let analysis = try Workbench.analysis(text)
      #expect(analysis.partsOfSpeech.count == analysis.tokens.count, "\(text)")
    }
  }

  @Test func `names and tags are the same by both ways`() {
    for tag in PartOfSpeech.allCases { #expect(PartOfSpeech(name: tag.name) == tag) }
    #expect(PartOfSpeech(name: "noun") == nil)
  }
}
