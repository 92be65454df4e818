import NewsEval
import Testing

struct DetokenizerTests {
  @Test(arguments: [
    ("Rain , again .", "Rain, again."),
    ("He ( Smith ) paid $ 5 .", "He (Smith) paid $5."),
    ("-LRB- UN -RRB-", "(UN)"),
    ("China 's army did n't .", "China's army didn't."),
    ("\" No , \" he said . \" Go . \"", "\"No,\" he said. \"Go.\""),
    ("`` No '' , he said", "\"No\", he said"),
    ("a ' big ' one", "a 'big' one"),
    ("the boys ' club", "the boys' club"),
    ("“ Oui ” – 50 %", "“Oui” – 50%"), ("", ""),
  ])
  func `puts marks where they stand in print`(tokens: String, text: String) {
    var detokenizer = Detokenizer()
    for token in tokens.split(separator: " ") { _ = detokenizer.add(String(token)) }
    #expect(String(decoding: detokenizer.text, as: UTF8.self) == text)
  }

  @Test func `says where each token stands, in bytes`() {
    var detokenizer = Detokenizer()
    let places = ["“", "Über", "''", "-RRB-"].map { detokenizer.add($0) }
    #expect(places == [0..<3, 3..<8, 8..<9, 9..<10])
  }
}
