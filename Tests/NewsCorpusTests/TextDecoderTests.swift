import NewsCorpus
import TestSupport
import Testing

struct TextDecoderTests {
  @Test(arguments: [
    ("", []), ("abc", Array("abc".utf8)), ("é—📷", Array("é—📷".utf8)),
    ("a\r\nb\r", Array("a\r\nb\r".utf8)), ("abc", [0xEF, 0xBB, 0xBF] + Array("abc".utf8)),
    ("", [0xEF, 0xBB, 0xBF]),
  ])
  func `keeps valid text and takes a byte order mark away`(text: String, bytes: [UInt8]) throws {
    let decoded = try TextDecoder.decode(bytes)
    #expect(decoded.text.bytes == Array(text.utf8))
    #expect(decoded.warnings == [])
  }

  @Test(arguments: [
    (
      [0x61, 0xFF, 0x62], "a\u{FFFD}b",
      "1 invalid UTF-8 sequence replaced by U+FFFD, the first (0xFF) at byte 1"
    ),
    (
      [0x80, 0x61, 0xC0, 0xAF], "\u{FFFD}a\u{FFFD}\u{FFFD}",
      "3 invalid UTF-8 sequences replaced by U+FFFD, the first (0x80) at byte 0"
    ),
    (
      [0x61, 0xE2, 0x82], "a\u{FFFD}",
      "1 invalid UTF-8 sequence replaced by U+FFFD, the first (0xE2) at byte 1"
    ),
    (
      [0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}",
      "3 invalid UTF-8 sequences replaced by U+FFFD, the first (0xED) at byte 0"
    ),
    (
      [0xEF, 0xBB, 0xBF, 0x61, 0xFE], "a\u{FFFD}",
      "1 invalid UTF-8 sequence replaced by U+FFFD, the first (0xFE) at byte 4"
    ),
  ])
  func `replaces what is invalid and says where`(
    bytes: [UInt8], text: String, warning: String
  ) throws {
    let decoded = try TextDecoder.decode(bytes)
    #expect(decoded.text.string.unicodeScalars.elementsEqual(text.unicodeScalars))
    #expect(decoded.warnings == [warning])
  }

  @Test(arguments: 0..<300)
  func `repairs bytes as the standard library does`(seed: UInt64) {
    var generator = Generator(seed: seed)
    let bytes = generator.bytes(atMost: 40) + Array(generator.word().utf8.dropLast())
    let expected = Array(String(decoding: bytes, as: UTF8.self).utf8)
    #expect(TextDecoder.decodeUTF8(bytes).text.bytes == expected)
  }

  @Test(arguments: [true, false], ["", "abc\r\n", "é—📷"])
  func `reads UTF-16 in both byte orders`(lowByteFirst: Bool, text: String) throws {
    let units = [0xFEFF] + Array(text.utf16)
    let bytes = units.flatMap { unit in
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return lowByteFirst ? pair.reversed() : pair
    }
    let decoded = try TextDecoder.decode(bytes)
    #expect(decoded.text.bytes == Array(text.utf8))
    #expect(decoded.warnings == [])
  }

  @Test func `replaces half of a surrogate pair and half of a unit`() throws {
    let decoded = try TextDecoder.decode([0xFE, 0xFF, 0x00, 0x61, 0xD8, 0x00, 0x00, 0x62, 0x00])
    #expect(decoded.text.string == "a\u{FFFD}b")
    #expect(
      decoded.warnings == [
        "1 invalid UTF-16 unit replaced by U+FFFD, the first at byte 4",
        "last byte left out: half of a UTF-16 unit",
      ])
  }

  @Test(arguments: [
    ([0x61, 0x00, 0x62], "binary, not text: NUL byte at byte 1"),
    ([1, 2, 3, 0x61], "binary, not text: 75 % of the first bytes are control characters"),
    ([0x7F], "binary, not text: 100 % of the first bytes are control characters"),
    (
      [0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0],
      "encoded in UTF-32; expected UTF-8, or UTF-16 with a byte order mark"
    ),
  ])
  func `refuses what is no text`(bytes: [UInt8], reason: String) {
    let problem = #expect(throws: TextDecoder.Problem.self) { try TextDecoder.decode(bytes) }
    #expect(problem?.description == reason)
  }

  @Test func `looks at the first bytes only to tell text from binary`() throws {
    let bytes = [UInt8](repeating: 0x61, count: 8192) + [0]
    #expect(try TextDecoder.decode(bytes).text.count == 8193)
  }

  @Test func `takes a text with some control characters`() throws {
    #expect(try TextDecoder.decode([0x1B, 0x61, 0x62, 0x63]).text.count == 4)
  }
}
