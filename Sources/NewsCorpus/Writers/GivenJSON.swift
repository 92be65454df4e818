import NewsModel

/// An article as JSON without anything that newslab found: reading it gives the same article.
package enum GivenJSON {
  /// One object in one line, without a line feed behind it; positions count bytes.
  package static func bytes(of article: Article) -> [UInt8] {
    var writer = JSONWriter(layout: .compact)
    writer.object { writer in
      writer.member("format") { $0.string(ArticleJSON.format) }
      writer.member("offsets") { $0.string(OffsetUnit.utf8.rawValue) }
      writer.member("id") { $0.string(article.id) }
      for (name, value) in strings(of: article) {
        if let value { writer.member(name) { $0.string(value) } }
      }
      if let date = article.date { writer.member("date") { write(date, to: &$0) } }
      if !article.authors.isEmpty { writer.member("authors") { $0.strings(article.authors) } }
      if !article.keywords.isEmpty { writer.member("keywords") { $0.strings(article.keywords) } }
      if !article.meta.isEmpty { writer.member("meta") { $0.table(article.meta) } }
      writer.member("text") { $0.string(article.text) }
    }
    return writer.bytes
  }

  private static func strings(of article: Article) -> [(String, String?)] {
    [
      ("title", article.title), ("source", article.source), ("agency", article.agency),
      ("language", article.language), ("url", article.url), ("section", article.section),
    ]
  }

  private static func write(_ date: Article.Dated, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("value") { $0.string(date.value.description) }
      writer.member("found_by") { $0.string(date.foundBy.rawValue) }
      guard let span = date.span else { return }
      writer.member("start") { $0.integer(span.lowerBound) }
      writer.member("end") { $0.integer(span.upperBound) }
    }
  }
}
