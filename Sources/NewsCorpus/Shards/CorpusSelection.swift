import NewsModel

/// The part of a corpus that somebody wants to work on.
package struct CorpusSelection: Sendable {
  /// Some articles by chance, the same ones in every run.
  package struct Sample: Sendable, Equatable {
    /// How many.
    package let count: Int
    /// Another number gives other articles.
    package let seed: UInt64

    /// Takes so many articles.
    package init(count: Int, seed: UInt64 = 0) { (self.count, self.seed) = (count, seed) }
  }

  /// What the articles must fulfil.
  package var conditions: [ArticleCondition] = []
  /// The ids that a search found, or nil when nothing was searched for.
  package var ids: Set<String>?
  /// Some of those by chance, or nil for all.
  package var sample: Sample?
  /// At most so many of those, the first ones.
  package var limit: Int?

  /// Everything.
  package init() {}

  /// Whether the articles must be looked at to know which ones are meant.
  var needsList: Bool { ids != nil || sample != nil || limit != nil }

  /// The places of the wanted ones among articles that fulfil the conditions.
  ///
  /// `next` hands over the id of one after the other, and false at the end.
  func places(_ next: ((UnsafeBufferPointer<UInt8>) -> Void) -> Bool) -> [Int] {
    var chosen: [(hash: UInt64, place: Int)] = []
    var place = 0
    let most = sample == nil ? (limit ?? .max) : .max
    while chosen.count < most {
      let hasMore = next { id in
        defer { place += 1 }
        if let ids, !ids.contains(String(decoding: id, as: UTF8.self)) { return }
        chosen.append((sample.map { IdentityHash.of(id, seed: $0.seed) } ?? 0, place))
      }
      guard hasMore else { break }
    }
    if let sample {
      chosen.sort { ($0.hash, $0.place) < ($1.hash, $1.place) }
      chosen = Array(chosen.prefix(max(0, sample.count)))
    }
    return Array(chosen.map(\.place).sorted().prefix(limit ?? .max))
  }
}
