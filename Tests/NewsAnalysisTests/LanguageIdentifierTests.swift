import NewsAnalysis
import NewsModel
import TestSupport
import Testing

struct LanguageIdentifierTests {
  private static let identifier = LanguageIdentifier(
    LanguageIdentifier.Place(lexicons: Workbench.folder, environment: [:]))

  @Test(arguments: [
    ("en", "The president of the country met the ministers on Friday and they agreed to go on."),
    ("fr", "Le président a rencontré les ministres vendredi et ils ont décidé de continuer."),
    ("de", "Der Präsident traf die Minister am Freitag in Berlin, sagte ein Sprecher."),
    ("es", "El presidente se reunió con los ministros el viernes en la ciudad de Madrid."),
    ("ru", "Президент страны встретился с министрами в пятницу, сообщает агентство."),
    (
      "uk",
      """
      Президент країни зустрівся з міністрами у п'ятницю, повідомляє агентство. Вони домовилися \
      продовжити переговори наступного тижня в Києві.
      """
    ),
    ("ar", "أعلن الرئيس يوم الجمعة أن الاجتماع سيعقد في القاهرة بحضور الوزراء"),
    (
      "it",
      """
      Il presidente ha incontrato i ministri venerdì e hanno deciso di continuare. Le trattative \
      riprenderanno la prossima settimana a Roma, secondo un portavoce del governo. Gli italiani chiedono che le \
      aziende siano più aperte agli investimenti, mentre gli altri paesi hanno già approvato \
      nuove regole per il mercato del lavoro.
      """
    ),
    ("pl", "Prezydent spotkał się z ministrami w piątek i postanowili kontynuować rozmowy."),
    ("tr", "Cumhurbaşkanı cuma günü bakanlarla görüştü ve çalışmaların süreceğini söyledi."),
  ])
  func `tells languages apart`(language: String, text: String) throws {
    let guess = try #require(Self.identifier.guess(ArticleText(text)))
    #expect(guess.language == language)
    #expect(guess.confidence >= 0.5 && guess.confidence < 1)
  }

  @Test(arguments: ["", "12.", "NATO met.", "Bonjour.", "He was in London.", "— — —", "🇰🇿"])
  func `is unsure of a short text`(text: String) throws {
    let guess = try #require(Self.identifier.guess(ArticleText(text)))
    #expect(guess.language == nil)
    #expect(guess.confidence < 0.5)
  }

  @Test func `a long line of one letter is in no language`() throws {
    let line = ArticleText(String(repeating: "a", count: 10_000))
    #expect(Self.identifier.guess(line) == LanguageGuess(nil, confidence: 0))
  }

  @Test func `is the surer the more there is to read`() throws {
    let text = "Der Präsident traf die Minister am Freitag in Berlin, sagte ein Sprecher. "
    let short = try #require(Self.identifier.guess(ArticleText(text)))
    let long = try #require(Self.identifier.guess(ArticleText(text + text + text)))
    #expect(long.confidence > short.confidence)
  }

  @Test func `without data there is no guess, and it says where it looked`() throws {
    let folder = try TemporaryFolder().path
    let place = LanguageIdentifier.Place(
      lexicons: folder + "/lexicons", environment: ["XDG_DATA_DIRS": folder + "/data:relative"])
    #expect(
      place.lookedIn == [
        folder + "/lexicons/../languages", folder + "/data/libexttextcat",
        "/usr/local/share/libexttextcat", "/usr/share/libexttextcat",
      ])
    let given = LanguageIdentifier.Place(
      lexicons: folder, environment: ["NEWSLAB_LANGUAGES": folder])
    #expect(given.folder == nil && given.lookedIn == [folder])
    let nowhere = LanguageIdentifier(.init(folder: nil, lookedIn: []))
    #expect(nowhere.guess(ArticleText("Der Präsident traf die Minister am Freitag.")) == nil)
  }

  @Test(arguments: 0..<40)
  func `any bytes get an answer`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let text = ArticleText(String(decoding: generator.bytes(atMost: 700), as: UTF8.self))
    let guess = try #require(Self.identifier.guess(text, from: Int(seed)))
    #expect((0...1).contains(guess.confidence))
  }

  @Test func `a language that is given wins`() throws {
    var article = Article(id: "x", text: ArticleText("The king of the country said that he goes."))
    article.language = "no"
    WireStory.read(&article, lists: try Workbench.wire.get())
    #expect(article.language == "no" && article.languageConfidence == 1)
  }

  @Test func `names are not looked for in a text in another language`() throws {
    let text = "Der Präsident der NATO traf die Minister am Freitag in Berlin, sagte ein Sprecher."
    let analysis = try Workbench.analysis(text)
    #expect(analysis.article.language == "de")
    #expect(analysis.names.isEmpty && !analysis.tokens.isEmpty && !analysis.sentences.isEmpty)
  }
}
