import NewsModel

/// What a page says about its article outside the text.
struct HTMLMetadata {
  private(set) var title: String?
  private(set) var date: NewsDate?
  private(set) var authors: [String] = []
  private(set) var source: String?
  private(set) var language: String?
  private(set) var url: String?
  private(set) var keywords: [String] = []
  private(set) var section: String?
  /// The text of the article if the page says it in JSON-LD.
  private(set) var body: String?
  /// Everything else.
  private(set) var meta: [String: MetaValue] = [:]
  /// What could not be read.
  private(set) var warnings: [String] = []

  private let tree: HTMLTree
  private var named: [String: [String]] = [:]
  private var linked: LinkedArticle?

  init(_ tree: HTMLTree) {
    self.tree = tree
    readElements()
    readLinkedData()
    settle()
  }

  /// Takes the contents of `meta` elements by name in lower case.
  private mutating func readElements() {
    for index in tree.indices(of: .meta) {
      guard let content = tree.attribute("content", of: index) else { continue }
      let value = ByteText.trimmed(content)
      if value.isEmpty { continue }
      let keys = [
        tree.attribute("property", of: index), tree.attribute("name", of: index),
        tree.attribute("itemprop", of: index), tree.attribute("http-equiv", of: index),
      ]
      guard let key = keys.lazy.compactMap({ $0 }).first(where: { !$0.isEmpty }) else { continue }
      for name in key.lowercased().split(separator: " ") {
        named[String(name), default: []].append(value)
      }
    }
  }

  private mutating func readLinkedData() {
    for index in tree.indices(of: .script) {
      guard let type = tree.attribute("type", of: index),
        ByteText.begins(Array(type.utf8), with: "application/ld+json")
      else { continue }
      let bytes = LinkedArticle.cleaned(Array(tree.rawText(in: index).utf8))
      do {
        let value = try JSONValue.parse(bytes).metaValue
        if let article = LinkedArticle.find(in: value), linked == nil { linked = article }
      } catch {
        warnings.append("JSON-LD on the page: \(error)")
      }
    }
  }

  /// The first value that a `meta` element of these names has.
  private func first(_ names: String...) -> String? {
    for name in names {
      if let value = named[name]?.first { return value }
    }
    return nil
  }

  private mutating func settle() {
    title =
      (linked?.headline
      ?? first(
        "og:title", "twitter:title", "dc.title", "dcterms.title",
        "parsely-title", "sailthru.title", "citation_title")).map(HTMLText.line) ?? pageTitle
    date = findDate()
    authors = findAuthors()
    source =
      linked?.publisher ?? first("og:site_name", "application-name", "dc.publisher", "publisher")
    language = findLanguage()
    url = findURL()
    keywords = linked?.keywords ?? []
    if keywords.isEmpty { keywords = named["article:tag"] ?? [] }
    if keywords.isEmpty,
      let list = first("news_keywords", "keywords", "parsely-tags", "sailthru.tags")
    {
      keywords = Self.parts(list)
    }
    section =
      linked?.section
      ?? first(
        "article:section", "og:section", "section", "parsely-section",
        "dc.subject")
    body = linked?.body
    keepRest()
  }

  private static func parts(_ list: String) -> [String] {
    let separator: Character = list.contains(",") ? "," : ";"
    return list.split(separator: separator).map { ByteText.trimmed(String($0)) }
      .filter { !$0.isEmpty }
  }

  private mutating func keepRest() {
    for (name, values) in named where name != "viewport" {
      meta[name] = values.count == 1 ? .string(values[0]) : .list(values.map { .string($0) })
    }
    if let rest = linked?.rest, !rest.isEmpty { meta["json_ld"] = .table(rest) }
  }

  /// The only heading of the first rank, else the title of the page without the name of the site.
  private var pageTitle: String? {
    let headings = tree.indices(of: .h1).map { tree.line(in: $0) }.filter { !$0.isEmpty }
    guard let index = tree.indices(of: .title).first else { return headings.first }
    let whole = HTMLText.line(of: tree.rawText(in: index))
    if headings.count == 1, let heading = headings.first, whole.contains(heading) { return heading }
    let separators = [" | ", " – ", " — ", " » ", " :: ", " - ", " · "]
    for separator in separators {
      let parts = whole.split(separator: separator).map(String.init)
      guard parts.count > 1 else { continue }
      let longest = parts.max { $0.utf8.count < $1.utf8.count } ?? whole
      if longest.utf8.count * 2 > whole.utf8.count { return longest }
    }
    if headings.count == 1, whole.isEmpty { return headings.first }
    return whole.isEmpty ? headings.first : whole
  }

  private func findDate() -> NewsDate? {
    let stated: [String?] = [
      linked?.published,
      first("article:published_time", "og:published_time", "og:article:published_time"),
      first(
        "datepublished", "date.published", "parsely-pub-date", "sailthru.date", "pubdate",
        "publishdate",
        "publish-date", "publish_date", "publication_date", "dc.date.issued", "dcterms.issued",
        "dc.date",
        "dc.date.created", "dcterms.created", "dcterms.date", "date", "article.published",
        "article:published", "citation_publication_date", "citation_date",
        "cxenseparse:recs:publishtime",
        "article_date_original", "originalpublicationdate", "rnews:datepublished", "displaydate"),
    ]
    for text in stated.compactMap({ $0 }) {
      if let date = DateReader.read(ByteText.trimmed(text)) { return date }
    }
    return timeElement() ?? first(
      "article:modified_time", "og:updated_time", "datemodified", "last-modified"
    )
    .flatMap { DateReader.read($0) } ?? linked?.modified.flatMap { DateReader.read($0) }
      ?? url.flatMap(Self.date(inURL:)) ?? linkedURL.flatMap(Self.date(inURL:))
  }

  private var linkedURL: String? { findURL() }

  /// The date of the first `time` element, one that says it is that of publication before others.
  private func timeElement() -> NewsDate? {
    var found: NewsDate?
    for index in tree.nodes.indices {
      let isTime = tree.nodes[index].tag == .time
      guard isTime || tree.attribute("itemprop", of: index) == "datePublished" else { continue }
      let text =
        tree.attribute("datetime", of: index) ?? tree.attribute("content", of: index)
        ?? tree.line(in: index)
      guard let date = DateReader.read(ByteText.trimmed(text)) else { continue }
      let isMarked =
        tree.attribute("pubdate", of: index) != nil
        || tree.attribute("itemprop", of: index) == "datePublished"
      if isMarked { return date }
      if found == nil { found = date }
    }
    return found
  }

  /// The date in an address such as `…/2017/04/06/…`.
  static func date(inURL url: String) -> NewsDate? {
    let parts = url.split { $0 == "/" || $0 == "?" }
    for index in parts.indices.dropLast(2) {
      guard parts[index].utf8.count == 4, parts[index + 1].utf8.count <= 2,
        parts[index + 2].utf8.count <= 2, let year = Int(parts[index]), year > 1980, year < 2100,
        let month = Int(parts[index + 1]), let day = Int(parts[index + 2])
      else { continue }
      if let date = NewsDate(year: year, month: month, day: day) { return date }
    }
    return nil
  }

  private func findAuthors() -> [String] {
    if let authors = linked?.authors, !authors.isEmpty { return authors }
    for name in [
      "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author",
      "sailthru.author",
      "byl", "citation_author", "dc.contributor",
    ] {
      let values = (named[name] ?? []).map { Self.withoutBy($0) }.filter {
        !$0.contains("://") && !$0.isEmpty
      }
      if !values.isEmpty { return values.count == 1 ? Self.names(values[0]) : values }
    }
    for index in tree.nodes.indices {
      let isAuthor =
        tree.attribute("rel", of: index) == "author"
        || tree.attribute("itemprop", of: index) == "author"
      guard isAuthor, tree.nodes[index].tag != .link, tree.nodes[index].tag != .meta else {
        continue
      }
      let line = Self.withoutBy(tree.line(in: index))
      if !line.isEmpty, line.utf8.count < 80 { return Self.names(line) }
    }
    return []
  }

  private static func withoutBy(_ text: String) -> String {
    let trimmed = ByteText.trimmed(text)
    return ByteText.begins(trimmed.utf8, with: "by ")
      ? ByteText.trimmed(String(trimmed.dropFirst(3))) : trimmed
  }

  private static func names(_ line: String) -> [String] {
    line.replacing(" and ", with: ";").split { $0 == ";" }.map { ByteText.trimmed(String($0)) }
      .filter { !$0.isEmpty }
  }

  private func findLanguage() -> String? {
    let tag =
      tree.indices(of: .html).first.flatMap { tree.attribute("lang", of: $0) } ?? linked?.language
      ?? first("content-language", "language", "dc.language", "og:locale")
    guard let tag, !tag.isEmpty else { return nil }
    let code = tag.split { !$0.isLetter }.first?.lowercased()
    return code.flatMap { $0.utf8.count == 2 || $0.utf8.count == 3 ? $0 : nil }
  }

  private func findURL() -> String? {
    for index in tree.indices(of: .link) where tree.attribute("rel", of: index) == "canonical" {
      if let href = tree.attribute("href", of: index), href.contains("://") { return href }
    }
    return first("og:url", "twitter:url").flatMap { $0.contains("://") ? $0 : nil } ?? linked?.url
  }
}
