import NewsModel

/// A page: the article on it, and what the page says about it.
enum HTMLFormat {
  static let format = CorpusFormat(
    name: "html",
    summary: "A page with one article: JSON-LD, OpenGraph, meta elements, and the text of it.",
    extensions: ["html", "htm", "xhtml"], sharedExtensions: ["xml", "php", "asp", "aspx"],
    example: """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>Talks resume | The Wire</title>
      <meta property="og:title" content="Talks resume">
      <meta property="article:published_time" content="2017-04-06T14:05:00+06:00"></head>
      <body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
      <article><h1>Talks resume</h1>
      <p>Talks between the two sides resume today, the ministry said in a statement.</p>
      <p>They had been broken off in March, after a dispute over water, and over land.</p>
      </article><footer>All rights reserved.</footer></body></html>
      """,
    exampleIDs: ["example"],
    recognises: { sample in
      let rest = Array(ByteText.withoutLeadingSpace(sample))
      guard rest.first == UInt8(ascii: "<") else { return false }
      return ByteText.begins(rest, with: "<!doctype html")
        || ByteText.find("<html", in: rest) != nil
        || ByteText.begins(rest, with: "<head") || ByteText.begins(rest, with: "<body")
    },
    reader: { input, options in
      DocumentReader(input) { input throws(FileError) in
        try article(in: input, charset: options.charset)
      }
    })

  private static func article(in input: InputFile, charset: String?) throws(FileError) -> Article {
    let bytes = try TextFileReader.document(input)
    if CharsetGuess.of(bytes, isWhole: true, declared: StatedCharset.of(page: bytes)).isUTF8,
      charset == nil, bytes.prefix(1024).contains(0)
    {
      throw .damaged("binary, not a page: NUL byte near the beginning")
    }
    let decoded = try DecodedDocument.decode(
      bytes, forced: charset, declared: StatedCharset.of(page: bytes))
    return try article(
      id: FilePath.withoutExtension(input.name), page: decoded.bytes, warnings: decoded.warnings)
  }

  /// The article of a page in UTF-8.
  package static func article(
    id: String, page: [UInt8], warnings: [String] = []
  ) throws(FileError) -> Article {
    guard let tree = HTMLTree(page), !tree.nodes.isEmpty else {
      throw .damaged("no HTML: there is no element")
    }
    let about = HTMLMetadata(tree)
    var text = ArticleExtractor(tree).text(title: about.title)
    let warnings = warnings + tree.warnings + about.warnings
    if let body = about.body, body.utf8.count > 200, text.count * 2 < body.utf8.count {
      text = Array(body.utf8)
    }
    if text.isEmpty {
      let reasons = ["no text of an article was found on the page"] + tree.warnings
      throw .damaged(reasons.joined(separator: "; "))
    }
    var article = Article(id: id, text: ArticleText(validUTF8: text))
    article.title = about.title
    article.date = about.date.map { Article.Dated(value: $0, foundBy: .page) }
    article.authors = about.authors
    article.source = about.source
    article.language = about.language
    article.url = about.url
    article.keywords = about.keywords
    article.section = about.section
    article.meta = about.meta
    article.warnings = warnings
    return article
  }
}
