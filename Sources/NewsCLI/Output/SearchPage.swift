import CommandKit
import NewsCorpus
import NewsModel
import NewsScript

/// What a search found, as text, JSON or ids.
struct SearchPage {
  let search: CorpusSearch
  let query: SearchQuery
  let session: Session

  /// Writes the articles that were found.
  func write(_ options: StoreSearch.Options, as format: SearchCommand.Format) throws {
    if format == .ids {
      for id in try search.ids(query, options) { try session.output.write(id + "\n") }
      return
    }
    // One more than is shown tells whether there are more.
    var wanted = options
    if format == .text, let limit = options.limit { wanted.limit = limit + 1 }
    let hits = try search.hits(query, wanted)
    switch format {
    case .json, .jsonl: try write(hits, asLines: format == .jsonl) { Self.write($0, to: &$1) }
    case .text, .ids, .csv: try show(hits, limit: options.limit)
    }
  }

  /// Writes one list, or an object a line.
  private func write<Item>(
    _ items: [Item], asLines: Bool, _ writeItem: (Item, inout JSONWriter) -> Void
  ) throws {
    var writer = JSONWriter(layout: asLines ? .compact : .indented)
    if !asLines {
      writer.list(items) { writeItem($1, &$0) }
      return try session.output.write(writer.bytes + [0x0A])
    }
    for item in items {
      writer = JSONWriter(layout: .compact)
      writeItem(item, &writer)
      try session.output.write(writer.bytes + [0x0A])
    }
  }

  private func show(_ hits: [SearchHit], limit: Int?) throws {
    guard !hits.isEmpty else { return try session.output.write("nothing found\n") }
    for hit in hits.prefix(limit ?? hits.count) {
      let facts = [hit.date, hit.source, hit.id].compactMap { $0 }
      try session.output.write(VisibleText.of(facts.joined(separator: "  ")) + "\n")
      let text = [hit.title, hit.snippet.text(marking: "[", "]")].compactMap { $0 }
      for part in text where !part.isEmpty {
        for line in LineWrap.lines(of: part, to: max(40, min(session.columns, 120)) - 4) {
          try session.output.write("    " + VisibleText.of(line) + "\n")
        }
      }
    }
    if let limit, hits.count > limit {
      let all = try search.count(query)
      try session.output.write("\(limit) of \(all) articles; --limit shows more\n")
    }
  }

  private static func write(_ hit: SearchHit, to writer: inout JSONWriter) {
    let offsets = OffsetConverter(text: ArticleText(hit.snippet.text), unit: .scalars)
    writer.object { writer in
      writer.member("id") { $0.string(hit.id) }
      writer.member("title") { $0.string(orNull: hit.title) }
      writer.member("date") { $0.string(orNull: hit.date) }
      writer.member("source") { $0.string(orNull: hit.source) }
      writer.member("snippet") { $0.string(hit.snippet.text) }
      writer.member("marks") { writer in
        writer.inline {
          $0.list(hit.snippet.marks) { writer, mark in
            writer.list([mark.lowerBound, mark.upperBound]) { $0.integer(offsets[$1]) }
          }
        }
      }
    }
  }

  /// Writes how many of the found articles have each value of some facets.
  func write(_ facets: [SearchFacet], limit: Int, as format: SearchCommand.Format) throws {
    switch format {
    case .ids, .csv:
      throw CommandFailure(.usage, "option '--facet': expected --format text or json")
    case .text:
      for facet in facets {
        let counts = try search.counts(facet, query, limit: limit)
        let rows = counts.map { [Document.Cell.text($0.value), .integer($0.articles)] }
        try session.write(
          rows, columns: [facet.rawValue, "articles"], orElse: "no \(facet.rawValue)")
      }
    case .json, .jsonl:
      let counts = try facets.map { ($0, try search.counts($0, query, limit: limit)) }
      var writer = JSONWriter(layout: format == .json ? .indented : .compact)
      writer.object { writer in
        for (facet, counts) in counts {
          writer.member(facet.rawValue) { $0.list(counts) { Self.write($1, to: &$0) } }
        }
      }
      try session.output.write(writer.bytes + [0x0A])
    }
  }

  private static func write(_ count: SearchFacet.Count, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("value") { $0.string(count.value) }
      if let id = count.id { writer.member("id") { $0.string(id) } }
      writer.member("articles") { $0.integer(count.articles) }
    }
  }

  /// Writes what people say in the found articles.
  func writeSayings(limit: Int?, as format: SearchCommand.Format) throws {
    let sayings = try search.sayings(query, limit: limit)
    switch format {
    case .ids, .csv:
      throw CommandFailure(.usage, "option '--quotes': expected --format text or json")
    case .json, .jsonl: try write(sayings, asLines: format == .jsonl) { Self.write($0, to: &$1) }
    case .text:
      if sayings.isEmpty { try session.output.write("nothing found\n") }
      for saying in sayings {
        let facts = [saying.date, saying.speaker ?? "nobody named", saying.article]
        let line = facts.compactMap { $0 }.joined(separator: "  ")
        try session.output.write(VisibleText.of(line) + "\n")
        for line in LineWrap.lines(of: saying.words, to: max(40, min(session.columns, 120)) - 4) {
          try session.output.write("    " + VisibleText.of(line) + "\n")
        }
      }
    }
  }

  private static func write(_ saying: SearchSaying, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("article") { $0.string(saying.article) }
      writer.member("date") { $0.string(orNull: saying.date) }
      writer.member("speaker") { $0.string(orNull: saying.speaker) }
      writer.member("speaker_id") { $0.string(orNull: saying.speakerID) }
      writer.member("direct") { $0.bool(saying.isDirect) }
      writer.member("cue") { $0.string(orNull: saying.cue) }
      writer.member("words") { $0.string(saying.words) }
    }
  }
}
