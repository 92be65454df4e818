import NewsModel

extension RecordFields {
  /// The article of the record: what ``RecordDecoder`` makes of it, to the byte.
  func article(id: String, text: ArticleText) -> Article {
    var article = Article(id: id, text: text)
    article.title = string(.title)
    article.source = string(.source)
    article.agency = string(.agency)
    article.authors = strings(.authors)
    article.language = string(.lang) ?? string(.language)
    article.url = string(.url)
    article.keywords = strings(.keywords)
    article.section = string(.section)
    var rest: [String: JSONValue] = [:]
    if let stated = string(.date) {
      if let date = NewsDate(iso8601: stated) {
        article.date = Article.Dated(value: date, foundBy: .field)
      } else {
        article.warnings.append(RecordDecoder.warning(date: stated))
        rest["date"] = .string(stated)
      }
    }
    guard hasOthers || self[.meta].form != .absent || !rest.isEmpty else { return article }
    rest.merge(others()) { first, _ in first }
    if let found = RecordDecoder.meta(of: rest, warnings: article.warnings) {
      (article.meta, article.warnings) = found
    }
    return article
  }

  /// A list of strings; a string is a list of one.
  func strings(_ field: RecordField) -> [String] {
    guard self[field].form == .json else { return string(field).map { [$0] } ?? [] }
    guard case .list(let values)? = withBytes(of: field, { JSONParser.value(of: $0) }) else {
      return []
    }
    return values.compactMap {
      guard case .string(let string) = $0 else { return nil }
      return string
    }
  }

  /// `meta` and the fields that the model has no place for.
  private func others() -> [String: JSONValue] {
    if !hasOthers, self[.meta].form == .json {
      return withBytes(of: .meta) { JSONParser.value(of: $0) }.map { ["meta": $0] } ?? [:]
    }
    guard hasOthers else { return [:] }
    return withRecord { record in
      JSONParser.members(of: record) { name in
        name == RecordField.meta.name || !RecordDecoder.fields.contains(name)
      } ?? [:]
    }
  }
}
