/// Searches for two words each that stand together in some article of a corpus.
///
/// The same corpus and the same seed give the same searches.
package struct QuerySet: Hashable, Sendable {
  /// How frequent the two words are.
  package enum Kind: String, CaseIterable, Sendable {
    case rareAndRare = "rare + rare"
    case rareAndCommon = "rare + common"
    case commonAndCommon = "common + common"

    /// Whether each of the words is rare.
    fileprivate var isRare: (first: Bool, second: Bool) {
      (self != .commonAndCommon, self == .rareAndRare)
    }
  }

  /// A search.
  package struct Query: Hashable, Sendable {
    /// How frequent its words are.
    package let kind: Kind
    /// Two words, in small letters.
    package let text: String
  }

  /// The searches, kind by kind.
  package private(set) var queries: [Query] = []

  /// A word is rare that stands in at least two articles and at most in one of so many.
  private static let rareShare = 200
  /// A word is common that stands in 5 to 50 % of the articles.
  private static let commonPercent = 5...50

  /// Makes so many searches of each kind, or fewer when no more are found.
  ///
  /// `words` gives the words of an article from 1 to `articles`, `count` the number of articles in
  /// which a word stands.
  package init<Failure: Error>(
    each wanted: Int, of articles: Int, seed: UInt64,
    words: (Int) throws(Failure) -> [String], count: (String) throws(Failure) -> Int
  ) throws(Failure) {
    var random = Randomness(seed: seed)
    var counts: [String: Int] = [:]
    for kind in Kind.allCases {
      var known: Set<String> = []
      for _ in 0..<wanted * 50 where known.count < wanted && articles > 0 {
        var (rare, common): ([String], [String]) = ([], [])
        for word in Set(try words(1 + random.below(articles))).sorted() where Self.isPlain(word) {
          let found: Int
          if let known = counts[word] { found = known } else { found = try count(word) }
          counts[word] = found
          if found > 1, found * Self.rareShare <= articles { rare.append(word) }
          if Self.commonPercent.contains(found * 100 / articles) { common.append(word) }
        }
        let first = kind.isRare.first ? rare : common
        let second = kind.isRare.second ? rare : common
        if first.isEmpty || second.isEmpty { continue }
        let pair = (random.pick(first), random.pick(second))
        let text = "\(pair.0) \(pair.1)"
        if pair.0 != pair.1, known.insert(text).inserted {
          queries.append(Query(kind: kind, text: text))
        }
      }
    }
  }

  /// Whether a word is the same in every language of searches.
  private static func isPlain(_ word: String) -> Bool {
    word.utf8.count > 2 && word.utf8.allSatisfy { (0x61...0x7A).contains($0) }
      && !["and", "not", "near"].contains(word)
  }

  /// The searches as lines, kind and words with a tab between them, below some words about them.
  package func text(about: String) -> String {
    queries.reduce(into: "# \(about)\n") { $0 += "\($1.kind.rawValue)\t\($1.text)\n" }
  }
}
