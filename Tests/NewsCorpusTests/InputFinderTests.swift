import NewsCorpus
import TestSupport
import Testing

struct InputFinderTests {
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("id,text\nc1,x\n", to: "d/b.csv")
    try folder.write("id,text\nc2,y\n", to: "d/a.csv")
    try folder.write("z", to: "d/2016/x.txt")
    try folder.write("z", to: "d/2017/x.txt")
    return folder
  }

  @Test func `expands a pattern that the shell left alone, in the order of the bytes`() throws {
    let folder = try folder()
    #expect(try FileCorpus.open([folder.file("d/*.csv")], reading: { $0 }).ids == ["c2", "c1"])
    #expect(
      try FileCorpus.open([folder.file("d/201[67]/*")], reading: { $0 }).ids == [
        "2016/x", "2017/x",
      ])
  }

  @Test func `says that nothing matches`() throws {
    let folder = try folder()
    let error = #expect(throws: CorpusError.self) {
      try FileCorpus.open([folder.file("d/*.tsv")], reading: { $0 })
    }
    #expect(
      error?.description.hasSuffix("*.tsv: cannot be read: no file matches the pattern") == true)
  }

  @Test func `reads a file whose name looks like a pattern`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("x", to: "what?.txt")
    #expect(try FileCorpus.open([path], reading: { $0 }).ids == ["what?"])
  }

  @Test func `reads standard input as what it is said to be`() throws {
    var options = ReaderOptions()
    options.format = CorpusFormats.named("csv")
    let corpus = try FileCorpus.open(
      ["-"], input: MemorySource("id,text\n7,x\n"), options: options, reading: { $0 })
    #expect(corpus.ids == ["7"])
  }

  @Test func `reads a file as what it is said to be, whatever its extension`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("id|text\n7|x\n", to: "t.txt")
    var options = ReaderOptions()
    options.format = CorpusFormats.named("csv")
    #expect(try FileCorpus.open([path], options: options, reading: { $0 }).ids == ["7"])
  }
}
