import Glibc
import NewsCorpus
import NewsModel

/// The articles of a corpus written in each format that is measured.
struct FormatFiles {
  /// The formats; a page is a file, all others are one file.
  enum Format: String { case jsonl, csv, ninjs, rss, html, reuters }

  /// A file or folder that was written.
  struct Written {
    let path: String
    let megabytes: Double
    let articles: Int
  }

  /// How many pages there are at most.
  private static let mostPages = 4000

  private let articles: [Article]
  private let folder: BuildFolder

  /// Reads the articles of a file.
  init(of path: String, in folder: BuildFolder) throws {
    var articles: [Article] = []
    try FileCorpus.open([path], reading: { $0 }).forEach {
      articles.append($0)
      return true
    }
    (self.articles, self.folder) = (articles, folder)
  }

  /// Writes the articles in a format.
  func write(_ format: Format) throws -> Written {
    if format == .html { return try writePages() }
    let (head, tail) = Self.frame(format, articles)
    let body = articles.map { Self.record(format, $0) }.joined()
    let text = head + body + tail
    guard let path = folder.write(text, to: "formats." + Self.fileExtension(format)) else {
      throw FileError.current
    }
    return Written(
      path: path, megabytes: Double(text.utf8.count) / 1e6, articles: articles.count)
  }

  private func writePages() throws -> Written {
    let pages = folder.path("pages")
    _ = mkdir(pages, 0o700)
    folder.addFolder(pages)
    var bytes = 0
    let some = articles.prefix(Self.mostPages)
    for (number, article) in some.enumerated() {
      let page = Self.page(article)
      bytes += page.utf8.count
      guard folder.write(page, to: "pages/\(number).html") != nil else { throw FileError.current }
    }
    return Written(path: pages, megabytes: Double(bytes) / 1e6, articles: some.count)
  }

  private static func fileExtension(_ format: Format) -> String {
    format == .reuters ? "sgm" : format.rawValue
  }

  /// What stands before and behind the articles.
  private static func frame(_ format: Format, _ articles: [Article]) -> (String, String) {
    switch format {
    case .csv: ("id,title,date,source,text\r\n", "")
    case .rss:
      (
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel>"
          + "<title>Wire</title><link>https://wire.example/</link><description>D</description>\n",
        "</channel></rss>\n"
      )
    case .reuters: ("<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n", "")
    default: ("", "")
    }
  }

  private static func record(_ format: Format, _ article: Article) -> String {
    let date = article.date?.value.description ?? ""
    let text = article.text.string
    switch format {
    case .jsonl:
      return object([
        ("id", article.id), ("title", article.title ?? ""), ("date", date), ("text", text),
      ])
    case .ninjs:
      return object([
        ("uri", article.id), ("headline", article.title ?? ""), ("versioncreated", date),
        ("body_text", text),
      ])
    case .csv:
      let cells = [article.id, article.title ?? "", date, article.source ?? "", text]
      return cells.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
        + "\r\n"
    case .rss:
      return "<item><guid isPermaLink=\"false\">\(escaped(article.id))</guid><title>"
        + escaped(article.title ?? "") + "</title><pubDate>Thu, 06 Apr 2017 14:05:00 GMT</pubDate>"
        + "<description>" + escaped(text) + "</description></item>\n"
    case .reuters:
      return "<REUTERS TOPICS=\"NO\" NEWID=\"\(escaped(article.id))\">\n"
        + "<DATE>26-FEB-1987 15:01:01.79</DATE>\n<TEXT>\n<TITLE>\(escaped(article.title ?? ""))"
        + "</TITLE>\n<CONTENT><BODY>\(escaped(text))</BODY></CONTENT></TEXT>\n</REUTERS>\n"
    case .html: return page(article)
    }
  }

  private static func object(_ members: [(String, String)]) -> String {
    var writer = JSONWriter(layout: .compact)
    writer.object { writer in
      for (name, value) in members where !value.isEmpty { writer.member(name) { $0.string(value) } }
    }
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }

  private static func page(_ article: Article) -> String {
    let title = escaped(article.title ?? "")
    let paragraphs = article.text.string.split(separator: "\n\n").map {
      "<p>\(escaped(String($0)))</p>"
    }
    let links = (0..<20).map { "<li><a href=\"/\($0)\">Section \($0)</a></li>" }.joined()
    return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>\(title)</title>"
      + "</head><body><nav><ul>\(links)</ul></nav><article><h1>\(title)</h1>"
      + "<time datetime=\"2017-04-06\">6 April</time>\(paragraphs.joined(separator: "\n"))</article>"
      + "<footer><p>All rights reserved.</p></footer></body></html>"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
