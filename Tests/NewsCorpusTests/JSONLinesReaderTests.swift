import NewsCorpus
import NewsModel
import TestSupport
import Testing

struct JSONLinesReaderTests {
  private func read(_ bytes: [UInt8]) -> [String] {
    let records = JSONLinesReader.records(of: MemorySource(bytes), name: "w.jsonl")
    var seen: [String] = []
    while let record = records() {
      switch record {
      case .article(let article, let place): seen.append("\(place) \(article.id)")
      case .rejected(let rejection): seen.append("\(rejection)")
      }
    }
    return seen
  }

  @Test(arguments: [
    ("", []), ("\n\r\n  \n", []), (#"{"id":"a","text":"x"}"#, ["w.jsonl:1 a"]),
    (
      "\u{FEFF}{\"id\":\"a\",\"text\":\"x\"}\r\n\r\n{\"id\":\"b\",\"text\":\"y\"}\r\n",
      ["w.jsonl:1 a", "w.jsonl:3 b"]
    ),
    (
      "{\"id\":\"a\",\"text\":\"x\"}\noops\n{\"id\":\"b\",\"text\":\"y\"}",
      [
        "w.jsonl:1 a", "w.jsonl:2: not valid JSON: expected a value, found 'o' at byte 1",
        "w.jsonl:3 b",
      ]
    ),
  ])
  func `reads the lines that it can and names the others`(text: String, seen: [String]) {
    #expect(read(Array(text.utf8)) == seen)
  }

  @Test func `reads a line of ten million bytes`() {
    let text = String(repeating: "word ", count: 2_000_000)
    let seen = read(
      Array("{\"id\":\"long\",\"text\":\"\(text)\"}\n{\"id\":\"b\",\"text\":\"\"}".utf8))
    #expect(seen == ["w.jsonl:1 long", "w.jsonl:2 b"])
  }

  @Test func `stops at a line of ten million brackets`() {
    let seen = read([UInt8](repeating: 0x5B, count: 10_000_000))
    #expect(seen == ["w.jsonl:1: not valid JSON: more than 256 levels of nesting at byte 257"])
  }

  @Test(arguments: [
    ([0, 1, 2, 0x0A, 0x7B], "binary, not text: NUL byte at byte 0"),
    (
      [0x1F, 0x8B, 0x08, 0x0A, 0x0A],
      "binary, not text: 33 % of the first bytes are control characters"
    ),
    ([0xFF, 0xFE, 0x7B, 0x00, 0x0A, 0x00], "encoded in UTF-16; expected UTF-8"),
  ])
  func `rejects a file that is no text with one line`(bytes: [UInt8], reason: String) {
    #expect(read(bytes) == ["w.jsonl:1: cannot be read: \(reason)"])
  }

  @Test func `names the line that holds a byte of no text`() {
    let seen = read(Array("{}\n".utf8) + [0xFF])
    #expect(
      seen == [
        "w.jsonl:1: missing field 'text'",
        "w.jsonl:2: not valid JSON: expected a value, found 0xEF at byte 1",
      ])
  }

  @Test func `says that a file is not there`() {
    let record = JSONLinesReader(path: "/nowhere/w.jsonl").records()()
    guard case .rejected(let rejection) = record else {
      Issue.record("expected a rejection")
      return
    }
    #expect("\(rejection)" == "/nowhere/w.jsonl: cannot be read: no such file or directory")
  }

  @Test func `finds each article of its index again`() throws {
    let folder = try TemporaryFolder()
    let lines = [#"{"id":"a","text":"é"}"#, "", "bad", "  " + #"{"text":"abc"}"#]
    let path = try folder.write("\u{FEFF}" + lines.joined(separator: "\r\n"), to: "w.jsonl")
    let reader = JSONLinesReader(path: path)
    let index = reader.index()
    #expect(index.map(\.id) == ["a", "ba7816bf8f01cfea"])
    #expect(index.map(\.line) == [1, 4])
    for entry in index { #expect(try reader.article(at: entry).id == entry.id) }
  }

  @Test func `hands over a record before the next one is there`() throws {
    let source = DrippingSource([
      "{\"id\":\"a\",\"text\":\"x\"}\n", "{\"id\":\"b\",\"text\":\"y\"}\n",
    ])
    let records = JSONLinesReader.records(of: source, name: "-")
    _ = records()
    #expect(source.isWaiting)
  }
}

/// Gives one piece at a time and knows whether pieces are left.
private final class DrippingSource: ByteSource {
  private var pieces: [String]
  init(_ pieces: [String]) { self.pieces = pieces }
  var isWaiting: Bool { !pieces.isEmpty }
  func read(upTo count: Int) throws(FileError) -> [UInt8] {
    pieces.isEmpty ? [] : Array(pieces.removeFirst().utf8)
  }
}
