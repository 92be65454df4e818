import NewsModel

/// A condition on what an article says of itself; values of one condition are alternatives.
package struct ArticleCondition: Hashable, Sendable {
  /// The conditions there are.
  package enum Name: String, CaseIterable, Sendable {
    case after, before, from, to, on, has, agency, source, place, language, title, section
    case id, keyword, author

    /// Whether its values are dates.
    package var isDate: Bool {
      switch self {
      case .after, .before, .from, .to, .on: true
      default: false
      }
    }
  }

  /// What is asked.
  package let name: Name
  /// The values of which one must fit.
  package let values: [String]

  /// Makes a condition; values of a date are ISO 8601, such as `2017-04`.
  package init(_ name: Name, _ values: [String]) { (self.name, self.values) = (name, values) }

  /// Makes a condition with one value.
  package init(_ name: Name, _ value: String) { self.init(name, [value]) }

  /// The first value that is no date although one is needed, or nil.
  package var badDate: String? {
    name.isDate ? values.first { NewsDate(iso8601: $0) == nil } : nil
  }

  /// Whether an article fulfils it for one of the values.
  package func holds(for article: Article) -> Bool { holds(for: CorpusArticle(read: article)) }

  /// Whether an article fulfils it for one of the values; no more of it is read than that needs.
  package func holds(for article: CorpusArticle) -> Bool {
    values.contains { holds($0, for: article) }
  }

  private func holds(_ value: String, for article: CorpusArticle) -> Bool {
    switch name {
    case .after, .before, .from, .to, .on: holdsForDate(value, article.date?.value.description)
    case .has: WordSearch(value).isFound(in: article)
    case .agency: Self.same(article.string(.agency), value)
    case .source: Self.same(article.string(.source), value)
    case .place: Self.same(article.parts.article.dateline?.place, value)
    case .language: Self.same(article.string(.language), value)
    case .title: article.title?.lowercased().contains(value.lowercased()) ?? false
    case .section: Self.same(article.string(.section), value)
    case .id: article.withID { $0.elementsEqual(value.utf8) }
    case .keyword: article.keywords.contains { Self.same($0, value) }
    case .author: article.authors.contains { Self.same($0, value) }
    }
  }

  /// Dates of different precision: 2017-04-06 lies on 2017-04, and not after it.
  private func holdsForDate(_ value: String, _ date: String?) -> Bool {
    guard let date else { return false }
    let isWithin = date.hasPrefix(value)
    return switch name {
    case .after: date > value && !isWithin
    case .before: date < value
    case .from: date > value || isWithin
    case .to: date < value || isWithin
    default: isWithin
    }
  }

  private static func same(_ found: String?, _ wanted: String) -> Bool {
    found?.lowercased() == wanted.lowercased()
  }
}
