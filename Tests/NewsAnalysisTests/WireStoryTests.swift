import NewsAnalysis
import NewsModel
import TestSupport
import Testing

struct WireStoryTests {
  /// What a first line says: place, agency, date of the article, and the text behind it.
  struct Line: Sendable, CustomTestStringConvertible {
    let text: String
    var place: String?
    var agency: String?
    var date: String?
    let body: String
    var testDescription: String { text }
  }

  static let lines = [
    Line(
      text: " date 2019-11-02 OSLO. NTB - The king spoke.", place: "Oslo", agency: "NTB",
      date: "2019-11-02", body: "The king spoke."),
    Line(
      text: "date 2017-04-06 NUR-SULTAN. KAZINFORM — The President spoke.", place: "Nur-Sultan",
      agency: "Kazinform", date: "2017-04-06", body: "The President spoke."),
    Line(
      text: "LONDON, May 3 (Reuters) - The queen spoke.", place: "London", agency: "Reuters",
      body: "The queen spoke."),
    Line(
      text: "PARIS, 3 May 2017 (AFP) – He won.", place: "Paris", agency: "AFP",
      date: "2017-05-03", body: "He won."),
    Line(
      text: "BEIJING, April 6 (Xinhua) -- China said so.", place: "Beijing", agency: "Xinhua",
      body: "China said so."),
    Line(
      text: "WASHINGTON (AP) — The Senate voted.", place: "Washington", agency: "AP",
      body: "The Senate voted."),
    Line(text: "AKIPRESS.COM - It began.", agency: "AKIpress", body: "It began."),
    Line(text: "(AP) — A man spoke.", agency: "AP", body: "A man spoke."),
    Line(
      text: "MOSCOW, April 6. /TASS/. Russia spoke.", place: "Moscow", agency: "TASS",
      body: "Russia spoke."),
    Line(
      text: "ALMATY. April 6. KAZINFORM - It began.", place: "Almaty", agency: "Kazinform",
      body: "It began."),
    Line(
      text: "Astana / Kazinform / It began.", place: "Astana", agency: "Kazinform",
      body: "It began."),
    Line(
      text: "ASTANA. KAZINFORM Head of State spoke.", place: "Astana", agency: "Kazinform",
      body: "Head of State spoke."),
    Line(
      text: "TASHKENT, Uzbekistan, May 3 (UzA) – It began.", place: "Tashkent", agency: "UzA",
      body: "It began."),
    Line(text: "SPRINGFIELD, Ill. — It began.", place: "Springfield", body: "It began."),
    Line(text: "NEW DELHI: It began.", place: "New Delhi", body: "It began."),
    Line(
      text: "SÃO PAULO (Reuters) - It began.", place: "São Paulo", agency: "Reuters",
      body: "It began."),
    Line(
      text: "QYZYLTAU. QAZNEWS24 - It began.", place: "Qyzyltau", agency: "Qaznews24",
      body: "It began."),
    Line(
      text: "ZURGVILLE, June 5 (ZPA) - It began.", place: "Zurgville", agency: "ZPA",
      body: "It began."),
  ]

  @Test(arguments: lines)
  func `reads the line before the first sentence`(line: Line) throws {
    let article = try Workbench.story(line.text)
    #expect(article.dateline?.place == line.place)
    #expect(article.dateline?.agency == line.agency)
    #expect(article.agency == line.agency)
    #expect(article.date?.value.description == line.date)
    #expect(article.paragraphs.map { article.text[$0] } == [line.body])
    #expect(article.bodyStart == article.paragraphs.first?.lowerBound)
  }

  @Test(arguments: [
    "WASHINGTON has said - that it is so.", "NATO - the alliance - met.",
    "Smith. Jones - a firm - said it was sold.", "Reuters - the agency - said so.",
    "In April - the cruelest month - he came.", "UN, CSTO - the groups said so.",
    "NATO — The alliance met.", "WHO (Geneva) - The committee met.", "It was so. AP - a firm.",
    "John Smith (Labour) - a member - spoke.", "Paris is a city.", "", "-", "(", "A.", "///",
  ])
  func `takes nothing that is not clearly a dateline`(text: String) throws {
    let article = try Workbench.story(text)
    #expect(article.dateline == nil)
    #expect(article.agency == nil)
    #expect(article.body == text)
  }

  @Test func `finds where header, dateline and body stand`() throws {
    let article = try Workbench.story(
      " date 2017-04-06 ASTANA. KAZINFORM - Head of State.\n\nMore.")
    let expected = [
      Block(kind: .header, span: 6..<16, foundBy: "header_date"),
      Block(kind: .dateline, span: 17..<34, foundBy: "profile:Kazinform"),
      Block(kind: .paragraph, span: 37..<51), Block(kind: .paragraph, span: 53..<58),
    ]
    #expect(article.blocks == expected)
    #expect(article.date?.foundBy == .headerDate)
    #expect(article.date?.span == 6..<16)
    #expect(article.dateline?.placeSpan == 17..<23)
    #expect(article.dateline?.agencySpan == 25..<34)
  }

  @Test func `keeps what the record says and reads the rest`() throws {
    var article = Article(id: "x", text: ArticleText("date 2017-04-06 OSLO. NTB - It began."))
    article.date = NewsDate(year: 2016).map { Article.Dated(value: $0, foundBy: .field) }
    article.agency = "Another"
    article.language = "no"
    WireStory.read(&article, lists: try Workbench.wire.get())
    #expect(article.date?.foundBy == .field)
    #expect(article.agency == "Another")
    #expect(article.language == "no")
    #expect(article.dateline?.agency == "NTB")
  }

  @Test func `a date that no calendar has is a warning`() throws {
    let article = try Workbench.story("date 2017-13-45 OSLO. NTB - It began.")
    #expect(article.date == nil)
    #expect(article.warnings == ["header date '2017-13-45' is no date of the calendar"])
    #expect(article.dateline?.place == "Oslo")
  }

  @Test func `gives a dateline the year of the article`() throws {
    let article = try Workbench.story("OSLO, Dec. 30 (NTB) - It began.", date: "2018-01-02")
    #expect(article.dateline?.date?.description == "2017-12-30")
  }

  /// The kinds of the blocks of a story.
  @Test(arguments: [
    (
      "New king is crowned\n\nOSLO (NTB) - It began.\n\nMore.",
      "headline dateline paragraph paragraph"
    ),
    ("New king is crowned\nOSLO (NTB) - It began.", "headline dateline paragraph"),
    ("Friday, January 4, 2019\n\nIt began.", "header paragraph"),
    ("New king is crowned\n\nFriday, January 4, 2019\n\nIt began.", "headline header paragraph"),
    ("By John Smith\n\nOSLO (NTB) - It began.", "byline dateline paragraph"),
    ("It began.\n\nIt ended.\n\nPhoto: John Smith", "paragraph paragraph caption"),
    ("It began.\n\n(Reporting by A. Smith; Editing by B. Lee)", "paragraph byline"),
    ("It began.\n\nBy Monday, it was over.", "paragraph paragraph"),
    ("A short line\n\nAnother short line", "paragraph paragraph"),
    ("📷 It began.", "paragraph"),
    (
      "It began.\n\n(Reporting by A. Smith; Editing by B. Lee)\n\n((a@b.org; +44 20 7542 1234;))",
      "paragraph byline byline"
    ),
    (
      "It began.\n(Reporting by A. Smith; Editing by B. Lee)\n((a@b.org; +44 20 7542 1234;))",
      "paragraph byline byline"
    ),
    ("PARIS (AFP) - It began.\n\nbur-mlr/gk", "dateline paragraph byline"),
    ("It began.\n\n--With assistance from Ada Byron.", "paragraph byline"),
    (
      "It began.\n\nTo contact the reporter on this story: Ada Byron in London at a@b.org",
      "paragraph byline"
    ),
    ("It began.\n\nImage caption The road is open\n\nIt ended.", "paragraph caption paragraph"),
    ("It began.\n\nFrom the section Football\n\nIt ended.", "paragraph boilerplate paragraph"),
    (
      "It began.\n\nSign up for our newsletter here.\n\nIt ended.",
      "paragraph boilerplate paragraph"
    ),
    (
      "WASHINGTON (AP) — It began.\n\n___\n\nFollow AP’s coverage at https://apnews.com/rain\n\n___\n\nAda Byron reported from London.",
      "dateline paragraph boilerplate boilerplate boilerplate byline"
    ),
    ("NEW YORK and MAINZ, Germany, November 9, 2020 — Pfizer began.", "dateline paragraph"),
    ("London, 3 May (Guardian) The queen spoke.", "dateline paragraph"),
  ])
  func `tells what the parts of a story are`(text: String, kinds: String) throws {
    let article = try Workbench.story(text)
    #expect(article.blocks.map { "\($0.kind)" }.joined(separator: " ") == kinds)
  }

  @Test func `a byline has author and date behind an office`() throws {
    let article = try Workbench.story(
      "By Pat Smith, Staff Writer | Feb. 29, 2024\n\nIt began on a day.")
    #expect(article.authors == ["Pat Smith"])
    #expect(article.date?.value.description == "2024-02-29")
  }

  /// Texts and the number of their paragraphs.
  @Test(arguments: [
    ("One.\n\nTwo.\n \n\n\nThree.", 3), ("One.\r\n\r\nTwo.\r\n", 2), ("One.\rTwo.\r\rThree.", 3),
    ("One ends here.\nTwo ends here.\nThree ends here.", 3),
    (
      "A line that was cut at some column as mails are and that goes\non in a second line that is as long as the first one was and\nends in a third.",
      1
    ),
    ("   \n\n  \n", 0), ("\u{A0}\u{A0}One.\u{A0}", 1),
  ])
  func `cuts paragraphs at blank lines`(text: String, count: Int) throws {
    let article = try Workbench.story(text)
    #expect(article.paragraphs.count == count)
    for span in article.paragraphs {
      let words = article.text[span]
      #expect(words.first?.isWhitespace == false && words.last?.isWhitespace == false)
    }
  }

  @Test(arguments: [
    ("The king of the country said that it was the best of all days for him.", "en"),
    ("Президент страны сказал, что это был лучший из всех дней для него.", "ru"),
    ("Der König des Landes sagte, dass es der beste aller Tage für ihn war.", "de"),
    ("Hello.", nil),
  ])
  func `knows the language of a story`(text: String, language: String?) throws {
    #expect(try Workbench.story(text).language == language)
  }
}
