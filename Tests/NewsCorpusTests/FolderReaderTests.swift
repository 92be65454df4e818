import Foundation
import NewsCorpus
import TestSupport
import Testing

struct FolderReaderTests {
  /// The extensions of all formats, as messages list them.
  private static let known = CorpusFormats.all.shownExtensions

  private func list(_ folder: TemporaryFolder, _ below: String = "") -> [String] {
    FolderReader.list(folder.path + below).map { found in
      let text: String
      switch found {
      case .reader(let reader): text = reader.path
      case .rejected(let rejection): text = (rejection.isSkipped ? "- " : "! ") + "\(rejection)"
      }
      return text.replacingOccurrences(of: folder.path + "/", with: "")
    }
  }

  @Test func `finds files in the order of their bytes and leaves hidden ones out`() throws {
    let folder = try TemporaryFolder()
    for name in [
      "b.txt", "a/z.txt", "a.txt", "B.text", "é.txt", "a/b/c", ".hidden.txt", ".git/x.txt",
      "w.ndjson", "v.JSONL",
    ] {
      try folder.write("text", to: name)
    }
    #expect(
      list(folder) == [
        "B.text", "a.txt", "a/b/c", "a/z.txt", "b.txt", "v.JSONL", "w.ndjson", "é.txt",
      ])
  }

  @Test func `names the files that it does not read`() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "notes.md")
    try folder.write([0x7F, 0x45, 0x4C, 0x46, 0], to: "program")
    #expect(
      list(folder) == [
        "- notes.md: skipped: unknown kind of file '.md'; known: \(Self.known)",
        "- program: skipped: binary, not text: NUL byte at byte 4",
      ])
  }

  @Test func `follows links but reads no folder twice`() throws {
    let folder = try TemporaryFolder()
    let other = try TemporaryFolder()
    try other.write("x", to: "o.txt")
    try folder.write("x", to: "m/a.txt")
    for (name, target) in [
      ("m/up", ".."), ("again", "m"), ("other", other.path), ("f.txt", "m/a.txt"),
      ("gone.txt", "nowhere"),
      ("self", "self"),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.file(name), withDestinationPath: target)
    }
    #expect(
      list(folder) == [
        "- again: link to a folder that is read already", "f.txt",
        "! gone.txt: cannot be read: broken link", "m/a.txt",
        "- m/up: link to a folder that is read already", "other/o.txt",
        "! self: cannot be read: broken link",
      ])
  }

  @Test func `does not wait for a pipe`() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo(folder.file("p.txt"), 0o600) == 0)
    #expect(list(folder) == ["- p.txt: skipped: not a regular file"])
  }

  @Test func `says that a folder cannot be read and reads the others`() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "a.txt")
    #expect(list(folder, "/a.txt") == ["! a.txt: cannot be read: not a directory"])
    #expect(list(folder, "/b") == ["! b: cannot be read: no such file or directory"])
  }

  @Test func `finds nothing in an empty folder`() throws {
    #expect(list(try TemporaryFolder()) == [])
  }

  @Test func `reads a file whose name is not UTF-8 as an error`() throws {
    let folder = try TemporaryFolder()
    let name: [UInt8] = Array((folder.path + "/x").utf8) + [0xFF] + Array(".txt".utf8) + [0]
    let file = name.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { open($0, O_CREAT | O_WRONLY, 0o600) } ?? -1
    }
    #expect(file >= 0)
    close(file)
    #expect(list(folder) == ["! x\u{FFFD}.txt: cannot be read: its name is not UTF-8"])
  }
}
