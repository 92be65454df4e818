import NewsCorpus
import Testing

struct CharsetGuessTests {
  private func decode(_ bytes: [UInt8], declared: String? = nil) throws -> (String, [String]) {
    let decoded = try DecodedDocument.decode(bytes, declared: declared)
    return (String(decoding: decoded.bytes, as: UTF8.self), decoded.warnings)
  }

  @Test func `takes valid UTF-8 for UTF-8, whatever the document says`() throws {
    let (text, warnings) = try decode(Array("Köln – 東京".utf8), declared: "iso-8859-1")
    #expect(text == "Köln – 東京")
    #expect(warnings == [])
  }

  @Test func `reads what the document says when it is no UTF-8`() throws {
    let (text, warnings) = try decode(
      [0xCC, 0xEE, 0xF1, 0xEA, 0xE2, 0xE0], declared: "windows-1251")
    #expect(text == "Москва")
    #expect(warnings == ["read as WINDOWS-1251, as the document says"])
  }

  @Test func `reads the name of Latin-1 as the larger set that is meant`() throws {
    let (text, _) = try decode([0x93, 0x68, 0x69, 0x94], declared: "ISO-8859-1")
    #expect(text == "“hi”")
  }

  @Test func `finds a set by the look of its bytes`() throws {
    #expect(try decode([0x63, 0x61, 0x66, 0xE9]).0 == "café")
    let cyrillic: [UInt8] = (0..<40).flatMap { _ in [0xCC, 0xEE, 0xF1, 0xEA, 0xE2, 0xE0, 0x20] }
    let (text, warnings) = try decode(cyrillic)
    #expect(text.hasPrefix("Москва Москва"))
    #expect(warnings == ["read as WINDOWS-1251, by the look of its bytes"])
  }

  @Test func `reads UTF-16 with and without a mark`() throws {
    let units = Array("Rain in Köln".utf16)
    let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(try decode([0xFF, 0xFE] + little).0 == "Rain in Köln")
    #expect(try decode([0xFE, 0xFF] + big).0 == "Rain in Köln")
    #expect(try decode(little) == ("Rain in Köln", ["read as UTF-16LE, by the look of its bytes"]))
  }

  @Test func `repairs UTF-8 that is damaged in one place`() throws {
    let (text, warnings) = try decode(Array("Köln – ".utf8) + [0xFF] + Array("東京".utf8))
    #expect(text == "Köln – \u{FFFD}東京")
    #expect(warnings.count == 1)
  }

  @Test func `counts what a set does not know`() throws {
    let decoded = try DecodedDocument.decode([0x61, 0x81, 0x62], forced: "WINDOWS-1252")
    #expect(decoded.bytes == Array("a\u{FFFD}b".utf8))
    #expect(decoded.warnings.count == 1)
  }

  @Test func `does not know a set that nobody made`() {
    #expect(Charset.canonical("latin-77") == nil)
    #expect(Charset.canonical("utf8") == "UTF-8")
    #expect(throws: FileError.self) { try DecodedDocument.decode([0x61], forced: "latin-77") }
  }

  @Test(arguments: [1, 2, 3, 7])
  func `converts a stream whose pieces end inside characters`(size: Int) throws {
    let text = String(repeating: "日本語のニュース。", count: 40)
    let bytes = try #require(Self.shiftJIS)
    let all = (0..<40).flatMap { _ in bytes }
    let source = try TranscodingSource(SlowSource(all, size: size), from: "CP932")
    #expect(String(decoding: try source.readAll(upTo: 1 << 20), as: UTF8.self) == text)
  }

  /// "日本語のニュース。" in Shift JIS.
  private static let shiftJIS: [UInt8]? = [
    0x93, 0xFA, 0x96, 0x7B, 0x8C, 0xEA, 0x82, 0xCC, 0x83, 0x6A, 0x83, 0x85, 0x81, 0x5B, 0x83, 0x58,
    0x81, 0x42,
  ]
}

/// A source that gives few bytes at a time.
private final class SlowSource: ByteSource {
  private let source: MemorySource
  private let size: Int

  init(_ bytes: [UInt8], size: Int) { (source, self.size) = (MemorySource(bytes), size) }

  func read(upTo count: Int) throws(FileError) -> [UInt8] {
    try source.read(upTo: min(count, size))
  }
}
