import NewsModel

/// Fields that need no more of the article than themselves.
extension CorpusArticle {
  /// The title that came with the article.
  package var title: String? {
    let inPlace = inPlace?.withBytes(of: .title) { $0.map { String(decoding: $0, as: UTF8.self) } }
    if let title = inPlace { return title }
    return fields.map { $0.string(.title) } ?? given.article.title
  }

  /// A text field of the article: what the record says, else what reading finds.
  package func string(_ field: RecordField) -> String? {
    withText(of: field) { bytes in bytes.map { String(decoding: $0, as: UTF8.self) } }
  }

  /// The article's date: the record's own, else that which reading finds.
  package var date: Article.Dated? {
    let inPlace = inPlace?.withBytes(of: .date) { $0.flatMap { NewsDate(iso8601: $0) } }
    if let stated = inPlace {
      return stated.map { Article.Dated(value: $0, foundBy: .field) } ?? parts.article.date
    }
    guard let fields, fields[.date].form == .plain else { return parts.article.date }
    let stated = fields.withBytes(of: .date) { NewsDate(iso8601: $0) }
    return stated.map { Article.Dated(value: $0, foundBy: .field) } ?? parts.article.date
  }

  /// The language that came with the article, or that reading has found so far.
  package var statedLanguage: String? {
    if isRead { return read.article.language }
    let inPlace = inPlace?.withBytes(of: .language) {
      $0.map { String(decoding: $0, as: UTF8.self) }
    }
    if let language = inPlace { return language }
    if let fields { return fields.string(.lang) ?? fields.string(.language) }
    return isRead ? read.article.language : given.article.language
  }

  /// Who wrote it: what the record says, else the byline.
  package var authors: [String] {
    let stated = fields.map { $0.strings(.authors) } ?? given.article.authors
    return stated.isEmpty ? parts.article.authors : stated
  }

  /// The keywords that came with the article.
  package var keywords: [String] { fields.map { $0.strings(.keywords) } ?? given.article.keywords }

  /// How sure the language is; 1 when it came with the article.
  package var languageConfidence: Double? {
    if let fields, fields[.lang].form != .absent || fields[.language].form != .absent { return 1 }
    return read.article.languageConfidence
  }

  /// Hands over the bytes of the id.
  package func withID<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    if let found = try inPlace?.withBytes(
      of: .id,
      { bytes throws(Failure) in
        try body(bytes ?? UnsafeBufferPointer(start: nil, count: 0))
      })
    {
      return found
    }
    if let fields, !fields[.id].range.isEmpty { return try fields.withBytes(of: .id, body) }
    return try Self.withBytes(of: id, body)
  }

  /// Hands over the bytes of a text field, or nil; see ``withText(of:_:)``.
  ///
  /// Called from another module it costs less than the generic function.
  package func readText(
    of field: RecordField, _ body: (UnsafeBufferPointer<UInt8>?) -> Void
  ) {
    withText(of: field) { body($0) }
  }

  /// Hands over the bytes of a text field (id, title, text, source, agency, language, url, section),
  /// or nil when the article has no such field; what the record says is decoded for the time of the
  /// call, everything else is read.
  package func withText<Result, Failure: Error>(
    of field: RecordField, _ body: (UnsafeBufferPointer<UInt8>?) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var isAbsent = false
    let found = try inPlace?.withBytes(of: field) { bytes throws(Failure) -> Result? in
      isAbsent = bytes == nil
      return isAbsent ? nil : try body(bytes)
    }
    if let found, let found { return found }
    if !isAbsent, let fields, let stated = stated(field, in: fields) {
      return try fields.withDecoded(stated, pool: pool, body)
    }
    guard let value = value(of: field) else { return try body(nil) }
    return try Self.withBytes(of: value, body)
  }

  /// The field of the record that says what a field of the article is; nil when none does.
  private func stated(_ field: RecordField, in fields: RecordFields) -> RecordField? {
    if field == .language, fields[.lang].form != .absent { return .lang }
    return fields[field].form == .absent ? nil : field
  }

  private func value(of field: RecordField) -> String? {
    switch field {
    case .id: id
    case .title: title
    case .text: text.string
    case .source: !hasFields ? given.article.source : nil
    case .agency: parts.article.agency
    case .language, .lang: read.article.language
    case .url: !hasFields ? given.article.url : nil
    case .section: !hasFields ? given.article.section : nil
    case .date, .authors, .keywords, .meta: nil
    }
  }

  private static func withBytes<Result, Failure: Error>(
    of string: String, _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var string = string
    let found = string.withUTF8 { bytes -> Swift.Result<Result, Failure> in
      do throws(Failure) {
        return .success(try body(bytes))
      } catch {
        return .failure(error)
      }
    }
    return try found.get()
  }
}
