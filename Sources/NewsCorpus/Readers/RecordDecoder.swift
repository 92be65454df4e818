import NewsModel
import Spelling

/// Makes articles of JSON records, and says of any other record what is wrong with it.
///
/// ``RecordScanner`` finds the fields of most records faster; whatever it leaves comes here.
package struct RecordDecoder {
  /// Why a record is no article.
  package struct Problem: Error, CustomStringConvertible {
    package let description: String
    init(_ description: String) { self.description = description }
  }

  /// The fields that the model has a place for.
  static let fields = [
    "id", "title", "date", "text", "source", "agency", "authors", "language", "lang", "url",
    "keywords", "section", "meta",
  ]

  /// The form of record that newslab itself writes.
  static let ownFormat = "newslab-article/1"

  /// What newslab writes and finds again when it reads the text.
  static let ownFields = [
    "format", "offsets", "derived_title", "dateline", "body_start", "blocks", "paragraphs",
    "tokens", "sentences", "mentions", "entities", "quotes", "times", "numbers", "claims", "labels",
    "notes",
  ]

  private var record: [String: JSONValue]
  /// What positions in the record count.
  private var unit = OffsetUnit.scalars
  private var warnings: [String] = []

  /// Makes an article of one line.
  package static func article(from line: [UInt8]) throws(Problem) -> Article {
    let decoded = TextDecoder.decodeUTF8(line)
    let value: JSONValue
    do {
      value = try JSONValue.parse(decoded.text.bytes)
    } catch {
      throw Problem(error.description)
    }
    guard case .table(let record) = value else {
      throw Problem("expected an object, got \(value.typeName)")
    }
    var decoder = RecordDecoder(record: record, warnings: decoded.warnings)
    return try decoder.article()
  }

  private init(record: [String: JSONValue], warnings: [String]) {
    (self.record, self.warnings) = (record, warnings)
  }

  /// What `meta` and the fields without a place of their own give; nil when `meta` is no object.
  static func meta(
    of rest: [String: JSONValue], warnings: [String] = []
  ) -> (meta: [String: MetaValue], warnings: [String])? {
    var decoder = RecordDecoder(record: rest, warnings: warnings)
    guard let meta = try? decoder.meta() else { return nil }
    return (meta, decoder.warnings)
  }

  /// What is said of a date that cannot be read.
  static func warning(date: String) -> String {
    "field 'date': expected YYYY-MM-DD, got '\(date)'; kept in meta"
  }

  private mutating func article() throws(Problem) -> Article {
    let isOwn = try dropOwnFields()
    guard let text = try string("text") else { throw missingText() }
    let id = try identifier() ?? ContentHash.id(of: Array(text.utf8))
    var article = Article(id: id, text: ArticleText(text))
    article.title = try string("title")
    article.date = try date(in: article.text, isOwn: isOwn)
    article.source = try string("source")
    article.agency = try string("agency")
    article.authors = try strings("authors")
    let language = try string("language")
    article.language = try string("lang", else: language)
    article.url = try string("url")
    article.keywords = try strings("keywords")
    article.section = try string("section")
    article.meta = try meta()
    article.warnings = warnings
    return article
  }

  /// Takes out what newslab wrote itself; says whether the record is of its format.
  private mutating func dropOwnFields() throws(Problem) -> Bool {
    guard case .string(let format) = record["format"], format.hasPrefix("newslab-article/") else {
      return false
    }
    guard format == Self.ownFormat else {
      throw Problem("unknown format '\(format)'; expected '\(Self.ownFormat)'")
    }
    if case .string(let name) = record["offsets"] { unit = OffsetUnit(rawValue: name) ?? unit }
    for field in Self.ownFields { record[field] = nil }
    return true
  }

  private func missingText() -> Problem {
    let usual = ["body", "content", "contents", "article", "story", "fulltext"]
    let names = record.keys.sorted()
    let near = usual.first { record[$0] != nil } ?? NearestName.nearest(to: "text", among: names)
    return Problem("missing field 'text'" + NearestName.question(near))
  }

  private func wrongType(_ field: String, _ expected: String, _ value: JSONValue) -> Problem {
    Problem("field '\(field)': expected \(expected), got \(value.typeName)")
  }

  /// The string of a field, or nil when it is absent or null.
  private mutating func string(
    _ field: String, else other: String? = nil
  ) throws(Problem) -> String? {
    switch record.removeValue(forKey: field) {
    case nil, .null: return other
    case .string(let value): return value
    case let value?: throw wrongType(field, "string", value)
    }
  }

  private mutating func identifier() throws(Problem) -> String? {
    switch record.removeValue(forKey: "id") {
    case nil, .null: return nil
    case .string(let value): return value.isEmpty ? nil : value
    case .integer(let value): return String(value)
    case let value?: throw wrongType("id", "string", value)
    }
  }

  /// A list of strings; one string counts as a list of one.
  private mutating func strings(_ field: String) throws(Problem) -> [String] {
    switch record.removeValue(forKey: field) {
    case nil, .null: return []
    case .string(let value): return [value]
    case .list(let values):
      var strings: [String] = []
      for value in values {
        guard case .string(let string) = value else {
          throw Problem("field '\(field)': expected strings in the list, got \(value.typeName)")
        }
        strings.append(string)
      }
      return strings
    case let value?: throw wrongType(field, "string or list of strings", value)
    }
  }

  private mutating func date(
    in text: ArticleText, isOwn: Bool
  ) throws(Problem) -> Article.Dated? {
    if isOwn, case .table(let parts) = record["date"] {
      record["date"] = nil
      return ownDate(parts, in: text)
    }
    guard let stated = try string("date") else { return nil }
    if let date = NewsDate(iso8601: stated) { return Article.Dated(value: date, foundBy: .field) }
    warnings.append(Self.warning(date: stated))
    record["date"] = .string(stated)
    return nil
  }

  /// A date in the form that newslab writes.
  private func ownDate(_ parts: [String: JSONValue], in text: ArticleText) -> Article.Dated? {
    guard case .string(let value) = parts["value"], let date = NewsDate(iso8601: value) else {
      return nil
    }
    var source = Article.Dated.Source.field
    if case .string(let name) = parts["found_by"] { source = .init(rawValue: name) ?? source }
    var span: TextSpan?
    if case .integer(let start) = parts["start"], case .integer(let end) = parts["end"],
      start >= 0, start <= end
    {
      let offsets = OffsetConverter(text: text, unit: unit)
      let ends = (offsets.byteOffset(Int(start)), offsets.byteOffset(Int(end)))
      span = ends.0..<ends.1
    }
    return Article.Dated(value: date, foundBy: source, span: span)
  }

  /// What is left of the record, together with its own `meta`.
  private mutating func meta() throws(Problem) -> [String: MetaValue] {
    var meta: [String: MetaValue] = [:]
    switch record.removeValue(forKey: "meta") {
    case nil, .null: break
    case .table(let values): meta = values.mapValues(\.metaValue)
    case let value?: throw wrongType("meta", "object", value)
    }
    for name in record.keys.sorted() {
      guard let value = record[name]?.metaValue else { continue }
      if let other = meta.updateValue(value, forKey: name), other != value {
        warnings.append("field '\(name)' stands in 'meta' too, with another value that is left out")
      }
    }
    return meta
  }
}
