import NewsModel

/// An article as a page describes it in JSON-LD, in the words of schema.org.
struct LinkedArticle {
  private let table: [String: MetaValue]

  private static let types: Set<String> = [
    "NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle",
    "BackgroundNewsArticle",
    "OpinionNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "BlogPosting",
    "LiveBlogPosting",
    "SocialMediaPosting", "TechArticle", "ScholarlyArticle", "Report", "AdvertiserContentArticle",
    "SatiricalArticle", "WebPage",
  ]

  /// The first article in a value: itself, in a list, in `@graph`, or what a page is about; a page
  /// when there is no article.
  static func find(in value: MetaValue) -> LinkedArticle? {
    var waiting = [value]
    var page: LinkedArticle?
    var steps = 0
    while !waiting.isEmpty, steps < 1000 {
      steps += 1
      switch waiting.removeFirst() {
      case .list(let values): waiting += values
      case .table(let table):
        let types = strings(table["@type"]).map {
          $0.split(separator: "/").last.map(String.init) ?? $0
        }
        if types.contains(where: { $0 != "WebPage" && Self.types.contains($0) }) {
          return LinkedArticle(table: table)
        }
        if types.contains("WebPage"), page == nil { page = LinkedArticle(table: table) }
        for key in ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"] {
          if let inner = table[key] { waiting.append(inner) }
        }
      default: break
      }
    }
    return page
  }

  /// JSON without what pages put around it: comments, CDATA, a semicolon, raw line ends in strings.
  static func cleaned(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for mark in ["<!--", "//<![CDATA[", "<![CDATA[", "//]]>", "]]>", "-->"] {
      let trimmed = ByteText.trimmed(bytes)
      if trimmed.starts(with: Array(mark.utf8)) {
        bytes = Array(trimmed.dropFirst(mark.utf8.count))
      }
      let rest = ByteText.trimmed(bytes)
      if rest.count >= mark.utf8.count, rest.suffix(mark.utf8.count).elementsEqual(mark.utf8) {
        bytes = Array(rest.dropLast(mark.utf8.count))
      }
    }
    bytes = Array(ByteText.trimmed(bytes))
    if bytes.last == UInt8(ascii: ";") { bytes.removeLast() }
    var isString = false
    var isEscaped = false
    for index in bytes.indices {
      let byte = bytes[index]
      if isEscaped {
        isEscaped = false
      } else if isString, byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isString.toggle()
      } else if isString, byte < 0x20 {
        bytes[index] = 0x20
      }
    }
    return bytes
  }

  private static func strings(_ value: MetaValue?) -> [String] {
    switch value {
    case .string(let text): [text]
    case .list(let values): values.flatMap { strings($0) }
    case .table(let table): strings(table["name"] ?? table["@value"])
    default: []
    }
  }

  private func string(_ key: String) -> String? {
    Self.strings(table[key]).map { ByteText.trimmed($0) }.first { !$0.isEmpty }
  }

  var headline: String? { string("headline") ?? (isPage ? nil : string("name")) }
  private var isPage: Bool { Self.strings(table["@type"]).allSatisfy { $0.hasSuffix("WebPage") } }
  var published: String? { string("datePublished") ?? string("dateCreated") }
  var modified: String? { string("dateModified") }
  var publisher: String? { string("publisher") ?? string("sourceOrganization") }
  var language: String? { string("inLanguage") }
  var section: String? { string("articleSection") }
  var url: String? {
    let page =
      string("url")
      ?? {
        guard case .table(let page)? = table["mainEntityOfPage"] else {
          return string("mainEntityOfPage")
        }
        return Self.strings(page["@id"]).first
      }()
    return page.flatMap { $0.contains("://") ? $0 : nil }
  }

  var authors: [String] {
    let names =
      Self.strings(table["author"]) + (table["author"] == nil ? Self.strings(table["creator"]) : [])
    return names.map { ByteText.trimmed($0) }.filter { !$0.isEmpty && !$0.contains("://") }
  }

  var keywords: [String] {
    let words = Self.strings(table["keywords"])
    let parts = words.count == 1 ? words[0].split(separator: ",").map(String.init) : words
    return parts.map { ByteText.trimmed($0) }.filter { !$0.isEmpty }
  }

  /// The text, which may have tags in it.
  var body: String? { string("articleBody").map { HTMLText.text(of: $0) } }

  /// What else it says.
  var rest: [String: MetaValue] {
    var rest = table
    for key in ["articleBody", "@context", "headline"] { rest[key] = nil }
    return rest
  }
}
