import NewsCLI
import TestSupport
import Testing

struct VisibleTextTests {
  @Test(arguments: [
    ("", ""), ("plain é📷", "plain é📷"), ("a\nb\tc\rd", "a\\nb\\tc\\rd"),
    ("\u{1B}[31m", "\\u{1b}[31m"),
    ("\u{0}\u{7F}\u{9B}", "\\u{0}\\u{7f}\\u{9b}"), ("\u{202E}x", "\\u{202e}x"),
  ])
  func `shows what would command a terminal`(text: String, visible: String) {
    #expect(VisibleText.of(text) == visible)
  }

  @Test(arguments: [
    ("", ""), ("a\tb\nc\n", "a\tb\nc\n"), ("a\r\nb\r\n", "a\\r\nb\\r\n"), ("\n\n", "\n\n"),
    ("\u{1B}[2J\n", "\\u{1b}[2J\n"),
  ])
  func `keeps lines and tabs when asked to`(text: String, visible: String) {
    #expect(VisibleText.lines(of: text) == visible)
  }

  @Test(arguments: 0..<100)
  func `leaves no control character`(seed: UInt64) {
    var generator = Generator(seed: seed)
    let text = generator.text() + String(decoding: generator.bytes(atMost: 30), as: UTF8.self)
    let visible = VisibleText.of(text)
    #expect(visible.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
  }
}
