import NewsAnalysis
import NewsModel
import TestSupport
import Testing

struct TokenFormsTests {
  private func forms(_ text: String, language: String? = nil) throws -> (TokenForms, Int) {
    var article = Article(id: "x", text: ArticleText(text))
    article.language = language
    let analysis = Analysis(of: article, by: try Workbench.pipeline.get())
    return (analysis.forms, analysis.tokens.count)
  }

  private func only(_ word: String) throws -> TokenForms {
    let (forms, count) = try forms(word)
    try #require(count == 1, "'\(word)' is one token")
    return forms
  }

  @Test(arguments: [
    ("NATO", "nato"), ("Élysée", "élysée"), ("МОСКВА", "москва"), ("ΑΘΉΝΑ", "αθήνα"),
    ("İstanbul", "i̇stanbul"), ("北京", "北京"), ("O’Neill", "o’neill"), ("12th", "12th"),
    ("STRASSE", "strasse"), ("ẞ", "ß"),
  ])
  func `lower case follows Unicode`(word: String, expected: String) throws {
    #expect(try only(word).lower[0] == expected)
  }

  @Test(arguments: [
    ("running", "run"), ("Ministers", "minist"), ("agreed", "agre"), ("generously", "generous"),
    ("2017", "2017"), ("don’t", "don't"), ("Élysée", "élysé"), ("negotiations", "negoti"),
  ])
  func `stems are those of libstemmer`(word: String, expected: String) throws {
    #expect(try only(word).stem?[0] == expected)
  }

  @Test(arguments: [
    // Irregular forms.
    ("said", "say"), ("was", "be"), ("Were", "be"), ("had", "have"), ("met", "meet"),
    ("men", "man"), ("women", "woman"), ("children", "child"), ("left", "leave"),
    ("found", "find"), ("worst", "bad"), ("best", "good"), ("lives", "life"), ("wrote", "write"),
    ("sworn", "swear"), ("larger", "large"), ("biggest", "big"), ("crises", "crisis"),
    // Regular ones.
    ("ministers", "minister"), ("countries", "country"), ("watches", "watch"), ("boxes", "box"),
    ("houses", "house"), ("agreed", "agree"), ("denied", "deny"), ("stopped", "stop"),
    ("announced", "announce"), ("walking", "walk"), ("making", "make"), ("running", "run"),
    ("falling", "fall"), ("created", "create"), ("treated", "treat"), ("signed", "sign"),
    ("hoping", "hope"), ("belonging", "belong"), ("changing", "change"), ("required", "require"),
    ("dying", "die"), ("taxes", "tax"), ("uses", "use"), ("goes", "go"),
    // Words whose ending is none.
    ("news", "news"), ("series", "series"), ("this", "this"), ("his", "his"), ("during", "during"),
    ("morning", "morning"), ("bus", "bus"), ("crisis", "crisis"), ("spring", "spring"),
    ("need", "need"), ("red", "red"), ("meeting", "meeting"), ("politics", "politics"),
    // Names keep their endings, known words do not.
    ("Reuters", "reuters"), ("Texas", "texas"), ("Nations", "nation"), ("Beijing", "beijing"),
    // Drawn together.
    ("don't", "do"), ("can’t", "can"), ("won't", "will"), ("they're", "they"), ("isn't", "be"),
    ("2017", "2017"),
  ])
  func `lemmas are dictionary forms`(word: String, expected: String) throws {
    #expect(try only(word).lemma?[0] == expected)
  }

  @Test(arguments: [
    ("Astana", "Xxxxx"), ("NATO", "XXXX"), ("U.S.", "X.X."), ("2017", "dddd"), ("F-16", "X-dd"),
    ("10,000", "dd,ddd"), ("iPhone", "xXxxxx"), ("Élysée", "Xxxxx"), ("北京", "xx"), ("—", "—"),
    ("counter-extremism", "xxxx-xxxx"),
  ])
  func `shapes show capitals, letters and digits`(word: String, expected: String) throws {
    #expect(try only(word).shape[0] == expected)
  }

  @Test(arguments: [
    ("The", true), ("of", true), ("don’t", true), ("WOULD", true), ("minister", false),
    ("Astana", false), ("12", false), (".", false),
  ])
  func `knows common words`(word: String, isStop: Bool) throws {
    #expect(try only(word).isStop(0) == isStop)
  }

  @Test(arguments: [
    ("12", true), ("5th", true), ("3.5", true), ("seven", true), ("Twenty-five", true),
    ("million", true), ("one-sided", false), ("second", false), ("-", false), ("", false),
  ])
  func `knows numbers`(word: String, isNumber: Bool) throws {
    #expect(try forms(word).0.isNumber(0) == isNumber)
  }

  @Test func `what is made for English is not there for other languages`() throws {
    let (forms, count) = try forms("Les ministres sont arrivés.", language: "fr")
    #expect(count == 5 && forms.lower[1] == "ministres" && forms.shape[0] == "Xxx")
    #expect(forms.stem == nil && forms.lemma == nil && forms.isStop(0) == nil)
  }

  @Test func `an index outside gives nothing`() throws {
    let forms = try only("here")
    #expect(forms.lower[7] == "" && forms.lower[-1] == "" && forms.stem?[1] == "")
    #expect(forms.isStop(9) == nil && !forms.isNumber(-3))
  }

  @Test(arguments: 0..<100)
  func `there is a form for every token, whatever the text`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let bytes = generator.bytes(atMost: 400)
    let string = seed % 2 == 0 ? generator.text() : String(decoding: bytes, as: UTF8.self)
    let (forms, count) = try forms(string)
    let text = ArticleText(string)
    let tokens = Analysis(
      of: Article(id: "x", text: text), by: try Workbench.pipeline.get()
    ).tokens
    #expect([forms.lower.count, forms.shape.count] == [count, count])
    #expect(forms.stem?.count == count && forms.lemma?.count == count)
    for (index, token) in tokens.enumerated() {
      #expect(forms.lower[index] == text[token.span].lowercased())
      #expect(!forms.shape[index].isEmpty && forms.lemma?[index] != "")
    }
  }
}
