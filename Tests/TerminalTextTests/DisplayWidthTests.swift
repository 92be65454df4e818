import TerminalText
import Testing

struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("東京", 4), ("👩‍🚀", 2), ("❤️", 2), ("🇫🇷", 2),
    ("a\u{200B}b", 2), ("\u{1B}", 0), ("ﬁ", 1), ("한", 2), ("“x”", 3),
  ])
  func `counts columns`(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }
}
