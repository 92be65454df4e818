import NewsCorpus
import NewsModel
import Testing

struct HTMLFormatTests {
  private func read(_ page: [UInt8]) throws -> Article {
    let format = try #require(CorpusFormats.named("html"))
    return try #require(FormatBench.articles(FormatBench.read(format, page)).first)
  }

  private func read(head: String = "", _ body: String) throws -> Article {
    try read(Array("<!DOCTYPE html><html><head>\(head)</head><body>\(body)</body></html>".utf8))
  }

  private static let first =
    "Talks between the two sides resume today, the ministry said, after a break of some weeks."
  private static let second =
    "They had been broken off in March, when a dispute over water, and over land, had grown."

  @Test func `takes the paragraphs of the article and nothing around it`() throws {
    let article = try read(
      """
      <header><h1>Site</h1></header><nav><ul><li><a href="/">Home</a></li></ul></nav>
      <div class="sidebar"><p>Subscribe to our letter now, and get the news of the day, every day.</p></div>
      <div class="content"><div class="article-body"><h1>Talks resume</h1>
      <p class="byline">By Ada Byron</p><p>\(Self.first)</p>
      <div class="ad"><p>Buy this now, it is cheap, and good, and you need it very much indeed.</p></div>
      <figure><img src="a.jpg"><figcaption>The ministry, seen from the river, on a day in May.</figcaption></figure>
      <h2>Water</h2><p>\(Self.second)</p><p>Read more: <a href="/x">Something else that is long</a></p>
      </div><div class="related"><h3>Related</h3><ul><li><a href="/y">Other talks that resume</a></li></ul></div>
      <div id="comments"><p>I do not believe a word of this, and nobody should, said a reader here.</p></div>
      </div><footer><p>All rights reserved, by us, the people who own the site, for ever and a day.</p></footer>
      """)
    #expect(article.text.string == Self.first + "\n\nWater\n\n" + Self.second)
  }

  @Test func `reads JSON-LD, in a graph too`() throws {
    let article = try read(
      head: """
        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[
        {"@type":"WebSite","name":"Site"},{"@type":["NewsArticle"],"headline":"Talks &amp; talks",
        "datePublished":"2017-04-06T14:05:33+06:00","author":[{"@type":"Person","name":"Ada"},{"name":"Bob"}],
        "publisher":{"name":"The Wire"},"keywords":"rain, sun","articleSection":"World","inLanguage":"en-GB",
        "wordCount":7}]}</script>
        """, "<article><p>\(Self.first)</p></article>")
    #expect(article.title == "Talks & talks")
    #expect(article.date?.value.description == "2017-04-06T14:05")
    #expect(article.date?.foundBy == .page)
    #expect(article.authors == ["Ada", "Bob"])
    #expect(article.source == "The Wire")
    #expect(article.keywords == ["rain", "sun"])
    #expect(article.section == "World")
    #expect(article.language == "en")
    guard case .table(let rest)? = article.meta["json_ld"] else {
      Issue.record("expected the rest of JSON-LD in meta")
      return
    }
    #expect(rest["wordCount"] == .integer(7))
  }

  @Test func `says that JSON-LD is broken and reads the page`() throws {
    let article = try read(
      head: "<script type=\"application/ld+json\">{\"a\":</script>"
        + "<title>A day of rain | Site</title>",
      "<p>\(Self.first)</p>")
    #expect(article.title == "A day of rain")
    #expect(article.warnings.first?.hasPrefix("JSON-LD on the page: not valid JSON") == true)
  }

  @Test func `reads OpenGraph and meta elements`() throws {
    let article = try read(
      head: """
        <meta property="og:title" content="Talks resume"><meta property="og:site_name" content="The Wire">
        <meta property="article:published_time" content="2017-04-06"><meta name="author" content="By Ada Byron">
        <meta name="keywords" content="rain, sun"><link rel="canonical" href="https://wire.example/1">
        <meta property="og:image" content="https://wire.example/1.jpg">
        """, "<p>\(Self.first)</p>")
    #expect(article.title == "Talks resume")
    #expect(article.source == "The Wire")
    #expect(article.authors == ["Ada Byron"])
    #expect(article.keywords == ["rain", "sun"])
    #expect(article.url == "https://wire.example/1")
    #expect(article.meta["og:image"] == .string("https://wire.example/1.jpg"))
  }

  @Test(arguments: [
    ("<time datetime=\"2017-04-06\">6 April</time>", "2017-04-06"),
    ("<time>April 6, 2017</time>", "2017-04-06"),
    (
      "<time datetime=\"2017-01-01\">x</time><time pubdate datetime=\"2017-04-06\">y</time>",
      "2017-04-06"
    ),
  ])
  func `takes the date of a time element`(element: String, date: String) throws {
    #expect(try read("<p>\(Self.first)</p>\(element)").date?.value.description == date)
  }

  @Test func `reads a page in the set that it states`() throws {
    let page =
      Array("<html><head><meta charset=windows-1251></head><body><p>".utf8)
      + [0xCC, 0xEE, 0xF1, 0xEA, 0xE2, 0xE0] + Array("</p></body></html>".utf8)
    let article = try read(page)
    #expect(article.text.string == "Москва")
    #expect(article.warnings == ["read as WINDOWS-1251, as the document says"])
  }

  @Test(arguments: ["<div>", "<table><tr><td>", "<ul><li>", "<span>"])
  func `turns a page away whose text is nested too deeply, and says so`(tag: String) throws {
    let page = "<html><body>" + String(repeating: tag, count: 50_000) + "x"
    #expect(
      try rejection(page) == "no text of an article was found on the page; "
        + "nested too deeply; what is behind is left out")
  }

  @Test(arguments: ["<div>", "<p><b>", "<table><tr><td>", "<ul><li>", "<a href=x>", "<span>"])
  func `reads what is not nested too deeply`(tag: String) throws {
    let article = try read("<p>\(Self.first)</p>" + String(repeating: tag, count: 50_000) + "x")
    #expect(article.text.string.hasPrefix(Self.first))
    #expect(article.text.count < 1000)
  }

  @Test func `reads a page of many elements at once`() throws {
    let page = String(
      repeating: "<p class=\"x y\">\(Self.first) <a href=\"/\">link</a></p>\n", count: 5000)
    #expect(try read("<div>\(page)</div>").text.count > 400_000)
  }

  @Test(arguments: ["<html><body></body></html>", "<p> </p>", "<html><head><title>T</title>"])
  func `turns a page away that has no text`(page: String) throws {
    #expect(try rejection(page) == "no text of an article was found on the page")
  }

  @Test(.timeLimit(.minutes(1)), arguments: [256, 257, 40_000])
  func `further attributes of a tag are left out and said`(count: Int) throws {
    let attributes = (0..<count).map { " a\($0)='x > y'" }.joined()
    let article = try read(
      "<p\(attributes)>\(Self.first)</p><p data-x=\"1\" \(attributes)/>\(Self.second)</p>")
    #expect(article.text.string == Self.first + "\n\n" + Self.second)
    let tags = count > 256 ? "2 tags have" : "1 tag has"
    #expect(
      article.warnings == [
        "\(tags) more than 256 attributes; those behind are left out"
      ])
  }

  @Test func `what only looks like a tag keeps its words`() throws {
    let words = (0..<400).map { "w\($0)" }.joined(separator: " ")
    let article = try read(
      head: "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\","
        + "\"description\":\"a <b \(words)\"}</script><!-- <a \(words)> -->",
      "<p>\(Self.first)</p>")
    guard case .table(let rest)? = article.meta["json_ld"] else {
      Issue.record("expected the rest of JSON-LD in meta")
      return
    }
    #expect(rest["description"] == .string("a <b " + words))
    #expect(article.warnings == [])
  }

  /// Why a page is turned away.
  private func rejection(_ page: String) throws -> String? {
    let format = try #require(CorpusFormats.named("html"))
    let records = FormatBench.read(format, Array(page.utf8))
    #expect(records.count == 1)
    guard case .rejected(let rejection)? = records.first else { return nil }
    return rejection.reason.replacing("cannot be read: ", with: "")
  }
}
