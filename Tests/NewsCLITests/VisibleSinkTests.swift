import NewsCLI
import Testing

struct VisibleSinkTests {
  private func written(_ pieces: [UInt8]...) throws -> String {
    let memory = MemorySink()
    let sink = VisibleSink(memory)
    for piece in pieces { try sink.write(piece) }
    return memory.text
  }

  @Test(arguments: [
    ("plain\ttext\n", "plain\ttext\n"),
    ("a\u{1B}[2Jb\n", "a\\u{1b}[2Jb\n"),
    ("\u{9B}31m", "\\u{9b}31m"),
    ("bell\u{7}, back\u{8}, \u{7F}", "bell\\u{7}, back\\u{8}, \\u{7f}"),
    ("id,text\r\na,\"x\ry\"\r\n", "id,text\r\na,\"x\\ry\"\r\n"),
    ("right\u{202E}left\n", "right\\u{202e}left\n"),
    ("Ż – 東京 🙂\n", "Ż – 東京 🙂\n"),
    ("", ""),
  ])
  func `what would command a terminal is shown`(text: String, shown: String) throws {
    #expect(try written(Array(text.utf8)) == shown)
    // However the bytes of a line come, the same is seen.
    guard !text.contains("\r\n") else { return }
    for cut in 0...text.utf8.count {
      let bytes = Array(text.utf8)
      #expect(try written(Array(bytes[..<cut]), Array(bytes[cut...])) == shown)
    }
  }

  @Test func `bytes that are no UTF-8 are shown as such`() throws {
    #expect(try written([0x9B, 0x33, 0x31, 0x6D, 0x0A]) == "\u{FFFD}31m\n")
    #expect(try written([0x61, 0xC2], [0x62]) == "a\u{FFFD}b")
  }
}
