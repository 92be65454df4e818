import TerminalText
import Testing

struct DisplayTextTests {
  @Test(arguments: [
    ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("東京都", 5, "東京…"), ("東京都", 4, "東…"),
    ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("", 0, ""), ("a", 0, "…"), ("a\nb", 3, "a b"),
  ])
  func `cuts what is wider than so many columns`(text: String, width: Int, expected: String) {
    #expect(DisplayText.cut(text, to: width) == expected)
  }

  @Test(arguments: [
    ("a\u{1B}b", "a^[b"), ("\u{202E}a", "\u{FFFD}a"),
    ("\u{200F}\u{61C}a\u{FEFF}", "\u{FFFD}\u{FFFD}a\u{FFFD}"),
    ("a\u{2028}b", "a b"), ("a\tb\r\n", "a b  "), ("👩‍🚀", "👩‍🚀"),
  ])
  func `characters that command are shown`(text: String, expected: String) {
    #expect(DisplayText.visible(text) == expected)
  }
}
