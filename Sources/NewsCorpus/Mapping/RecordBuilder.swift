import NewsModel

/// Makes an article of the values of a record.
struct RecordBuilder {
  /// Why a record is no article.
  struct Problem: Error, CustomStringConvertible { let description: String }

  private let mapping: ResolvedMapping
  private let dates: DateReader
  private var values: [String: MetaValue]
  private var warnings: [String]

  /// Takes the values by the names of the record's columns.
  init(
    _ values: [String: MetaValue], mapping: ResolvedMapping, dateFormat: DateFormat?,
    warnings: [String] = []
  ) {
    (self.values, self.mapping, self.warnings) = (values, mapping, warnings)
    dates = DateReader(format: dateFormat)
  }

  /// The article; what it has no field for is in its `meta`.
  mutating func article() throws(Problem) -> Article {
    guard let text = try string(.text) else {
      let column = mapping.columns[.text] ?? "text"
      throw Problem(description: "no text: '\(column)' is empty or not there")
    }
    let bytes = Array(text.utf8)
    let given = try string(.id)
    let id = given ?? ContentHash.id(of: bytes)
    var article = Article(id: id, text: ArticleText(validUTF8: bytes))
    article.title = try string(.title)
    article.date = try date()
    article.source = try string(.source)
    article.agency = try string(.agency)
    article.authors = try strings(.authors, separators: [UInt8(ascii: ";")])
    article.language = try string(.language)
    article.url = try string(.url)
    article.keywords = try strings(.keywords, separators: Array(";|,".utf8))
    article.section = try string(.section)
    article.meta = values.filter { $0.value != .null && $0.value != .string("") }
    if case .table(let nested) = article.meta["meta"] {
      article.meta["meta"] = nil
      article.meta.merge(nested) { outer, _ in outer }
    }
    for (name, value) in article.meta where name.hasPrefix("meta.") {
      article.meta[name] = nil
      article.meta[String(name.dropFirst(5))] = value
    }
    article.warnings = warnings
    return article
  }

  /// The value of a field, which is taken out of the record; a name with dots goes into tables.
  private mutating func take(_ field: MappedField) -> MetaValue? {
    guard let column = mapping.columns[field] else { return nil }
    if let value = values.removeValue(forKey: column) { return value }
    var value: MetaValue = .table(values)
    for part in column.split(separator: ".") {
      guard case .table(let table) = value, let inner = table[String(part)] else { return nil }
      value = inner
    }
    return value
  }

  private func wrongType(_ field: MappedField, _ expected: String, _ value: MetaValue) -> Problem {
    let column = mapping.columns[field] ?? field.rawValue
    return Problem(
      description: "field '\(column)': expected \(expected), got \(value.typeName)")
  }

  private mutating func string(_ field: MappedField) throws(Problem) -> String? {
    switch take(field) {
    case nil, .null?: return nil
    case .string(let value)?: return value.isEmpty ? nil : value
    case .integer(let value)?: return String(value)
    case .number(let value)?: return value.description
    case .bool(let value)?: return String(value)
    case .list(let values)?:
      let parts = try values.map { value throws(Problem) -> String in
        guard case .string(let part) = value else {
          throw wrongType(field, "string or list of strings", value)
        }
        return part
      }
      return parts.isEmpty ? nil : parts.joined(separator: field == .text ? "\n\n" : ", ")
    case .table(let table)?:
      if case .string(let name) = table["name"] ?? table["title"] ?? .null {
        keep(field, .table(table))
        return name
      }
      throw wrongType(field, "string", .table(table))
    }
  }

  /// Puts a value back that has more than the article takes.
  private mutating func keep(_ field: MappedField, _ value: MetaValue) {
    if let column = mapping.columns[field], !column.contains(".") { values[column] = value }
  }

  /// Strings of a list, or of a string that is cut at the first of the separators that it has.
  private mutating func strings(
    _ field: MappedField, separators: [UInt8]
  ) throws(Problem) -> [String] {
    switch take(field) {
    case nil, .null?: return []
    case .string(let value)?:
      let separator = separators.first { value.utf8.contains($0) }
      guard let separator else { return value.isEmpty ? [] : [value] }
      return value.utf8.split(separator: separator).compactMap {
        let part = String(decoding: ByteText.trimmed($0), as: UTF8.self)
        return part.isEmpty ? nil : part
      }
    case .list(let values)?:
      var hasMore = false
      let names = try values.map { value throws(Problem) -> String in
        switch value {
        case .string(let name): return name
        case .table(let table):
          hasMore = true
          if case .string(let name) = table["name"] ?? table["title"] ?? .null { return name }
          fallthrough
        default: throw wrongType(field, "strings in the list", value)
        }
      }
      if hasMore { keep(field, .list(values)) }
      return names
    case let value?: throw wrongType(field, "string or list of strings", value)
    }
  }

  private mutating func date() throws(Problem) -> Article.Dated? {
    guard let column = mapping.columns[.date], let value = take(.date) else { return nil }
    let stated: String
    switch value {
    case .null: return nil
    case .string(let text): stated = text
    case .integer(let number):
      if let date = DateReader.date(timestamp: number) {
        values[column] = value
        return Article.Dated(value: date, foundBy: .field)
      }
      stated = String(number)
    case let value: throw wrongType(.date, "string", value)
    }
    if stated.isEmpty { return nil }
    guard let found = dates.read(stated) else {
      warnings.append("field '\(column)': \(dates.expectation), got '\(stated)'; kept in meta")
      values[column] = value
      return nil
    }
    // Seconds, a zone or the words of another order are kept beside the date.
    if stated != found.description { values[column] = value }
    return Article.Dated(value: found, foundBy: .field)
  }
}

extension MetaValue {
  /// What an error calls the type.
  package var typeName: String {
    switch self {
    case .null: "null"
    case .bool: "boolean"
    case .integer, .number: "number"
    case .string: "string"
    case .list: "list"
    case .table: "object"
    }
  }
}
