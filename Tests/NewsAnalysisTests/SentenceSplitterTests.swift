import NewsAnalysis
import NewsModel
import TestSupport
import Testing

struct SentenceSplitterTests {
  private func sentences(_ text: String) throws -> [String] {
    let analysis = try Workbench.paragraph(text)
    return analysis.sentences.map { analysis.text[$0] }
  }

  /// Texts whose sentences are divided by a bar.
  @Test(arguments: [
    "It rains.| It pours!| Does it?",
    "They are UN, CSTO, CICA.| We believe it.",
    "He lives in the U.S.| He works for Acme Inc.| The firm grew 3.5 percent.",
    "The U.S. Senate met Gen. Oh and Mr. J. K. Lee at 5 p.m. Monday.",
    "St. Petersburg is old.| No. 5 won.",
    "“We share the grief.| Threats remain.| In this light, all is well,” the President said.",
    "He said: \"We go.| We stay,\" and left.",
    "\"Why?\" he asked.| \"Why?\" John Smith asked.| \"Go!\"| Then he went.",
    "(He left.)| He came back... and stayed.| He slept...| Then he woke.",
    "He said “no.”| She said ‘yes.’| All was well.",
    "It grew 1.5 to 2.5 percent in Jan. 2017.| In Feb. 2018 it fell.",
    "The iPhone sold well.| 12 died.",
    "Приехал министр.| Он сказал.",
    "It ended at 5 p.m.| Police left.",
    "See e.g. Smith, or i.e. Jones.",
    "One line without an end",
    // Abbreviations that the text itself shows, and words that are none.
    "The Kaz. ministry spoke.| It met the Kaz. Senate.| It was over.",
    "He came to the end. of it.| That was the end.| He left.",
    "They have a son, Ralph (b. March 2009).| He is a boy.",
    "IE.| Its goal is clear.", "She has a Ph.D. from Yale.| He has none.",
    "See (e.g. London) for more.| Then go.",
    // Notes belong to the sentence before them.
    "He was wounded. [1]| He left. [2][3]| He died.",
    // Several sentences in one quote, and what is said after it.
    "«Мы едем.| Мы остаёмся», — сказал он.", "‘It is.| It was,’ she said.| “No!| Never!” he cried.",
    "He said, “We go.| (Laughs.)| We stay.”| They left.",
    "The deal is worth $1.5 bn.| It ends in 2020.| No. 10 agreed.",
    "Mr. Lee of Acme Corp. said so.| Acme Corp.| He left.",
    "At 5 p.m. GMT it began.| J. Smith et al. agreed.",
  ])
  func `ends where a sentence ends`(marked: String) throws {
    let expected = marked.split(separator: "|").map { part in
      String(part.drop { $0 == " " })
    }
    #expect(try sentences(marked.filter { $0 != "|" }) == expected)
  }

  @Test(arguments: [
    ("Talks resume\nThe ministers met in the capital on Friday and agreed to go on.", 2),
    ("Tuesday, September 1, 2015\nThe ministers met in the capital on Friday and agreed.", 2),
    ("The ministers met in the capital of the\nUnited Kingdom and agreed to go on with\ntalks.", 1),
    ("The ministers of\nFrance met in the capital on Friday and agreed to go on with it.", 1),
    ("Belle and the Fawn\nImage: Nick Moreau.", 2),
    ("It was said by the minister in the end,\nHe left.", 1),
  ])
  func `a line that was broken on purpose is a part of its own`(text: String, count: Int) throws {
    #expect(try sentences(text).count == count)
  }

  @Test func `a sentence never crosses a paragraph`() throws {
    let analysis = try Workbench.analysis("One without end\n\nTwo without end\n\nThree.")
    #expect(analysis.sentences == analysis.article.paragraphs)
  }

  @Test(arguments: 0..<200)
  func `sentences are in order, apart and inside their paragraph`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let analysis = try Workbench.analysis(generator.text())
    var end = 0
    for sentence in analysis.sentences {
      #expect(!sentence.isEmpty && sentence.lowerBound >= end)
      #expect(analysis.article.paragraphs.contains { sentence.isInside($0) })
      end = sentence.upperBound
    }
    for paragraph in analysis.article.paragraphs {
      let words = analysis.tokens.filter { $0.span.isInside(paragraph) }
      #expect(words.allSatisfy { word in analysis.sentences.contains { word.span.isInside($0) } })
    }
  }
}
