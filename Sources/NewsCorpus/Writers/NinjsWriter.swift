import NewsAnalysis
import NewsModel

/// Writes articles as IPTC ninjs, an item a line.
///
/// What was read from ninjs is written in the shape of the version it came in; everything else in
/// that of 3.0. Values in `meta` that ninjs has no name for are left out, and named in ``notes``.
package struct NinjsWriter: ArticleWriter {
  static let format = ExportFormat(
    name: "ninjs", summary: "IPTC ninjs, an item a line."
  ) { _ in NinjsWriter() }

  private var leftOut: Set<String> = []

  package var notes: [String] {
    leftOut.isEmpty
      ? []
      : [
        "ninjs has no place for these values of meta, left out: \(leftOut.sorted().joined(separator: ", "))"
      ]
  }

  /// Begins with nothing left out.
  package init() {}

  package mutating func write(_ analysis: Analysis) -> [UInt8] { bytes(of: analysis.article) }

  /// An article as one line.
  package mutating func bytes(of article: Article) -> [UInt8] {
    var writer = JSONWriter(layout: .compact)
    writer.table(item(article))
    return writer.bytes + [0x0A]
  }

  /// The item of an article.
  mutating func item(_ article: Article) -> [String: MetaValue] {
    let shape = NinjsShape(article.meta)
    var item = article.meta
    item[NinjsShape.key] = nil
    if !shape.isGiven {
      for name in item.keys where !NinjsShape.names.contains(name) {
        leftOut.insert(name)
        item[name] = nil
      }
    }
    item["uri"] = .string(article.id)
    if !shape.isGiven { item["type"] = item["type"] ?? .string("text") }
    if item["language"] == nil { item["language"] = article.language.map { .string($0) } }
    addTexts(article, shape, &item)
    if !shape.hasDate(item), let date = article.date?.value {
      item[shape.versionCreated] = .string(Self.timestamp(date))
    }
    if !shape.isGiven {
      if let source = article.source {
        item["infoSources"] = .list([.table(["name": .string(source)])])
      }
      if let url = article.url {
        item["altIds"] = .list([.table(["role": .string("url"), "value": .string(url)])])
      }
    }
    if item[shape.subjects] == nil, item["keywords"] == nil, !article.keywords.isEmpty {
      if shape.keepsKeywords {
        item["keywords"] = .list(article.keywords.map { .string($0) })
      } else {
        item[shape.subjects] = .list(article.keywords.map { .table(["name": .string($0)]) })
      }
    }
    return item
  }

  private func addTexts(
    _ article: Article, _ shape: NinjsShape, _ item: inout [String: MetaValue]
  ) {
    if !shape.hasTitle(item), let title = article.title {
      item[shape.headline] =
        shape.isFlat
        ? .string(title) : .list([.table(["role": .string("main"), "value": .string(title)])])
    }
    if !shape.hasBody(item), article.text.count > 0 {
      let text = MetaValue.string(article.text.string)
      item[shape.body] =
        shape.isFlat
        ? text
        : .list([
          .table(["role": .string("main"), shape.contentType: .string("text/plain"), "value": text])
        ])
    }
    if item["byline"] == nil, item["by"] == nil, !shape.hasPeople(item), !article.authors.isEmpty {
      item[shape.byline] = .string(article.authors.joined(separator: " and "))
    }
  }

  /// A moment as ninjs wants it, with seconds and zone.
  private static func timestamp(_ date: NewsDate) -> String {
    let day = NewsDate(year: date.year, month: date.month ?? 1, day: date.day ?? 1)
    let start = (day ?? date).description
    guard let minute = date.minute else { return start + "T00:00:00Z" }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return start + "T\(two(minute / 60)):\(two(minute % 60)):00Z"
  }
}
