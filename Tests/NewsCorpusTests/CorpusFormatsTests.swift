import NewsCorpus
import NewsModel
import TestSupport
import Testing

struct CorpusFormatsTests {
  @Test func `every format has a name, a sentence and extensions of its own`() {
    let formats = CorpusFormats.all
    #expect(Set(formats.map(\.name)).count == formats.count)
    let extensions = formats.flatMap(\.extensions)
    #expect(Set(extensions).count == extensions.count)
    for format in formats {
      #expect(format.summary.hasSuffix(".") && format.summary.utf8.count <= 90, "\(format.name)")
      #expect(format.extensions.allSatisfy { $0 == $0.lowercased() && !$0.hasPrefix(".") })
      #expect(CorpusFormats.named(format.name)?.name == format.name)
    }
  }

  @Test(arguments: CorpusFormats.all.map(\.name))
  func `reads the example of a format`(name: String) throws {
    let format = try #require(CorpusFormats.named(name))
    let records = FormatBench.read(format, format.example)
    #expect(FormatBench.problems(records) == [])
    #expect(FormatBench.articles(records).map(\.id) == format.exampleIDs)
  }

  @Test(arguments: CorpusFormats.all.map(\.name))
  func `recognises the example of a format without an extension`(name: String) throws {
    let format = try #require(CorpusFormats.named(name))
    let folder = try TemporaryFolder()
    let path = try folder.write(format.example, to: "example")
    let corpus = try FileCorpus.open([path], reading: { $0 })
    #expect(corpus.ids == format.exampleIDs)
    for id in format.exampleIDs { #expect(try corpus.article(id: id).id == id) }
  }

  @Test(arguments: CorpusFormats.all.map(\.name), 0..<100)
  func `a damaged input is read or said to be damaged, and never hangs`(
    name: String, seed: UInt64
  ) throws {
    let format = try #require(CorpusFormats.named(name))
    var generator = Generator(seed: seed &* 31 &+ UInt64(name.utf8.count))
    let damaged = generator.damaged(Array(format.example.utf8))
    let records = FormatBench.read(format, damaged)
    #expect(!records.isEmpty || damaged.allSatisfy { $0 <= 0x20 }, "nothing is said of the input")
    for article in FormatBench.articles(records) {
      let bytes = article.text.bytes
      #expect(String(validating: bytes, as: UTF8.self) != nil)
    }
  }
}
