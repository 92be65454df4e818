import Foundation
import NewsCorpus
import NewsModel
import TestSupport
import Testing

struct ArchiveReaderTests {
  private func records(
    _ bytes: [UInt8], _ name: String, limits: ArchiveLimits = ArchiveLimits()
  ) throws -> [String] {
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes, to: name)
    var options = ReaderOptions()
    options.archiveLimits = limits
    var lines: [String] = []
    for case .reader(let reader) in InputFinder.find(path, options: options) {
      let next = reader.records()
      while let record = next() {
        switch record {
        case .article(let article, let place): lines.append("\(article.id) at \(place)")
        case .rejected(let rejection):
          lines.append((rejection.isSkipped ? "- " : "! ") + "\(rejection)")
        }
      }
    }
    return lines.map { $0.replacing(folder.path + "/", with: "") }
  }

  @Test(arguments: [
    ("gz", "H4sIAAAAAAACAwtKzMxTKMlPSazU4wIAb+e1xAwAAAA="),
    ("bz2", "QlpoOTFBWSZTWcqbOx8AAAHTgAAQQAEQACQhhCAgACIGgZCAaaaJ1C9PFIeLuSKcKEhlTZ2PgA=="),
    (
      "xz",
      "/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQALUmFpbiB0b2RheS4KADYJilhpPPCDAAEkDKYY2NgftvN9AQAAAAAEWVo="
    ),
    ("zst", "KLUv/QRYYQAAUmFpbiB0b2RheS4KixMZLw=="),
  ])
  func `reads a compressed file as what it holds`(suffix: String, packed: String) throws {
    let bytes = Array(try #require(Data(base64Encoded: packed)))
    #expect(try records(bytes, "a.txt.\(suffix)") == ["a at a.txt.\(suffix)"])
  }

  @Test func `reads members as files below the archive`() throws {
    let tar = TestArchive.tar([
      ("2017/a.txt", "One."), ("2017/t.csv", "id,text\nc1,x\n"),
      ("w.jsonl", "{\"id\":\"j1\",\"text\":\"y\"}\n"),
      ("p.jpg", "x"), ("inner.zip", "PK"), (".hidden.txt", "x"), ("2017/", ""),
    ])
    #expect(
      try records(tar, "n.tar") == [
        "n.tar/2017/a at n.tar/2017/a.txt", "c1 at n.tar/2017/t.csv:2", "j1 at n.tar/w.jsonl:1",
        "- n.tar/p.jpg: skipped: unknown kind of file '.jpg'; known: \(CorpusFormats.all.shownExtensions)",
        "- n.tar/inner.zip: skipped: an archive in an archive",
      ])
  }

  @Test func `reads a zip file`() throws {
    let zip = TestArchive.zip([("a/b.txt", "One."), ("c.txt", "Two.")])
    #expect(try records(zip, "n.zip") == ["n.zip/a/b at n.zip/a/b.txt", "n.zip/c at n.zip/c.txt"])
  }

  @Test func `finds a member again by its id`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      TestArchive.zip([("b.txt", "One."), ("c.txt", "Two.")]), to: "n.zip")
    let corpus = try FileCorpus.open([path], reading: { $0 })
    #expect(corpus.ids == ["n.zip/b", "n.zip/c"])
    #expect(try corpus.article(id: "n.zip/c").text.string == "Two.")
  }

  @Test(arguments: ["../a.txt", "/etc/a.txt", "a/../../b.txt", "C:/a.txt", "a\\..\\b.txt"])
  func `rejects a member whose path leads out`(path: String) throws {
    let lines = try records(TestArchive.tar([(path, "x"), ("ok.txt", "y")]), "n.tar")
    #expect(
      lines == [
        "! n.tar: member 1: '\(path)' leads out of the archive or is no path",
        "n.tar/ok at n.tar/ok.txt",
      ])
  }

  @Test func `follows no link`() throws {
    let lines = try records(TestArchive.tar([("a.txt", "")], link: "/etc/passwd"), "n.tar")
    #expect(lines == ["- n.tar/a.txt: skipped: not a regular file"])
  }

  @Test func `stops a bomb, with numbers`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("b.txt.gz")
    let bomb = Process()
    bomb.executableURL = URL(fileURLWithPath: "/bin/sh")
    bomb.arguments = ["-c", "head -c 50000000 /dev/zero | gzip > '\(path)'"]
    try bomb.run()
    bomb.waitUntilExit()
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    let lines = try records(bytes, "b.txt.gz")
    #expect(lines.count == 1)
    #expect(lines.first?.contains("times its size") == true)
    let small = ArchiveLimits(bytes: 1000, ratio: 10_000, freeBytes: 1 << 30)
    #expect(
      try records(bytes, "b.txt.gz", limits: small) == [
        "! b.txt.gz: cannot be read: unpacks to more than the 1000 bytes that are allowed"
      ])
  }

  @Test(arguments: 0..<100)
  func `a damaged archive is said to be damaged, and never hangs`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let whole =
      seed.isMultiple(of: 2)
      ? TestArchive.tar([("a.txt", "One."), ("b.csv", "id,text\n1,x\n")])
      : TestArchive.zip([("a.txt", "One."), ("b.csv", "id,text\n1,x\n")])
    let name = seed.isMultiple(of: 2) ? "n.tar" : "n.zip"
    #expect(!(try records(generator.damaged(whole), name)).isEmpty)
  }
}

/// Archives made byte by byte, so that they may hold what no program would write.
private enum TestArchive {
  /// A tar file in the form of ustar; `link` makes its members links.
  static func tar(_ members: [(name: String, text: String)], link: String? = nil) -> [UInt8] {
    var bytes: [UInt8] = []
    for (name, text) in members {
      var header = [UInt8](repeating: 0, count: 512)
      func put(_ text: String, at offset: Int) {
        for (index, byte) in text.utf8.enumerated() { header[offset + index] = byte }
      }
      put(name, at: 0)
      put("0000644", at: 100)
      put("0000000", at: 108)
      put("0000000", at: 116)
      let size = String(text.utf8.count, radix: 8)
      put(String(repeating: "0", count: 11 - size.utf8.count) + size, at: 124)
      put("00000000000", at: 136)
      put("        ", at: 148)
      put(link != nil ? "2" : name.hasSuffix("/") ? "5" : "0", at: 156)
      if let link { put(link, at: 157) }
      put("ustar", at: 257)
      put("00", at: 263)
      let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
      put(String(repeating: "0", count: 6 - sum.utf8.count) + sum + "\0 ", at: 148)
      bytes += header + Array(text.utf8)
      bytes += [UInt8](repeating: 0, count: (512 - text.utf8.count % 512) % 512)
    }
    return bytes + [UInt8](repeating: 0, count: 1024)
  }

  /// A zip file whose members are stored.
  static func zip(_ members: [(name: String, text: String)]) -> [UInt8] {
    var (bytes, folder): ([UInt8], [UInt8]) = ([], [])
    func two(_ value: Int) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)] }
    func four(_ value: Int) -> [UInt8] { two(value & 0xFFFF) + two(value >> 16) }
    for (name, text) in members {
      let (name, data) = (Array(name.utf8), Array(text.utf8))
      let sizes = four(crc(data)) + four(data.count) + four(data.count) + two(name.count) + two(0)
      let common = two(20) + two(0) + two(0) + two(0) + two(0x4A86) + sizes
      folder += [0x50, 0x4B, 1, 2] + two(20) + common + two(0) + two(0) + two(0) + four(0)
      folder += four(bytes.count) + name
      bytes += [0x50, 0x4B, 3, 4] + common + name + data
    }
    let end = two(0) + two(0) + two(members.count) + two(members.count) + four(folder.count)
    return bytes + folder + [0x50, 0x4B, 5, 6] + end + four(bytes.count) + two(0)
  }

  private static func crc(_ bytes: [UInt8]) -> Int {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return Int(crc ^ 0xFFFF_FFFF)
  }
}
