import NewsModel

/// News in JSON as the IPTC describes it: ninjs 1.x, 2.x and 3.x.
enum NinjsFormat {
  static let format = CorpusFormat(
    name: "ninjs", summary: "IPTC ninjs 1.x to 3.x: an item, or a list of items.",
    extensions: ["ninjs"], sharedExtensions: ["json"],
    example: """
      {"uri":"urn:newsml:wire.example:20170406:talks","type":"text","language":"en",
       "versioncreated":"2017-04-06T14:05:33+06:00","headline":"Talks resume","byline":"Ada Byron",
       "located":"ASTANA","body_text":"Talks resume today.\\n\\nThey broke off in March.",
       "subject":[{"name":"diplomacy","code":"11002000"}],"urgency":4,"profile":"text"}
      """,
    exampleIDs: ["urn:newsml:wire.example:20170406:talks"],
    recognises: { sample in
      guard JSONFormat.list.recognises(sample),
        let rest = sample.first(where: { $0 == 0x7B || $0 == 0x5B }),
        rest != 0
      else { return false }
      guard ByteText.find("\"uri\"", in: sample) != nil else { return false }
      let marks: [StaticString] = [
        "\"body_text\"", "\"body_xhtml\"", "\"body_html\"", "\"versioncreated\"", "\"bodies\"",
        "\"headlines\"", "\"pubstatus\"", "\"contentcreated\"", "\"versionCreated\"",
        "\"representationtype\"",
        "\"standard\"",
      ]
      return marks.contains { ByteText.find($0, in: sample) != nil }
        || ReutersRecords.find("\"versionCreated\"", in: sample, from: 0) != nil
    },
    records: { input, options in
      FormatReader.stream(input, options) { stream throws(FileError) in
        var elements = JSONElements(stream.source)
        let dates = DateReader(format: options.dateFormat)
        return {
          do {
            guard let element = try elements.next() else { return nil }
            return NinjsItem.record(of: element.bytes, line: element.line, dates: dates)
          } catch {
            return .failed("cannot be read: \(error)", line: elements.line)
          }
        }
      }
    })
}
