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

/// Something with its place in the corpus.
protocol Placed {
  var place: CorpusPlace { get set }
}

extension CorpusPlace {
  /// Gives additions of a part that comes later the places that they have behind those of a part that
  /// ends at a place: where both have the same article, they are counted on.
  static func move<Element: Placed>(_ elements: [Element], behind last: CorpusPlace?) -> [Element] {
    guard let last, elements.contains(where: { $0.place.article == last.article }) else {
      return elements
    }
    return elements.map { element in
      var moved = element
      moved.place = element.place.moved(behind: last)
      return moved
    }
  }

  /// The place behind another one of the same article; the same place when the article is another.
  func moved(behind last: CorpusPlace) -> CorpusPlace {
    guard article == last.article else { return self }
    let (sum, isTooLarge) = number.addingReportingOverflow(last.number)
    return CorpusPlace(article: article, number: isTooLarge ? .max : sum)
  }

  /// The last place of two parts.
  static func last(_ earlier: CorpusPlace?, _ later: CorpusPlace?) -> CorpusPlace? {
    guard let earlier, let later else { return earlier ?? later }
    return max(earlier, later.moved(behind: earlier))
  }

  static func serialised(_ place: CorpusPlace?) -> MetaValue {
    place.map { .list($0.serialised) } ?? .null
  }

  static func read(_ fields: SerialisedFields, _ name: String) throws(AccumulatorError)
    -> CorpusPlace?
  {
    let value = try fields.value(name)
    if case .null = value { return nil }
    return try AccumulatorError.within(".\(name)") { () throws(AccumulatorError) in
      let parts = try value.asTuple("[article, number]", count: 2)
      return try CorpusPlace(serialised: parts[0], parts[1])
    }
  }
}
