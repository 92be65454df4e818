import NewsCorpus
import NewsModel
import TestSupport
import Testing

struct TextFileReaderTests {
  private func record(of bytes: [UInt8], name: String) throws -> Record? {
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes, to: name)
    return TextFileReader(path: path, name: name).records()()
  }

  @Test(arguments: [
    ("2017/04/x.txt", "2017/04/x"), ("x", "x"), ("a.b.text", "a.b"), ("a.b/c", "a.b/c"),
    ("000_ef5e.txt", "000_ef5e"),
  ])
  func `takes the path without extension for an id`(name: String, id: String) {
    #expect(TextFileReader(path: "/c/" + name, name: name).id == id)
  }

  @Test func `reads a file once`() throws {
    let folder = try TemporaryFolder()
    let records = TextFileReader(path: try folder.write("a\r\nb", to: "x.txt"), name: "x.txt")
      .records()
    guard case .article(let article, _) = records() else {
      Issue.record("expected an article")
      return
    }
    #expect(article.text.string == "a\r\nb")
    #expect(records() == nil)
  }

  @Test(arguments: [
    ([], ["empty file"]), ([0xEF, 0xBB, 0xBF], ["empty file"]), ([0x61], []),
    ([0xFF, 0x61], ["read as WINDOWS-1252, by the look of its bytes"]),
  ])
  func `warns of what is odd`(bytes: [UInt8], warnings: [String]) throws {
    guard case .article(let article, _) = try record(of: bytes, name: "x.txt") else {
      Issue.record("expected an article")
      return
    }
    #expect(article.warnings == warnings)
  }

  @Test func `rejects a binary file`() throws {
    guard case .rejected(let rejection) = try record(of: [0x61, 0], name: "x.txt") else {
      Issue.record("expected a rejection")
      return
    }
    #expect(rejection.reason == "cannot be read: binary, not text: NUL byte at byte 1")
    #expect(!rejection.isSkipped)
  }

  @Test func `reads ten million bytes without a line feed`() throws {
    let bytes = [UInt8](repeating: 0x61, count: 10_000_000)
    guard case .article(let article, _) = try record(of: bytes, name: "x.txt") else {
      Issue.record("expected an article")
      return
    }
    #expect(article.text.count == bytes.count)
  }

  @Test(arguments: [("/nowhere/x.txt", "no such file or directory"), ("/", "not a regular file")])
  func `says why a file cannot be read`(path: String, reason: String) {
    guard case .rejected(let rejection) = TextFileReader(path: path, name: "x").records()() else {
      Issue.record("expected a rejection")
      return
    }
    #expect("\(rejection)" == "\(path): cannot be read: \(reason)")
  }
}
