import NewsAnalysis
import NewsModel
import TestSupport
import Testing

struct NameAnalyzerTests {
  @Test(arguments: [
    "Talks between [France](GPE) and [South Korea](GPE) ended in [Geneva](GPE).",
    "The [US](GPE)-led force left [Côte d'Ivoire](GPE).",
    "He flew from [São Paulo](GPE) to [St. Petersburg](GPE).",
    "The [Bay of Bengal](LOC) and [Central Asia](LOC) lie apart.",
    "The [World Health Organization](ORG) and [NATO](ORG) replied.",
    "[Reuters](ORG) and the [Associated Press](ORG) reported it.",
    "The [British](NORP) and the [Swedes](NORP) agreed.",
    "A [Paris](GPE)-based bank closed.",
    "The [People's Republic of China](GPE) and the [Kurdistan Workers' Party](ORG) replied.",
    "They left [Miami](GPE), [Fla.](GPE), and [La Paz](GPE).",
  ])
  func `finds listed names`(marked: String) throws {
    try Self.expect(marked)
  }

  @Test(arguments: [
    "He said that us and it were enough.", "The polish was fine; march on.",
    "They may read a nice book in the bath.", "Additionally, the work goes on. Today it rains.",
    "On Monday in May they met, and it was I who spoke.", "The TV and the CEO were late.",
  ])
  func `leaves ordinary words alone`(text: String) throws {
    #expect(try NameBench.markedNames(text) == text)
  }

  @Test(arguments: [
    "Then President [Quorlan Zebrask](PERSON) spoke.", "Yesterday Gen. [Tovrik](PERSON) left.",
    "The Foreign Minister [Ulla Brandeskov](PERSON) and Mr. [Vint](PERSON) met.",
    "A spokesman, as chairman [Petrak Onwe](PERSON) said, resigned.",
    "Presidents [Zorin](PERSON) and [Maleka](PERSON) spoke.",
    "Then Dr [Ibrahim Al-Ja’afari](PERSON) spoke.",
    "Yesterday [Mary Zebrask](PERSON) won.", "The Mayor of [Paris](GPE) [Ulla Vint](PERSON) won.",
    "The Speaker of the [Senate of the Parliament of Chad](ORG) [Ulla Vint](PERSON) won.",
    "It was [Osama bin Laden](PERSON) who fled.",
    "The book is by [J. K. Quorling](PERSON) alone.",
    "[German](NORP) Chancellor [Angela Merkel](PERSON) spoke.",
    "Then [Theresa May](PERSON) spoke in May. On Monday [May](PERSON) said so. He saw [May](PERSON) leave.",
    "Then [Moon Jae-in](PERSON) met [Shinzo Abe](PERSON). Later [Moon](PERSON) said so.",
    "Then [Chung Eui-yong](PERSON), the adviser, spoke.",
    "Then [Mary \"Bo\" Zebrask](PERSON) met [John 'The Rock' Zorin](PERSON).",
    "The Prime Minister of [India](GPE) [Hugo Zorin](PERSON) spoke.",
    "Then Leader [Luigi Di Maio](PERSON) spoke.",
    "The [Apple](ORG) chief executive [Timor Quand](PERSON) spoke.",
  ])
  func `finds persons behind titles and by first names`(marked: String) throws {
    try Self.expect(marked)
  }

  @Test(arguments: [
    "The [Ministry of Foreign Affairs](ORG) replied.",
    "The [Ministry of Culture and Sports](ORG) replied.",
    "They went to the [Zebrask State University](ORG) together.",
    "He joined the [Executive Committee of the Zorin Regional Council](ORG) late.",
    "The [Paris Summit](EVENT) and the [World Trade Forum](EVENT) ended.",
    "They signed the [NATO Convention on border trade](LAW) and left.",
    "They signed the [Zorin Treaty](LAW) and the [Energy Charter](LAW) there.",
    "He landed at [Quorlan International Airport](FAC) at noon.",
    "It lies on the [Zorin River](LOC) in [Zebrask Province](GPE).",
    "They flew to [Eastern Zebrask](GPE) by the North-South road.",
    "They met at the [Zebrask Courthouse](FAC) and the [Bridge and Road Forum](EVENT).",
    "They read [UN Security Council Resolution 2254](LAW) at last.",
    "The [National Snow and Ice Data Center](ORG) said so.",
    "The [5th Fleet](ORG) and the [Women's Trade Association](ORG) replied.",
    "The [U.S. Securities and Exchange Commission](ORG) replied to [USS Zorin](PRODUCT).",
    "Then the [12th Meeting of the Ministers of NATO Defence Councils](EVENT) began.",
    "They met at the [Zorinda presidential residence](FAC) today.",
  ])
  func `finds names by their head words`(marked: String) throws {
    try Self.expect(marked)
  }

  @Test(arguments: [
    "The [[UN](ORG) Human Rights Committee](ORG) met.", "The [[Geneva](GPE) Summit](EVENT) ended.",
    "The [Executive Board of the [[NATO](ORG) Energy Council](ORG)](ORG) met.",
    "They heard the [[Russian](NORP) people](NORP) sing.",
  ])
  func `finds names inside names`(marked: String) throws {
    let text = MarkedText(marked).text
    #expect(try NameBench.markedNestedNames(text) == marked)
  }

  @Test func `a list of countries is no part of the name before it`() throws {
    try Self.expect("The [Security Councils](ORG) of [Chad](GPE), [Mali](GPE), [Niger](GPE) met.")
  }

  @Test func `a word seen in mid-sentence is a name at the beginning of a sentence as well`() throws
  {
    let text = "They asked Minister Zebrask. Zebrask was silent. Zorins were sold."
    #expect(
      try NameBench.markedNames(text)
        == "They asked Minister [Zebrask](PERSON). [Zebrask](PERSON) was silent. Zorins were sold.")
  }

  @Test(arguments: [
    ("LONDON, May 3 (Reuters) - It rained.", ["LONDON", "Reuters"]),
    (" date 2015-01-02 TASHKENT. TASS - It rained.", ["TASHKENT", "TASS"]),
    ("PARIS (AP) — It rained.", ["PARIS", "AP"]),
  ])
  func `finds place and agency of the dateline`(text: String, names: [String]) throws {
    let analysis = try NameBench.analysis(text)
    #expect(analysis.names.map { analysis.text[$0.span] } == names)
  }

  @Test(arguments: [
    ("A letter from UN chiefs.", Mention.Form.acronym), ("A letter from Chad.", .name),
    ("A letter from Minister Zorin.", .surname), ("A letter from Spanish monks.", .demonym),
  ])
  func `says in which form a name is`(text: String, form: Mention.Form) throws {
    #expect(try NameBench.analysis(text).names.map(\.form) == [form])
  }

  static func expect(_ marked: String, _ place: SourceLocation = #_sourceLocation) throws {
    let found = try NameBench.markedNames(MarkedText(marked).text)
    #expect(found == marked, sourceLocation: place)
  }
}
