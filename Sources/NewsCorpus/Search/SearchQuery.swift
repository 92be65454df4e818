import NewsModel

/// What a search asks for: words of the text, and facts about the article.
package indirect enum SearchQuery: Hashable, Sendable {
  /// Words that stand in title or body.
  case text(SearchText)
  /// Something that is known of the article.
  case fact(SearchFact)
  /// All of these.
  case all([SearchQuery])
  /// Any of these.
  case any([SearchQuery])
  /// Not this.
  case not(SearchQuery)
}

/// Words next to each other; upper and lower case, and accents, do not matter.
package struct SearchPhrase: Hashable, Sendable {
  /// The words as they were typed; the full-text index cuts them as it cuts articles.
  package let words: String
  /// Whether the last word may go on: `secur*`.
  package let isPrefix: Bool

  /// Makes a phrase.
  package init(_ words: String, isPrefix: Bool = false) {
    (self.words, self.isPrefix) = (words, isPrefix)
  }
}

/// Words of the text: one phrase, or several that stand near each other.
package struct SearchText: Hashable, Sendable {
  /// Where words may stand.
  package enum Part: String, Hashable, Sendable { case title, body }

  /// The phrases.
  package let phrases: [SearchPhrase]
  /// How many words at most lie between the first phrase and the last one; nil for a single phrase.
  package let distance: Int?
  /// The part that is searched, or nil for all of it.
  package let part: Part?

  /// Makes a text condition.
  package init(_ phrases: [SearchPhrase], distance: Int? = nil, part: Part? = nil) {
    (self.phrases, self.distance, self.part) = (phrases, distance, part)
  }
}

/// A condition on what is known of an article.
package enum SearchFact: Hashable, Sendable {
  /// A field that has this value, or begins with it; upper and lower case do not matter.
  case value(SearchField, String, isPrefix: Bool)
  /// A date between two, both included and as coarse as they are: 2017-04 ends with its last day.
  case date(from: NewsDate?, to: NewsDate?)
}

extension SearchQuery {
  /// The fields whose values it asks for, each once, in the order of the fields.
  package var fields: [SearchField] {
    var found: Set<SearchField> = []
    collect(into: &found)
    return SearchField.allCases.filter(found.contains)
  }

  private func collect(into found: inout Set<SearchField>) {
    switch self {
    case .text(let text):
      switch text.part {
      case .title: found.insert(.title)
      case .body: found.insert(.body)
      case nil: break
      }
    case .fact(.value(let field, _, _)): found.insert(field)
    case .fact(.date): found.insert(.date)
    case .not(let query): query.collect(into: &found)
    case .all(let queries), .any(let queries):
      for query in queries { query.collect(into: &found) }
    }
  }
}
