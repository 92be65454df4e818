import NewsModel

/// Records that follow each other in a corpus, which one thread works on together.
///
/// How a corpus is cut depends on the articles alone, never on who works on it: the same corpus
/// gives the same shards, and an article that comes or goes changes the shard around it only.
package final class CorpusShard {
  /// Its place among the shards, from 0; some numbers may be left out.
  package let number: Int
  private let give: () -> Element?

  /// A record with its place in the corpus: articles that come later have higher ones.
  package typealias Element = (item: CorpusItem, position: Int)

  /// Makes a shard of whatever a body gives.
  package init(_ number: Int, give: @escaping () -> Element?) {
    (self.number, self.give) = (number, give)
  }

  /// The next record, or nil at the end.
  package func next() -> Element? { give() }
}

/// Where threads get the shards of a corpus.
package protocol ShardSource: Sendable {
  /// Where one thread gets its shards; there are as many readers as were asked for.
  func makeReader() -> any ShardReader
  /// The number of articles, or nil when that is not known before the end.
  var total: Int? { get }
}

/// Hands the shards of a corpus to one thread, in order; what it does not get others get.
package protocol ShardReader: AnyObject {
  /// The next shard that nobody has; the one before must not be used any more.
  func next() -> CorpusShard?
}

/// Where a corpus is cut.
package struct ShardRule: Sendable {
  /// About how many articles a shard has unless somebody says otherwise.
  package static let standardSize = 32
  /// About how many articles a shard has.
  package let size: Int

  /// Cuts about every so many articles; at least one.
  package init(size: Int = standardSize) { self.size = min(max(1, size), 1 << 24) }

  /// Whether a shard of so many articles ends with the one of an id.
  package func isEnd(_ id: String, count: Int) -> Bool {
    var id = id
    return id.withUTF8 { isEnd($0, count: count) }
  }

  /// Whether a shard of so many articles ends with the one of this id: the id alone decides, unless
  /// the shard is four times as large as it should be.
  func isEnd(_ id: UnsafeBufferPointer<UInt8>, count: Int) -> Bool {
    size == 1 || count >= size * 4 || IdentityHash.of(id) % UInt64(size) == 0
  }
}

/// A hash of ids that is the same in every process.
package enum IdentityHash {
  /// FNV-1a with the last steps of SplitMix64, so that all bits depend on all bytes.
  static func of(_ id: UnsafeBufferPointer<UInt8>, seed: UInt64 = 0) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ seed
    for byte in id { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    return hash ^ (hash >> 31)
  }
}
