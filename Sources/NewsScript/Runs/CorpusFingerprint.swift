import NewsCorpus

/// The fingerprint of the articles of a run, in the order of the corpus.
///
/// It depends on ids and on what was given of the articles, not on where they lie or who worked.
package struct CorpusFingerprint: ~Copyable {
  /// Up to how many articles each has a mark of its own.
  package static let mostMarks = 50_000

  private var digest = ContentDigest()
  /// How many articles there were.
  package private(set) var count = 0
  /// The articles, while there are not too many to name.
  package private(set) var articles: [ArticleContent]? = []

  /// Begins with no article.
  package init() {}

  /// Adds an article behind those before.
  package mutating func add(_ article: ArticleContent) {
    digest.add(Array("\(article.id)\u{0}\(article.hash)\n".utf8))
    count += 1
    if count > Self.mostMarks { articles = nil } else { articles?.append(article) }
  }

  /// The fingerprint of all articles so far, as 64 hex digits.
  package var hex: String { digest.hex }
}
