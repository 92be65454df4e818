/// A mention that is not as in the gold.
package struct SpanError: Hashable, Sendable {
  /// What is wrong with it.
  package enum Sort: String, CaseIterable, Sendable {
    /// In the gold, and nothing there was found.
    case missed
    /// Found, and nothing there is in the gold.
    case spurious
    /// The right span with another kind.
    case wrongKind = "wrong kind"
    /// The right kind with another span.
    case wrongBorder = "wrong border"
    /// Another span and another kind.
    case wrongBoth = "wrong border and kind"
  }

  /// One side: where, which kind, which words.
  package struct Side: Hashable, Sendable {
    /// The first scalar, from 0.
    package let start: Int
    /// Behind the last scalar.
    package let end: Int
    /// The class that is compared.
    package let kind: String
    /// The words.
    package let text: String

    /// Makes a side.
    package init(start: Int, end: Int, kind: String, text: String) {
      (self.start, self.end, self.kind, self.text) = (start, end, kind, text)
    }
  }

  /// What is wrong.
  package let sort: Sort
  /// The id of the article.
  package let article: String
  /// Where the article stands in the gold.
  package let place: String
  /// The mention of the gold, or nil.
  package let gold: Side?
  /// The mention that was found, or nil.
  package let found: Side?
  /// The text around it in one line, the mention in brackets.
  package let context: String

  /// Makes an error.
  package init(
    sort: Sort, article: String, place: String, gold: Side?, found: Side?, context: String
  ) {
    (self.sort, self.article, self.place) = (sort, article, place)
    (self.gold, self.found, self.context) = (gold, found, context)
  }

  /// What stays the same when something else is found at the same mention.
  package struct Key: Hashable, Sendable {
    let article: String
    let isInGold: Bool
    let side: Side?
  }

  /// The mention of the gold, or the found one that the gold lacks.
  package var key: Key { Key(article: article, isInGold: gold != nil, side: gold ?? found) }

  /// What is wrong, in a line: words and kinds.
  package var summary: String {
    switch (gold, found) {
    case (let gold?, nil): "\(gold.text) (\(gold.kind))"
    case (nil, let found?): "\(found.text) (\(found.kind))"
    case (let gold?, let found?):
      switch sort {
      case .wrongKind: "\(gold.text) (\(gold.kind)), found as \(found.kind)"
      default: "\(gold.text) (\(gold.kind)), found \(found.text) (\(found.kind))"
      }
    case (nil, nil): ""
    }
  }
}
