import LuaKit
import NewsCorpus
import NewsModel

/// A condition of `corpus:where{…}`; values of one condition are alternatives.
struct ArticleCondition {
  /// The conditions there are.
  enum Name: String, CaseIterable {
    case after, before, from, to, on, has, agency, source, place, language, title, section
    case id, keyword, author
  }

  private let name: Name
  private let values: [String]

  /// Reads all conditions; an unknown one is an error that names the nearest.
  static func all(in reader: TableReader) throws(LuaError) -> [ArticleCondition] {
    let known = Name.allCases.map(\.rawValue)
    try reader.check(known: known)
    var conditions: [ArticleCondition] = []
    for name in Name.allCases {
      let value = try reader.value(name.rawValue)
      switch value {
      case .nil: continue
      case .table:
        conditions.append(Self(name: name, values: try reader.strings(name.rawValue) ?? []))
      default:
        guard let text = value.text else { throw reader.wrong(name.rawValue, "string", value) }
        conditions.append(Self(name: name, values: [text]))
      }
    }
    for condition in conditions { try condition.checkDates() }
    return conditions
  }

  private func checkDates() throws(LuaError) {
    let isDate = [Name.after, .before, .from, .to, .on].contains(name)
    for value in values where isDate && NewsDate(iso8601: value) == nil {
      throw LuaError("where: '\(name.rawValue)': expected a date as YYYY-MM-DD, got '\(value)'")
    }
  }

  /// Whether an article fulfils it for one of the values.
  func holds(for article: CorpusArticle) -> Bool { values.contains { holds($0, for: article) } }

  private func holds(_ value: String, for article: CorpusArticle) -> Bool {
    switch name {
    case .after, .before, .from, .to, .on: holdsForDate(value, article.date?.value.description)
    case .has: WordSearch(value).isFound(in: article)
    case .agency: Self.same(article.string(.agency), value)
    case .source: Self.same(article.string(.source), value)
    case .place: Self.same(article.read.article.dateline?.place, value)
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
