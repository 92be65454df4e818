import NewsModel

/// An item or entry of a feed as an article.
struct FeedItem {
  private let element: XMLElement
  private let channel: FeedChannel
  private let base: String?
  private let language: String?
  private let dates: DateReader
  private var values: [String: [XMLElement]] = [:]
  private var used: Set<String> = []

  init(
    _ element: XMLElement, channel: FeedChannel, base: String?, language: String?, dates: DateReader
  ) {
    self.element = element
    self.channel = channel
    self.base = element.attributes["xml:base"].map { FeedLink.resolve($0, base: base) } ?? base
    self.language = element.attributes["xml:lang"] ?? language
    self.dates = dates
    for child in element.elements {
      values[FeedNames.qualified(child).lowercased(), default: []].append(child)
    }
  }

  /// The article, or why there is none.
  var record: FormatRecord {
    var item = self
    let text = item.text()
    let url = item.link()
    let given = item.identifier()
    let title = item.firstText(["title", "dc:title", "media:title"], read: FeedText.title)
    if text == nil, title == nil, url == nil, given == nil, element.elements.isEmpty {
      return .rejected("the item is empty", line: element.line)
    }
    let id = given ?? url ?? ContentHash.id(of: Array((text ?? title ?? "").utf8))
    var article = Article(id: id, text: ArticleText(text ?? ""))
    if text == nil { article.warnings.append("the item has no text") }
    article.title = title
    article.url = url
    article.date = item.date(&article.warnings)
    article.authors = item.authors()
    article.source = item.source()
    article.language = item.languageTag()
    article.keywords = item.keywords()
    article.meta = item.rest()
    return .article(article, line: element.line)
  }

  private mutating func firstText(_ names: [String], read: (XMLElement) -> String?) -> String? {
    for name in names {
      guard let element = values[name]?.first, let text = read(element) else { continue }
      used.insert(name)
      return text
    }
    return nil
  }

  private mutating func text() -> String? {
    // The longest that an item has is its text; what else there is stays in meta.
    firstText(
      [
        "content:encoded", "content", "xhtml:body", "body", "fullitem", "description", "summary",
        "dc:description", "itunes:summary", "media:description", "tagline",
      ], read: FeedText.content)
  }

  private mutating func identifier() -> String? {
    if let about = element.attributes["rdf:about"] ?? element.attributes["about"] { return about }
    return firstText(["guid", "id", "dc:identifier"]) { FeedText.trimmed($0.text) }
  }

  private mutating func link() -> String? {
    let links = values["link"] ?? []
    let chosen =
      links.first {
        ($0.attributes["rel"] ?? "alternate") == "alternate" && $0.attributes["href"] != nil
      }
      ?? links.first { FeedText.trimmed($0.text) != nil }
      ?? links.first { $0.attributes["href"] != nil && $0.attributes["rel"] == nil }
    if let chosen, let target = FeedText.trimmed(chosen.attributes["href"] ?? chosen.text) {
      if links.count == 1 { used.insert("link") }
      return FeedLink.resolve(
        target, base: chosen.attributes["xml:base"].map { FeedLink.resolve($0, base: base) } ?? base
      )
    }
    if let guid = values["guid"]?.first, guid.attributes["isPermaLink"] != "false",
      let target = FeedText.trimmed(guid.text), target.contains("://")
    {
      return target
    }
    return nil
  }

  private mutating func date(_ warnings: inout [String]) -> Article.Dated? {
    let names = [
      "pubdate", "published", "issued", "dc:date", "dcterms:issued", "dcterms:created", "created",
      "updated", "modified", "dcterms:modified", "prism:publicationdate",
    ]
    for name in names {
      guard let stated = values[name]?.first.flatMap({ FeedText.trimmed($0.text) }) else {
        continue
      }
      if let date = dates.read(stated) { return Article.Dated(value: date, foundBy: .field) }
      warnings.append("'\(name)': \(dates.expectation), got '\(stated.prefix(80))'; kept in meta")
    }
    return nil
  }

  private mutating func authors() -> [String] {
    var names: [String] = []
    for name in ["author", "dc:creator", "dc:author", "itunes:author", "managingeditor"] {
      for element in values[name] ?? [] {
        if let person = Self.person(element), !names.contains(person) { names.append(person) }
      }
      if !names.isEmpty {
        used.insert(name)
        break
      }
    }
    return names
  }

  /// The name of a person: the element `name`, the words in brackets behind an address, or all of it.
  private static func person(_ element: XMLElement) -> String? {
    if let name = element.elements.first(where: { $0.name == "name" }) {
      return FeedText.trimmed(name.text)
    }
    guard let text = FeedText.trimmed(HTMLText.line(of: element.text)) else { return nil }
    guard text.contains("@"), let open = text.lastIndex(of: "("), text.hasSuffix(")") else {
      return text
    }
    return FeedText.trimmed(String(text[text.index(after: open)...].dropLast()))
  }

  private mutating func source() -> String? {
    if let source = values["source"]?.first {
      let title = source.elements.first { $0.name == "title" }
      if let name = FeedText.trimmed(HTMLText.line(of: title?.text ?? source.text)) { return name }
    }
    return firstText(["dc:publisher", "dc:source"], read: FeedText.title) ?? channel.title
  }

  private mutating func languageTag() -> String? {
    let stated = firstText(["dc:language", "language"]) { FeedText.trimmed($0.text) }
    guard let tag = stated ?? language ?? channel.language else { return nil }
    return tag.split { !$0.isLetter }.first?.lowercased()
  }

  private mutating func keywords() -> [String] {
    var words: [String] = []
    for name in ["category", "dc:subject", "media:keywords", "itunes:keywords"] {
      for element in values[name] ?? [] {
        let text = element.attributes["label"] ?? element.attributes["term"] ?? element.text
        let parts =
          name.hasSuffix("keywords") ? text.split(separator: ",").map(String.init) : [text]
        for part in parts {
          guard let word = FeedText.trimmed(HTMLText.line(of: part)), !words.contains(word) else {
            continue
          }
          words.append(word)
        }
      }
      let isPlain = (values[name] ?? []).allSatisfy { $0.attributes.isEmpty }
      if values[name] != nil, isPlain { used.insert(name) }
    }
    return words
  }

  /// What no field of an article takes, and whatever says more than its field does.
  private func rest() -> [String: MetaValue] {
    var meta: [String: MetaValue] = [:]
    for (name, elements) in values where !used.contains(name) {
      let found = elements.map(Self.value)
      let key = FeedNames.qualified(elements[0])
      meta[key] = found.count == 1 ? found[0] : .list(found)
    }
    return meta
  }

  /// An element as a value: its text, or its attributes, elements and text by name.
  private static func value(of element: XMLElement) -> MetaValue {
    let text = element.elements.isEmpty ? ByteText.trimmed(element.text) : ""
    if element.attributes.isEmpty, element.elements.isEmpty { return .string(text) }
    var table = element.attributes.mapValues { MetaValue.string($0) }
    if !text.isEmpty { table["text"] = .string(text) }
    if !element.elements.isEmpty,
      element.elements.contains(where: { $0.namespace == "http://www.w3.org/1999/xhtml" })
    {
      table["markup"] = .string(element.markup)
      return .table(table)
    }
    var inner: [String: [MetaValue]] = [:]
    for child in element.elements {
      inner[FeedNames.qualified(child), default: []].append(flat(child))
    }
    for (name, values) in inner { table[name] = values.count == 1 ? values[0] : .list(values) }
    return .table(table)
  }

  /// An element below another one: its attributes and its text, whatever is in it.
  private static func flat(_ element: XMLElement) -> MetaValue {
    let text = ByteText.trimmed(element.text)
    if element.attributes.isEmpty { return .string(text) }
    var table = element.attributes.mapValues { MetaValue.string($0) }
    if !text.isEmpty { table["text"] = .string(text) }
    return .table(table)
  }
}
