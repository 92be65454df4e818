import CorpusMaker
import NewsCorpus
import TestSupport
import Testing

struct CorpusFileTests {
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let lines = (1...5).map {
      #"{"title":"Rain falls on Paris","text":"It rains on day \#($0) of the week. Nobody was hurt."}"#
    }
    _ = try folder.write(lines.joined(separator: "\n"), to: "data/news.jsonl")
    return folder
  }

  @Test func `writes as many articles, or as many bytes, as are wanted`() throws {
    let folder = try folder()
    let path = folder.path + "/made.jsonl"
    let data = folder.path + "/data"
    #expect(try CorpusFile.write(.articles(25), of: data, seed: 3, to: path) == 25)
    #expect(try FileCorpus.open([path], reading: { $0 }).count == 25)
    try CorpusFile.write(.bytes(20_000), of: data, seed: 3, to: path)
    let size = try DescriptorSource(path: path).readAll(upTo: 1 << 20).count
    #expect((20_000..<22_000).contains(size))
  }

  @Test func `says when there is nothing to make articles of`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("no title", to: "a.txt")
    let error = #expect(throws: CorpusFile.Problem.self) {
      try CorpusFile.write(.articles(1), of: folder.path, seed: 1, to: folder.path + "/made.jsonl")
    }
    #expect(error?.description == "no articles with titles in '\(folder.path)'")
  }
}
