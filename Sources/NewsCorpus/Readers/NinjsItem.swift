import NewsModel

/// An item of ninjs as an article.
///
/// Whatever says more than the field that takes it, such as a subject with its code, stays in `meta`
/// under its name, so that ``NinjsWriter`` can write it back.
struct NinjsItem {
  private var item: [String: MetaValue]
  private let dates: DateReader
  private var warnings: [String] = []

  /// The article of a JSON object, or why there is none.
  static func record(of bytes: [UInt8], line: Int, dates: DateReader) -> FormatRecord {
    let decoded = TextDecoder.decodeUTF8(bytes)
    do {
      guard case .table(let table) = try JSONValue.parse(decoded.text.bytes) else {
        return .rejected("expected an object", line: line)
      }
      var item = NinjsItem(
        item: table.mapValues(\.metaValue), dates: dates, warnings: decoded.warnings)
      return .article(try item.article(), line: line)
    } catch {
      return .rejected("\(error)", line: line)
    }
  }

  private init(item: [String: MetaValue], dates: DateReader, warnings: [String]) {
    (self.item, self.dates, self.warnings) = (item, dates, warnings)
  }

  private mutating func article() throws(RecordBuilder.Problem) -> Article {
    let shape = NinjsShape(item: item)
    guard let uri = try string("uri"), !uri.isEmpty else {
      throw RecordBuilder.Problem(description: "missing field 'uri', which every item of ninjs has")
    }
    item["uri"] = nil
    let text = try body()
    var article = Article(id: uri, text: ArticleText(text ?? ""))
    if text == nil { warnings.append("the item has no text") }
    article.title = try headline()
    article.date = try date()
    if let tag = try string("language") {
      let code = tag.split { !$0.isLetter }.first.map { $0.lowercased() } ?? tag
      if code == tag { item["language"] = nil }
      article.language = code
    }
    article.authors = try authors()
    article.source = try source()
    article.url = try link()
    article.keywords = try keywords()
    article.section = try string("section")
    item["section"] = nil
    article.meta = item
    article.meta[NinjsShape.key] = .integer(shape.major)
    article.warnings = warnings
    return article
  }

  private func string(_ name: String) throws(RecordBuilder.Problem) -> String? {
    switch item[name] {
    case nil, .null?: return nil
    case .string(let value)?: return value
    case let value?:
      throw RecordBuilder.Problem(
        description: "field '\(name)': expected string, got \(value.typeName)")
    }
  }

  /// The elements of a list of objects, each with its values.
  private func tables(_ name: String) throws(RecordBuilder.Problem) -> [[String: MetaValue]] {
    guard let value = item[name], value != .null else { return [] }
    guard case .list(let values) = value else {
      throw RecordBuilder.Problem(
        description: "field '\(name)': expected list of objects, got \(value.typeName)")
    }
    return values.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  private static func string(_ value: MetaValue?) -> String? {
    if case .string(let text)? = value { text } else { nil }
  }

  private mutating func body() throws(RecordBuilder.Problem) -> String? {
    // 1.x: body_text, body_xhtml, body_html, body_NAME.
    if let text = try string("body_text"), !text.isEmpty {
      item["body_text"] = nil
      return text
    }
    for name in ["body_xhtml", "body_html", "body_html5"] {
      if let markup = try string(name), !markup.isEmpty { return HTMLText.paragraphs(of: markup) }
    }
    // 2.x and 3.x: bodies with role, contenttype and value.
    let bodies = try tables("bodies")
    let plain = bodies.first { Self.isPlain($0) } ?? bodies.first
    if let plain, let value = Self.string(plain["value"]) {
      if Self.isPlain(plain) {
        if bodies.count == 1, Self.isPlainText(plain),
          plain["contenttype"] ?? plain["contentType"] != nil
        {
          item["bodies"] = nil
        }
        return value
      }
      return HTMLText.text(of: value)
    }
    for name in item.keys.sorted() where name.hasPrefix("body_") {
      if let text = try string(name), !text.isEmpty { return HTMLText.text(of: text) }
    }
    for name in ["description_text", "description_html", "description_xhtml"] {
      if let text = try string(name), !text.isEmpty { return HTMLText.text(of: text) }
    }
    let descriptions = try tables("descriptions")
    return descriptions.lazy.compactMap { Self.string($0["value"]) }.first.map(HTMLText.text)
  }

  /// Whether the writer can make the same object of its text alone.
  private static func isPlainText(_ object: [String: MetaValue]) -> Bool {
    object.allSatisfy { name, value in
      switch name {
      case "value": true
      case "role": value == .string("main")
      case "contenttype", "contentType": value == .string("text/plain")
      default: false
      }
    } && object["role"] != nil
  }

  private static func isPlain(_ body: [String: MetaValue]) -> Bool {
    let type = string(body["contenttype"] ?? body["contentType"]) ?? "text/plain"
    return type.hasPrefix("text/plain")
  }

  private mutating func headline() throws(RecordBuilder.Problem) -> String? {
    if let headline = try string("headline") {
      item["headline"] = nil
      return headline
    }
    let headlines = try tables("headlines")
    let main =
      headlines.first { Self.string($0["role"])?.hasSuffix("main") == true } ?? headlines.first
    if let main, let value = Self.string(main["value"]) {
      if headlines.count == 1, Self.isPlainText(main) { item["headlines"] = nil }
      return Self.string(main["contenttype"] ?? main["contentType"])?.contains("html") == true
        ? HTMLText.line(of: value) : value
    }
    if let title = try string("title") {
      item["title"] = nil
      return title
    }
    return nil
  }

  private mutating func date() throws(RecordBuilder.Problem) -> Article.Dated? {
    for name in [
      "versioncreated", "versionCreated", "contentcreated", "contentCreated", "firstcreated",
      "firstCreated",
    ] {
      guard let stated = try string(name) else { continue }
      guard let date = dates.read(stated) else {
        warnings.append("field '\(name)': \(dates.expectation), got '\(stated)'; kept in meta")
        continue
      }
      return Article.Dated(value: date, foundBy: .field)
    }
    return nil
  }

  private mutating func authors() throws(RecordBuilder.Problem) -> [String] {
    for name in ["byline", "by"] {
      guard let byline = try string(name), !byline.isEmpty else { continue }
      item[name] = nil
      return [byline]
    }
    for name in ["people", "person", "creditline"] {
      guard case .list(let people)? = item[name] else { continue }
      let authors = people.compactMap { person -> String? in
        guard case .table(let table) = person else { return nil }
        let rel = Self.string(table["rel"])?.lowercased() ?? ""
        return ["author", "creator", "byline"].contains(rel) ? Self.string(table["name"]) : nil
      }
      if !authors.isEmpty { return authors }
    }
    let sources = try tables("infosources")
    return sources.filter { Self.string($0["rel"])?.contains("author") == true }
      .compactMap { Self.string($0["name"]) }
  }

  private mutating func source() throws(RecordBuilder.Problem) -> String? {
    if let source = try string("source") {
      item["source"] = nil
      return source
    }
    if let sources = try? tables("infosources"), let name = Self.string(sources.first?["name"]) {
      return name
    }
    if let holder = try string("copyrightholder") { return holder }
    return try string("copyrightHolder")
  }

  private mutating func link() throws(RecordBuilder.Problem) -> String? {
    if let url = try string("url") {
      item["url"] = nil
      return url
    }
    let alternates = (try? tables("altids")) ?? []
    return alternates.compactMap { Self.string($0["value"]) }.first { $0.contains("://") }
  }

  private mutating func keywords() throws(RecordBuilder.Problem) -> [String] {
    if case .list(let values)? = item["keywords"] {
      item["keywords"] = nil
      return values.compactMap { Self.string($0) }
    }
    let subjects = try tables("subject") + tables("subjects")
    return subjects.compactMap { Self.string($0["name"] ?? $0["literal"]) }
  }
}
