import NewsCorpus
import NewsModel
import TestSupport
import Testing

struct StoreRemovalTests {
  private func sample() throws -> StoreBench {
    let bench = try StoreBench()
    for word in ["Rain", "Snow"] {
      try bench.folder.write(
        #"{"id":"a","text":"PARIS (AP) - \#(word) hit Ada Byron."}"# + "\n"
          + #"{"id":"b","text":"Wind hit Rome."}"#, to: "wire.jsonl")
      try bench.importing("wire.jsonl")
    }
    _ = try StoreIndexing(StoreFile.write(bench.path), tools: bench.tools)
      .run(StoreIndexing.Step.allCases)
    return bench
  }

  @Test func `what is removed is nowhere any more`() throws {
    let bench = try sample()
    #expect(try StoreRemoval.remove(["a"], from: StoreFile.write(bench.path)) == [])
    #expect(try bench.corpus().ids == ["b"])
    let words = ["rain", "snow", "byron", "ada"]
    for line in try bench.dump() {
      for word in words { #expect(!line.lowercased().contains(word)) }
    }
    #expect(try StoreCheck.findings(bench.path) == [])
    try StoreRemoval.vacuum(StoreFile.write(bench.path))
    let text = String(decoding: try bench.bytes(), as: UTF8.self).lowercased()
    for word in words { #expect(!text.contains(word)) }
    #expect(text.contains("wind"))
    #expect(try StoreCheck.findings(bench.path) == [])
  }

  @Test func `an id that is not there keeps everything`() throws {
    let bench = try sample()
    let before = try bench.dump()
    let missing = try StoreRemoval.remove(["a", "x", "y"], from: StoreFile.write(bench.path))
    #expect(missing == ["x", "y"])
    #expect(try bench.dump() == before)
  }
}
