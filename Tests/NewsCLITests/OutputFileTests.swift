import Foundation
import Glibc
import NewsCLI
import NewsCorpus
import TestSupport
import Testing

struct OutputFileTests {
  private static func names(in folder: TemporaryFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func `the file is there when it is whole, and nothing before`() throws {
    let folder = try TemporaryFolder()
    let file = try OutputFile(path: folder.file("out"))
    try file.write(Array("rain".utf8))
    #expect(try Self.names(in: folder) == [])
    try file.finish()
    #expect(try Self.names(in: folder) == ["out"])
    #expect(try folder.read("out") == "rain")
  }

  @Test func `a file that is given up leaves the old one`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("old", to: "out")
    let file = try OutputFile(path: path)
    try file.write(Array("new".utf8))
    file.abandon()
    #expect(try Self.names(in: folder) == ["out"])
    #expect(try folder.read("out") == "old")
  }

  @Test func `a new file in the place of an old one keeps its permissions`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("old", to: "out")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    let file = try OutputFile(path: path)
    try file.write(Array("new".utf8))
    try file.finish()
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try folder.read("out") == "new")
  }

  @Test func `a link stays one`() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "real/out")
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("link"), withDestinationPath: "real/out")
    let file = try OutputFile(path: folder.file("link"))
    try file.write(Array("new".utf8))
    try file.finish()
    #expect(try Self.names(in: folder) == ["link", "real"])
    #expect(try folder.read("real/out") == "new")
  }

  @Test func `of two that write at once the last to finish wins`() throws {
    let folder = try TemporaryFolder()
    let first = try OutputFile(path: folder.file("out"))
    let second = try OutputFile(path: folder.file("out"))
    try first.write(Array("first".utf8))
    try second.write(Array("second".utf8))
    try second.finish()
    try first.finish()
    #expect(try Self.names(in: folder) == ["out"])
    #expect(try folder.read("out") == "first")
  }

  @Test(arguments: [
    ("none/out", "no such file or directory"), ("out/", "no such file or directory"),
    ("", "is a directory"),
  ])
  func `says why a file cannot be begun`(name: String, reason: String) throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: FileError.self) { try OutputFile(path: folder.file(name)) }
    #expect(error?.description == reason)
  }

  @Test func `a file has a name`() {
    #expect(throws: FileError.system(ENOENT)) { try OutputFile(path: "") }
  }
}
