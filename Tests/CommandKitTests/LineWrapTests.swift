import CommandKit
import TestSupport
import Testing

struct LineWrapTests {
  @Test(arguments: [
    ("", []), ("  ", []), ("a b c", ["a b", "c"]), ("a\nb", ["a b"]),
    ("abcdef g", ["abcdef", "g"]),
    ("a  b", ["a b"]), ("é é é", ["é é", "é"]),
  ])
  func `breaks at spaces`(text: String, lines: [String]) {
    #expect(LineWrap.lines(of: text, to: 3) == lines)
  }

  @Test(arguments: 0..<50)
  func `loses no word and fills no line too far`(seed: UInt64) {
    var generator = Generator(seed: seed)
    let text = generator.text()
    let lines = LineWrap.lines(of: text, to: 30)
    func words(_ text: String) -> [Substring] {
      text.split { $0 == " " || $0.isNewline }
    }
    #expect(lines.flatMap(words) == words(text))
    #expect(lines.allSatisfy { $0.count <= 30 || words($0).count == 1 })
  }
}
