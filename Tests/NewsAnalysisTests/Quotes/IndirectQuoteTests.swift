import NewsAnalysis
import NewsModel
import TestSupport
import Testing

struct IndirectQuoteTests {
  @Test(arguments: [
    ("Ann Lee said on Monday that it was over.", "Ann Lee|said|it was over"),
    ("Ann Lee told reporters in Paris that it was over.", "Ann Lee|told|it was over"),
    ("Ann Lee told The Guardian it was over.", "Ann Lee|told|it was over"),
    ("Ann Lee said in a statement the deal was off.", "Ann Lee|said|the deal was off"),
    ("Ann Lee asked whether the deal was off.", "Ann Lee|asked|whether the deal was off"),
    ("Ann Lee explained why the deal was off.", "Ann Lee|explained|why the deal was off"),
    ("Ann Lee promised to lower the tax.", "Ann Lee|promised|to lower the tax"),
    ("Ann Lee urged the union to end the strike.", "Ann Lee|urged|the union to end the strike"),
    ("Ann Lee declined to comment on the deal.", "Ann Lee|declined|to comment on the deal"),
    ("Ann Lee condemned the attack on the town.", "Ann Lee|condemned|the attack on the town"),
    (
      "Ann Lee expressed confidence that they will win.",
      "Ann Lee|expressed confidence|they will win"
    ),
    ("Ann Lee pointed out that they will win.", "Ann Lee|pointed out|they will win"),
    ("Ann Lee pointed to the role of law.", "Ann Lee|pointed to|the role of law"),
    ("The deal, Ann Lee said, was off.", "Ann Lee|said|The deal|was off"),
    ("The deal was off, said Ann Lee.", "Ann Lee|said|The deal was off"),
    ("The deal, according to Ann Lee, is off.", "Ann Lee|according to|The deal|is off"),
    ("NATO met in Rome, according to police.", "-|according to|NATO met in Rome"),
    ("Ann Lee's claim that it was over surprised.", "Ann Lee|claim|it was over surprised"),
    ("It was noted that ties are good.", "-|was noted|ties are good"),
    ("It was announced by Ann Lee that ties are good.", "Ann Lee|was announced|ties are good"),
    ("Ann Lee, who leads the party, said that it was over.", "Ann Lee|said|it was over"),
    (
      "Ann Lee said that it was \"a bad joke\" and over.",
      "Ann Lee|said|it was \"a bad joke\" and over"
    ),
  ])
  func `finds what is said, and where it ends`(text: String, expected: String) throws {
    #expect(try QuoteProbe.lines(text, direct: false) == [expected])
  }

  @Test(arguments: [
    (
      "Ann Lee said that it was over and added that she was glad.",
      ["Ann Lee|said|it was over", "Ann Lee|added|she was glad"]
    ),
    (
      "Ann Lee said that it was over, adding that she was glad.",
      ["Ann Lee|said|it was over", "Ann Lee|adding|she was glad"]
    ),
    (
      "Ann Lee said that it was over, while Hugh Hill said that it rained.",
      ["Ann Lee|said|it was over", "Hugh Hill|said|it rained"]
    ),
    (
      "It was over, Ann Lee said, adding that she was glad.",
      ["Ann Lee|said|It was over", "Ann Lee|adding|she was glad"]
    ),
  ])
  func `cues that follow one another have a quote each`(text: String, expected: [String]) throws {
    #expect(try QuoteProbe.lines(text, direct: false) == expected)
  }

  @Test(arguments: [
    "Ann Lee said goodbye.", "Ann Lee said nothing.", "Ann Lee told him.", "Ann Lee added sugar.",
    "The states that joined the union are small.", "The report that Ann Lee read was long.",
    "He reads a report on the states' oil.", "I think that it rains.", "You know that it rains.",
    "Her hope that will not die is small.",
  ])
  func `takes other words for no speech`(text: String) throws {
    #expect(try QuoteProbe.lines(text, direct: false) == [])
  }
}
