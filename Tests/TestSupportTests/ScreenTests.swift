import TestSupport
import Testing

struct ScreenTests {
  @Test(arguments: [
    ("one\r\ntwo", "one\ntwo"), ("one\rtwo", "two"), ("abc\u{8}\u{8}x", "axc"),
    ("\u{1B}[1;31mred\u{1B}[0m", "red"), ("abc\r\u{1B}[K", ""), ("abc\u{1B}[2Dx", "axc"),
    ("ac\u{8}\u{1B}[@b", "abc"), ("abc\r\u{1B}[2Px", "x"), ("\u{1B}]0;title\u{7}Łódź", "Łódź"),
    ("a\r\nb\u{1B}[Ax", "ax\nb"), ("one\r\n\r\n", "one"), ("a\tb", "a       b"),
  ])
  func `shows what a terminal shows`(bytes: String, text: String) {
    var screen = Screen()
    screen.write(bytes.utf8)
    #expect(screen.text == text)
  }

  @Test func `begins a new line at the right edge`() {
    var screen = Screen(width: 3)
    screen.write("abcd".utf8)
    #expect(screen.text == "abc\nd")
  }
}
