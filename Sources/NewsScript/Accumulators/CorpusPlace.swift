import NewsModel

/// Where something was added: the number of the article in the corpus, and the how-manieth addition
/// of the article it was.
package struct CorpusPlace: Hashable, Comparable, Sendable {
  /// The number of the article; 0 outside of runs.
  package var article: Int
  /// Counts what was added to the accumulator for the article, from 1.
  package var number: Int

  /// Orders by article, then by number.
  package static func < (left: CorpusPlace, right: CorpusPlace) -> Bool {
    (left.article, left.number) < (right.article, right.number)
  }

  /// The place of what is added next.
  ///
  /// Outside of runs, where there is no article, it comes after all that is there.
  static func next(after last: CorpusPlace?, article: Int?) -> CorpusPlace {
    let article = article ?? last?.article ?? 0
    guard let last, last.article == article else { return CorpusPlace(article: article, number: 1) }
    return CorpusPlace(article: article, number: last.number + 1)
  }

  var serialised: [MetaValue] { [.integer(Int64(article)), .integer(Int64(number))] }

  init(article: Int, number: Int) { (self.article, self.number) = (article, number) }

  init(serialised article: MetaValue, _ number: MetaValue) throws(AccumulatorError) {
    self.article = try article.asInteger(in: 0...(.max / 2))
    self.number = try number.asInteger(in: 1...(.max / 2))
  }
}
