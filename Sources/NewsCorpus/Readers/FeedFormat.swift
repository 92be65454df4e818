import NewsModel

/// Feeds: RSS 0.9 to 2.0 and Atom, an article an item.
enum FeedFormat {
  static let format = CorpusFormat(
    name: "feed", summary: "A feed: RSS 0.9, 0.91, 0.92, 1.0 and 2.0, Atom 0.3 and 1.0.",
    extensions: ["rss", "atom", "rdf"], sharedExtensions: ["xml", "feed"],
    example: """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
        xmlns:content="http://purl.org/rss/1.0/modules/content/">
      <channel><title>The Wire</title><link>https://wire.example/</link><language>en</language>
      <item><guid isPermaLink="false">w1</guid><title>Talks resume &amp;amp; go on</title>
      <link>https://wire.example/1</link><pubDate>Thu, 06 Apr 2017 14:05:33 +0600</pubDate>
      <dc:creator>Ada Byron</dc:creator><category>diplomacy</category>
      <description>Talks resume.</description>
      <content:encoded><![CDATA[<p>Talks resume today.</p><p>They broke off in March.</p>]]>
      </content:encoded></item>
      <item><guid>w2</guid><title>Polls open</title><description>Voters go to the polls.
      </description></item></channel></rss>
      """,
    exampleIDs: ["w1", "w2"],
    recognises: { sample in
      let rest = Array(ByteText.withoutLeadingSpace(sample))
      guard rest.first == UInt8(ascii: "<") else { return false }
      if ByteText.find("<html", in: rest) != nil { return false }
      let isFeed = ByteText.find("<rss", in: rest) != nil || ByteText.find("<feed", in: rest) != nil
      return isFeed || ByteText.find("<rdf:rdf", in: rest) != nil
        || ByteText.find("<channel", in: rest) != nil
    },
    records: { input, options in
      FormatReader.stream(input, options, stated: { StatedCharset.of(xml: $0) }) {
        stream throws(FileError) in
        var records = try FeedRecords(stream, dates: DateReader(format: options.dateFormat))
        return { records.next() }
      }
    })
}
