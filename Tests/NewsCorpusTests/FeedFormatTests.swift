import NewsCorpus
import NewsModel
import Testing

struct FeedFormatTests {
  private func read(_ text: String) throws -> [Record] {
    FormatBench.read(try #require(CorpusFormats.named("feed")), text)
  }

  private func only(_ text: String) throws -> Article {
    try #require(FormatBench.articles(try read(text)).first)
  }

  private func rss(_ item: String, version: String = "2.0", channel: String = "") -> String {
    """
    <?xml version="1.0"?><rss version="\(version)" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:media="http://search.yahoo.com/mrss/">
    <channel><title>The Wire</title>\(channel)<item>\(item)</item></channel></rss>
    """
  }

  private func atom(_ entry: String, feed: String = "") -> String {
    """
    <feed xmlns="http://www.w3.org/2005/Atom" \(feed)><title>The Wire</title>
    <entry><id>e1</id>\(entry)</entry></feed>
    """
  }

  @Test(arguments: [
    ("<description>It rains.</description>", "It rains."),
    (
      "<description>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two &amp;amp; three.&lt;/p&gt;</description>",
      "One.\n\nTwo & three."
    ),
    ("<description><![CDATA[<b>Bold</b> words]]></description>", "Bold words"),
    ("<description>AT&amp;T &amp; co.</description>", "AT&T & co."),
    ("<description>AT&T rules; R&D</description>", "AT&T rules; R&D"),
    ("<description>caf&eacute;&nbsp;&#8212; open</description>", "café\u{A0}— open"),
    (
      "<description>short</description><content:encoded><![CDATA[<p>Long.</p>]]></content:encoded>",
      "Long."
    ),
  ])
  func `reads the text of an item, whatever way it is escaped`(item: String, text: String) throws {
    #expect(try only(rss(item)).text.string == text)
  }

  @Test func `reads what an item says of itself`() throws {
    let article = try only(
      rss(
        """
        <guid isPermaLink="false">w1</guid><title>A &lt;i&gt;big&lt;/i&gt; day</title>
        <link> https://wire.example/1 </link><pubDate>Thu, 06 Apr 2017 14:05:33 GMT</pubDate>
        <author>ada@wire.example (Ada Byron)</author><category>sun</category><category>rain</category>
        <description>x</description><enclosure url="a.mp3" length="7" type="audio/mpeg"/>
        <media:content url="a.jpg"/><media:content url="b.jpg"/>
        """, channel: "<language>en-us</language>"))
    #expect(article.id == "w1")
    #expect(article.title == "A big day")
    #expect(article.url == "https://wire.example/1")
    #expect(article.date?.value.description == "2017-04-06T14:05")
    #expect(article.authors == ["Ada Byron"])
    #expect(article.keywords == ["sun", "rain"])
    #expect(article.source == "The Wire")
    #expect(article.language == "en")
    #expect(article.meta["pubDate"] == .string("Thu, 06 Apr 2017 14:05:33 GMT"))
    #expect(
      article.meta["enclosure"]
        == .table(["url": .string("a.mp3"), "length": .string("7"), "type": .string("audio/mpeg")]))
    #expect(
      article.meta["media:content"]
        == .list([.table(["url": .string("a.jpg")]), .table(["url": .string("b.jpg")])]))
  }

  @Test(arguments: ["0.91", "0.92", "2.0"])
  func `reads the versions of RSS that are alike`(version: String) throws {
    let article = try only(
      rss("<title>A</title><link>u</link><description>x</description>", version: version))
    #expect([article.title, article.url, article.text.string] == ["A", "u", "x"])
  }

  @Test(arguments: ["http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/"])
  func `reads RSS as RDF, where items stand beside the channel`(namespace: String) throws {
    let article = try only(
      """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="\(namespace)"
       xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="c"><title>The Wire</title><items><rdf:Seq/></items></channel>
      <item rdf:about="https://wire.example/1"><title>A</title><link>https://wire.example/1</link>
      <description>x</description><dc:date>2017-04-06T14:05+06:00</dc:date>
      <dc:creator>Ada</dc:creator><dc:subject>rain</dc:subject></item></rdf:RDF>
      """)
    #expect(article.id == "https://wire.example/1")
    #expect(article.source == "The Wire")
    #expect(article.date?.value.description == "2017-04-06T14:05")
    #expect(article.authors == ["Ada"])
    #expect(article.keywords == ["rain"])
  }

  @Test(arguments: [
    ("<content type=\"text\">1 &lt; 2</content>", "1 < 2"),
    ("<content type=\"html\">&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;</content>", "One\n\nTwo"),
    (
      "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>One</p><p>Two</p></div></content>",
      "One\n\nTwo"
    ),
    ("<summary>Short.</summary>", "Short."),
    ("<summary>Short.</summary><content>Long.</content>", "Long."),
    ("<content type=\"text/html\" mode=\"base64\">UmFpbi4=</content>", "Rain."),
  ])
  func `reads the types of content of Atom`(entry: String, text: String) throws {
    #expect(try only(atom(entry)).text.string == text)
  }

  @Test func `resolves the links of Atom below xml:base`() throws {
    let article = try only(
      atom(
        """
        <title type="html">A &amp;amp; B</title><link rel="self" href="self"/>
        <link rel="alternate" href="2017/a.html"/><published>2017-04-06T14:05:33Z</published>
        <updated>2017-04-07T00:00:00Z</updated><author><name>Ada</name></author>
        <author><name>Bob</name></author><category term="rain" label="Rain"/><summary>x</summary>
        """, feed: "xml:base=\"https://wire.example/news/\" xml:lang=\"fr\""))
    #expect(article.url == "https://wire.example/news/2017/a.html")
    #expect(article.title == "A & B")
    #expect(article.date?.value.description == "2017-04-06T14:05")
    #expect(article.authors == ["Ada", "Bob"])
    #expect(article.keywords == ["Rain"])
    #expect(article.language == "fr")
    #expect(article.meta["updated"] == .string("2017-04-07T00:00:00Z"))
  }

  @Test func `reads a feed behind white space, comments and what stands in them`() throws {
    let article = try only(
      "\n <!-- a -- b & c -->\n<?xml version=\"1.0\"?><!--x--><rss><channel><item><guid>1</guid>"
        + "<description>x<![CDATA[<!-- y -->z & w]]></description></item></channel></rss>")
    #expect(article.id == "1")
    #expect(article.text.string == "xz & w")
  }

  @Test func `reads Atom 0.3`() throws {
    let article = try only(
      """
      <feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>The Wire</title><entry>
      <id>e</id><title>A</title><issued>2017-04-06T14:05:33Z</issued>
      <content type="text/html" mode="escaped">&lt;p&gt;One.&lt;/p&gt;</content></entry></feed>
      """)
    #expect(article.text.string == "One.")
    #expect(article.date?.value.description == "2017-04-06T14:05")
  }

  @Test func `says where a feed breaks off, and gives what stands before`() throws {
    let records = try read(
      "<rss><channel><item><guid>1</guid><description>x</description></item>\n<item><guid>2</guid><descr"
    )
    #expect(FormatBench.articles(records).first?.id == "1")
    #expect(FormatBench.problems(records).count == 1)
    #expect(FormatBench.problems(records).first?.contains("not well-formed XML") == true)
  }

  @Test(arguments: [
    ("<html><body/></html>", "no feed: the root element is 'html'"),
    ("", "not well-formed XML"),
  ])
  func `says that something is no feed`(text: String, problem: String) throws {
    #expect(FormatBench.problems(try read(text)).first?.contains(problem) == true)
  }

  @Test func `expands no entity of its own, however often it laughs`() throws {
    let laughs = (1...9).map {
      "<!ENTITY l\($0) \"\(String(repeating: "&l\($0 - 1);", count: 10))\">"
    }
    let records = try read(
      "<!DOCTYPE rss [<!ENTITY l0 \"ha\">\(laughs.joined())]><rss><channel><item><guid>1</guid>"
        + "<title a=\"&l9;\">x</title><description>&l9;</description></item></channel></rss>")
    for article in FormatBench.articles(records) { #expect(article.text.count < 100) }
    #expect(!records.isEmpty)
  }

  @Test func `opens no file that an entity names`() throws {
    let records = try read(
      "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><item><guid>1</guid>"
        + "<description>a &x; b</description></item></channel></rss>")
    for article in FormatBench.articles(records) { #expect(!article.text.string.contains("root")) }
    #expect(!records.isEmpty)
  }

  @Test func `stops at elements that lie too deep`() throws {
    let deep = String(repeating: "<a>", count: 100_000)
    let records = try read("<rss><channel><item><guid>1</guid>\(deep)")
    #expect(FormatBench.problems(records).first?.contains("not well-formed XML") == true)
  }
}
