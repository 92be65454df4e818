import NewsAnalysis
import NewsCorpus
import NewsModel
import TestSupport
import Testing

struct CorpusShardTests {
  private static func lines(_ numbers: [Int]) -> String {
    numbers.map { #"{"id":"a\#($0)","text":"Text \#($0)."}"# + "\n" }.joined()
  }

  private static func shards(_ source: any ShardSource) -> [[String]] {
    let reader = source.makeReader()
    var shards: [[String]] = []
    while let shard = reader.next() {
      var ids: [String] = []
      while let element = shard.next() {
        if case .article(let article) = element.item { ids.append(article.id) }
      }
      shards.append(ids)
    }
    return shards
  }

  private static func open(_ path: String) throws -> any Corpus {
    try FileCorpus.open([path], reading: { $0 })
  }

  @Test func `cover the corpus in order, about as large as they should be`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.lines(Array(0..<500)), to: "a.jsonl")
    let corpus = try Self.open(path)
    let shards = Self.shards(
      try corpus.shards(CorpusSelection(), rule: ShardRule(size: 10), readers: 1))
    #expect(shards.flatMap { $0 } == corpus.ids)
    #expect(shards.allSatisfy { $0.count <= 40 })
    #expect((20...150).contains(shards.count))
  }

  @Test func `an article that goes changes the shard around it only`() throws {
    let folder = try TemporaryFolder()
    var known: [Set<[String]>] = []
    for missing in [-1, 250] {
      let path = try folder.write(
        Self.lines((0..<500).filter { $0 != missing }), to: "a\(missing).jsonl")
      let corpus = try Self.open(path)
      known.append(
        Set(
          Self.shards(
            try corpus.shards(CorpusSelection(), rule: ShardRule(size: 10), readers: 1))))
    }
    #expect(known[0].symmetricDifference(known[1]).count <= 3)
  }

  @Test func `a sample is the same for its seed, and in order`() throws {
    let folder = try TemporaryFolder()
    let corpus = try Self.open(folder.write(Self.lines(Array(0..<100)), to: "a.jsonl"))
    var samples: [[String]] = []
    for seed in [1, 1, 2] as [UInt64] {
      var selection = CorpusSelection()
      selection.sample = CorpusSelection.Sample(count: 20, seed: seed)
      let source = try corpus.shards(selection, rule: ShardRule(size: 3), readers: 1)
      #expect(source.total == 20)
      samples.append(Self.shards(source).flatMap { $0 })
    }
    #expect(samples[0] == samples[1])
    #expect(samples[0] != samples[2])
    let order = Dictionary(uniqueKeysWithValues: corpus.ids.enumerated().map { ($1, $0) })
    #expect(samples[0].compactMap { order[$0] } == samples[0].compactMap { order[$0] }.sorted())
  }

  @Test func `limits and searches narrow`() throws {
    let folder = try TemporaryFolder()
    let corpus = try Self.open(folder.write(Self.lines(Array(0..<100)), to: "a.jsonl"))
    var selection = CorpusSelection()
    selection.ids = ["a7", "a9", "a50", "nobody"]
    selection.limit = 2
    let source = try corpus.shards(selection, rule: ShardRule(), readers: 1)
    #expect(Self.shards(source).flatMap { $0 } == ["a7", "a9"])
  }

  @Test func `several readers of a store share the work and see one moment`() throws {
    let bench = try StoreBench()
    try bench.folder.write(Self.lines(Array(0..<200)), to: "a.jsonl")
    try bench.importing("a.jsonl")
    let store = try bench.corpus()
    let source = try store.shards(CorpusSelection(), rule: ShardRule(size: 7), readers: 3)
    #expect(source.total == 200)
    let readers = [source.makeReader(), source.makeReader(), source.makeReader()]
    var found: [(number: Int, id: String)] = []
    var isDone = false
    while !isDone {
      isDone = true
      for reader in readers {
        guard let shard = reader.next() else { continue }
        isDone = false
        while let element = shard.next() {
          guard case .article(let article) = element.item else { continue }
          found.append((element.position, article.id))
        }
      }
    }
    #expect(found.sorted { $0.number < $1.number }.map(\.id) == store.ids)
  }
}
