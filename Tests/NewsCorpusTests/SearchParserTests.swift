import NewsCorpus
import NewsModel
import TestSupport
import Testing

struct SearchParserTests {
  /// A search in a form that shows how it was understood.
  private static func shown(_ query: SearchQuery) -> String {
    switch query {
    case .text(let text):
      let phrases = text.phrases.map { "<\($0.words)>" + ($0.isPrefix ? "*" : "") }
      let near = text.distance.map { " near \($0): " } ?? ""
      return (text.part.map { $0.rawValue + ":" } ?? "") + near + phrases.joined(separator: " ")
    case .fact(.value(let field, let value, let isPrefix)):
      return "\(field.rawValue)=\(value)" + (isPrefix ? "*" : "")
    case .fact(.date(let from, let to)):
      return "date=\(from.map { "\($0)" } ?? "")..\(to.map { "\($0)" } ?? "")"
    case .all(let queries): return "(" + queries.map(shown).joined(separator: " & ") + ")"
    case .any(let queries): return "(" + queries.map(shown).joined(separator: " | ") + ")"
    case .not(let query): return "!" + shown(query)
    }
  }

  @Test(arguments: [
    ("nuclear", "<nuclear>"),
    ("secur*", "<secur>*"),
    ("\"Security Council\"", "<Security Council>"),
    ("“Security Coun”*", "<Security Coun>*"),
    ("a b", "(<a> & <b>)"),
    ("a AND b c", "(<a> & <b> & <c>)"),
    ("a OR b c", "(<a> | (<b> & <c>))"),
    ("(a OR b) c", "((<a> | <b>) & <c>)"),
    ("a NOT b", "(<a> & !<b>)"),
    ("a -b", "(<a> & !<b>)"),
    ("NOT NOT a", "<a>"),
    ("-(a b)", "!(<a> & <b>)"),
    ("and or not near", "(<and> & <or> & <not> & <near>)"),
    (
      "co-operate U.S. don't 10:30 http://x.org/y",
      "(<co-operate> & <U.S.> & <don't> & <10:30> & <http://x.org/y>)"
    ),
    ("a NEAR b", " near 10: <a> <b>"),
    ("a NEAR/5 \"b c\" NEAR/3 d", " near 3: <a> <b c> <d>"),
    ("NEAR(a \"b c\" d*, 4)", " near 4: <a> <b c> <d>*"),
    ("NEAR(a b)", " near 10: <a> <b>"),
    ("title:a", "title:<a>"),
    ("title:(a OR \"b c\")", "(title:<a> | title:<b c>)"),
    ("title:NEAR(a b, 2)", "title: near 2: <a> <b>"),
    ("body:x* y", "(body:<x>* & <y>)"),
    ("source:\"The Astana Times\" agency:kaz*", "(source=The Astana Times & agency=kaz*)"),
    ("kind:(person OR ORG)", "(kind=PERSON | kind=ORG)"),
    ("entity:\"Ban Ki-moon\" -speaker:x", "(entity=Ban Ki-moon & !speaker=x)"),
    ("language:en id:2017/04/*", "(lang=en & id=2017/04/*)"),
    ("date:2017", "date=2017..2017"),
    ("date:2017-04..2017-06", "date=2017-04..2017-06"),
    ("date:..2017-04-06", "date=..2017-04-06"),
    ("date:2017-04-06..", "date=2017-04-06.."),
    ("date:2017..2017-04", "date=2017..2017-04"),
    ("note:\"ask again\"", "note=ask again"),
    ("Астана 北京", "(<Астана> & <北京>)"),
    ("a - b", "!"),
  ])
  func `reads`(query: String, expected: String) throws {
    guard expected != "!" else {
      #expect(throws: SearchError.self) { try SearchParser.parse(query) }
      return
    }
    #expect(Self.shown(try SearchParser.parse(query)) == expected)
  }

  @Test(arguments: [
    ("", 1, "expected a word, found the end"),
    ("a AND", 6, "expected a word, found the end"),
    ("OR a", 1, "expected a word, found 'OR'"),
    ("a AND OR b", 7, "expected a word, found 'OR'"),
    ("(a OR b", 8, "expected ')', found the end"),
    ("a ) b", 3, "unexpected ')'"),
    ("x \"open", 3, "the quotation mark is not closed"),
    ("tilte:a", 1, "there is no field 'tilte'; did you mean 'title'?"),
    ("x source:", 10, "expected a value for 'source', found the end"),
    ("source:(title:a)", 9, "'title:' stands inside the parentheses of 'source:'"),
    ("kind:PERSN", 6, "kind: there is no kind 'PERSN'; did you mean 'PERSON'?"),
    ("date:April", 6, "date: expected YYYY, YYYY-MM or YYYY-MM-DD, found 'April'"),
    ("date:2018..2017", 6, "date: 2018 is later than 2017"),
    ("date:..", 6, "date: expected a date before or behind '..'"),
    ("a NEAR/x b", 3, "NEAR: expected a number of words up to 1000, found 'x'"),
    ("NEAR(a, 5)", 7, "NEAR( ): expected two words or more, found 1"),
    ("id:*", 4, "id: expected the beginning of a value before '*'"),
    ("source:NEAR(a b)", 8, "NEAR is for words of the text, not for 'source'"),
    ("é ... b", 3, "expected a word with letters or digits, found '...'"),
    ("*", 1, "expected a word with letters or digits, found '*'"),
  ])
  func `says where it goes wrong`(query: String, column: Int, problem: String) {
    let error = #expect(throws: SearchError.self) { try SearchParser.parse(query) }
    #expect(error?.column == column)
    #expect(error?.problem == problem)
  }

  @Test func `marks the place below the search`() {
    let error = #expect(throws: SearchError.self) { try SearchParser.parse("a\tb tilte:x") }
    #expect(error?.marked == "a b tilte:x\n    ^")
  }

  @Test func `deep and long searches end with an error`() {
    for query in [
      String(repeating: "(", count: 100_000), String(repeating: "a ", count: 50_000),
      String(repeating: "NOT ", count: 100_000), String(repeating: "-(", count: 100_000),
      "NEAR(" + String(repeating: "a ", count: 50_000) + ")",
    ] {
      #expect(throws: SearchError.self) { try SearchParser.parse(query) }
    }
  }

  @Test(arguments: 0..<200) func `any text is read or turned down`(seed: UInt64) {
    var generator = Generator(seed: seed)
    let pieces = [
      "a", "\"", "(", ")", "NEAR", "NEAR/", "/3", ",", "AND", "OR", "NOT", "-", "*", "title:",
      "date:", "kind:", "2017", "..", " ", " ", "“", "»", "é", "\u{0}", "👩‍🚀", ":", "x:y",
    ]
    for _ in 0..<50 {
      let count = Int.random(in: 0...12, using: &generator)
      let query = (0..<count).map { _ in generator.pick(pieces) ?? "" }.joined()
      do {
        _ = try SearchParser.parse(query)
      } catch {
        #expect((1...query.unicodeScalars.count + 1).contains(error.column))
      }
    }
  }

  @Test(arguments: SearchField.allCases) func `the example of a field can be read`(
    field: SearchField
  ) throws {
    #expect(field.example.hasPrefix(field.rawValue + ":"))
    _ = try SearchParser.parse(field.example)
  }
}
