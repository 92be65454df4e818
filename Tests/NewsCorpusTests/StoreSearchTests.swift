import NewsCorpus
import NewsModel
import TestSupport
import Testing

struct StoreSearchTests {
  private static let lines = [
    #"{"id":"a","title":"Nuclear talks","date":"2017-04-06","source":"Wire","text":"The Security Council met. Talks about nuclear tests went on.","keywords":["UN","tests"],"authors":["Ada Byron"]}"#,
    #"{"id":"b","title":"Rain","date":"2017-05","source":"Daily","language":"en","text":"PARIS, May 3 (Reuters) - It rains on the council.\n\nNo tests today."}"#,
    #"{"id":"c","date":"2018","source":"wire","section":"World","language":"fr","text":"La sécurité du CONSEIL.\n\nDes essais nucléaires."}"#,
    #"{"id":"d/2017/x_1","text":"Security is not the council here: security of council."}"#,
  ]

  private static func search(_ lines: [String] = lines) throws -> StoreSearch {
    let bench = try StoreBench()
    try bench.folder.write(lines.joined(separator: "\n"), to: "wire.jsonl")
    try bench.importing("wire.jsonl")
    return StoreSearch(try StoreFile.read(bench.path))
  }

  private static func ids(
    _ query: String, in search: StoreSearch, _ order: SearchOrder = .corpus
  ) throws -> [String] {
    try search.hits(SearchParser.parse(query), .init(order: order)).map(\.id)
  }

  @Test(arguments: [
    ("nuclear", ["a"]), ("NUCLEAIRES", ["c"]), ("nucl*", ["a", "c"]), ("securite", ["c"]),
    ("\"security council\"", ["a"]), ("security council", ["a", "d/2017/x_1"]),
    ("security NOT \"security council\"", ["d/2017/x_1"]), ("-nuclear", ["b", "c", "d/2017/x_1"]),
    ("rain OR talks", ["a", "b"]), ("title:talks", ["a"]), ("title:council", []),
    ("body:(council -security)", ["b"]), ("council NEAR/3 security", ["a", "d/2017/x_1"]),
    ("NEAR(council security, 0)", ["a"]), ("date:2017", ["a", "b"]),
    ("date:2017-05..", ["b", "c"]),
    ("date:..2017-04", ["a"]), ("NOT date:2017", ["c", "d/2017/x_1"]), ("source:WIRE", ["a", "c"]),
    ("source:wi*", ["a", "c"]), ("agency:reuters", ["b"]), ("place:paris", ["b"]),
    ("section:world", ["c"]), ("keyword:un", ["a"]), ("author:\"ada byron\"", ["a"]),
    ("id:b", ["b"]), ("id:d/2017/*", ["d/2017/x_1"]), ("id:d_2017*", []),
    ("council date:2017 -source:wire", ["b"]), ("nuclear OR source:daily", ["a", "b"]),
    ("(rain OR source:wire) date:2017..2018", ["a", "b", "c"]),
    ("nuclear OR -tests", ["a", "c", "d/2017/x_1"]),
    ("label:x", []), ("NOT label:x", ["a", "b", "c", "d/2017/x_1"]),
    ("lang:fr", ["c"]),
  ])
  func `finds`(query: String, expected: [String]) throws {
    #expect(try Self.ids(query, in: Self.search()) == expected)
  }

  @Test func `orders by rank and by date`() throws {
    let search = try Self.search()
    #expect(try Self.ids("talks OR council", in: search, .rank).first == "a")
    #expect(try Self.ids("-xyz", in: search, .newest) == ["c", "b", "a", "d/2017/x_1"])
    #expect(try Self.ids("-xyz", in: search, .oldest) == ["a", "b", "c", "d/2017/x_1"])
  }

  @Test func `counts, limits and lists ids as it finds`() throws {
    let search = try Self.search()
    for text in [
      "council", "council date:2017", "-council", "source:wire", "nuclear OR source:daily",
    ] {
      let query = try SearchParser.parse(text)
      for order in SearchOrder.allCases {
        let all = try search.hits(query, .init(order: order))
        #expect(try search.count(query) == all.count)
        #expect(try search.ids(query, .init(order: order)) == all.map(\.id))
        let options = StoreSearch.Options(limit: 1, order: order)
        #expect(try search.hits(query, options) == Array(all.prefix(1)))
      }
    }
  }

  @Test func `marks what was found in a snippet`() throws {
    let search = try Self.search()
    let hit = try #require(search.hits(SearchParser.parse("\"on the council\""), .init()).first)
    #expect(hit.snippet.text(marking: "[", "]") == "It rains [on the council]. No tests today.")
    #expect(hit.title == "Rain")
    #expect(hit.source == "Daily")
    #expect(hit.date == "2017-05")
    let folded = try #require(search.hits(SearchParser.parse("securite"), .init()).first)
    #expect(
      folded.snippet.text(marking: "<", ">") == "La <sécurité> du CONSEIL. Des essais nucléaires.")
    let none = try #require(search.hits(SearchParser.parse("source:daily"), .init()).first)
    #expect(none.snippet.text.isEmpty)
  }

  @Test func `counts what was found by facets`() throws {
    let search = try Self.search()
    let all = try SearchParser.parse("-xyz")
    func shown(_ facet: SearchFacet, _ query: SearchQuery) throws -> [String] {
      try search.counts(facet, query, limit: 10).map { "\($0.value) \($0.articles)" }
    }
    #expect(try shown(.source, all) == ["Daily 1", "Wire 1", "wire 1"])
    #expect(try shown(.month, all) == ["2017-04 1", "2017-05 1"])
    #expect(try shown(.keyword, SearchParser.parse("nuclear")) == ["UN 1", "tests 1"])
    #expect(try shown(.agency, SearchParser.parse("council")) == ["Reuters 1"])
    #expect(try shown(.entity, all) == [])
  }

  @Test(arguments: [
    String(repeating: "NOT (", count: 19) + "label:x" + String(repeating: ")", count: 19),
    String(repeating: "talks NOT (", count: 19) + "rain" + String(repeating: ")", count: 19),
    (0..<999).map { "label:x\($0)" }.joined(separator: " OR "),
    (0..<999).map { "word\($0)" }.joined(separator: " OR "),
    (0..<999).map { "-label:x\($0)" }.joined(separator: " "),
  ])
  func `searches as deep and long as they may be run`(query: String) throws {
    _ = try Self.ids(query, in: Self.search())
  }

  @Test func `entities and quotes of files are found, too`() throws {
    let bench = try StoreBench()
    try bench.folder.write(
      #"{"id":"a","date":"2017-03-01","text":"Ada Byron met Bob Ray. \"Rain comes,\" Ada Byron said. \"No,\" said Bob Ray."}"#
        + "\n" + #"{"id":"b","date":"2017-04-01","text":"\"It is dry,\" Ada Byron said."}"#,
      to: "wire.jsonl")
    let files = try FileCorpus.open(
      [bench.folder.file("wire.jsonl")], reading: bench.tools.reading)
    let search = try CorpusSearch(files, tools: bench.tools)
    func said(_ query: String) throws -> [String] {
      try search.sayings(SearchParser.parse(query)).map {
        "\($0.article) \($0.speaker ?? "?"): \($0.words)"
      }
    }
    #expect(
      try said("speaker:\"ada byron\" date:2017-03") == ["a Ada Byron: Rain comes,"])
    #expect(try said("dry") == ["b Ada Byron: It is dry,"])
    #expect(try said("date:2017-03").count == 2)
    #expect(try search.ids(SearchParser.parse("entity:\"Bob Ray\""), .init()) == ["a"])
    #expect(
      try search.counts(.entity, SearchParser.parse("kind:PERSON"), limit: 1).map(\.articles) == [2]
    )
    try bench.importing("wire.jsonl")
    let store = try CorpusSearch(bench.corpus(), tools: bench.tools)
    let error = #expect(throws: CorpusError.self) {
      try store.ids(SearchParser.parse("kind:ORG"), .init())
    }
    #expect(error.map { "\($0)" }?.contains("newslab corpus index") == true)
  }

  /// Whether an article with these words fulfils a search, by looking at every word.
  private static func holds(_ query: SearchQuery, _ title: [String], _ body: [String]) -> Bool {
    switch query {
    case .all(let parts): parts.allSatisfy { holds($0, title, body) }
    case .any(let parts): parts.contains { holds($0, title, body) }
    case .not(let part): !holds(part, title, body)
    case .fact: false
    case .text(let text):
      switch text.part {
      case .title: holds(text, title)
      case .body: holds(text, body)
      case nil: holds(text, title) || holds(text, body)
      }
    }
  }

  private static func holds(_ text: SearchText, _ words: [String]) -> Bool {
    let places = text.phrases.map { phrase in
      let wanted = phrase.words.split(separator: " ").map(String.init)
      return words.indices.filter { start in
        wanted.indices.allSatisfy { offset in
          guard start + offset < words.count else { return false }
          let word = words[start + offset]
          let isLast = offset == wanted.count - 1
          return phrase.isPrefix && isLast ? word.hasPrefix(wanted[offset]) : word == wanted[offset]
        }
      }.map { $0..<$0 + wanted.count }
    }
    guard let distance = text.distance else { return !places[0].isEmpty }
    // Some choice of places lies close enough together.
    func choose(_ index: Int, _ start: Int, _ end: Int, _ length: Int) -> Bool {
      if index == places.count { return end - start - length <= distance }
      return places[index].contains {
        choose(
          index + 1, min(start, $0.lowerBound), max(end, $0.upperBound), length + $0.count)
      }
    }
    return choose(0, .max, 0, 0)
  }

  @Test func `any search finds what looking at every word finds`() throws {
    var generator = Generator(seed: 5)
    let vocabulary = ["ant", "ape", "bee", "bear", "cat", "cow"]
    func words(_ count: ClosedRange<Int>) -> [String] {
      (0..<Int.random(in: count, using: &generator)).map { _ in generator.pick(vocabulary) ?? "" }
    }
    let articles = (0..<60).map { (id: "n\($0)", title: words(1...3), body: words(1...9)) }
    let lines = articles.map {
      #"{"id":"\#($0.id)","title":"\#($0.title.joined(separator: " "))","text":"\#($0.body.joined(separator: " "))"}"#
    }
    let search = try Self.search(lines)
    func query(_ depth: Int) -> String {
      let pick = Int.random(in: 0..<(depth == 0 ? 4 : 8), using: &generator)
      switch pick {
      case 0: return generator.pick(vocabulary) ?? ""
      case 1: return (generator.pick(["a", "b", "be", "c"]) ?? "") + "*"
      case 2: return "\"" + words(2...3).joined(separator: " ") + "\""
      case 3:
        return
          "\(words(1...1)[0]) NEAR/\(Int.random(in: 0...3, using: &generator)) \(words(1...1)[0])"
      case 4: return "(\(query(depth - 1)) OR \(query(depth - 1)))"
      case 5: return "-(\(query(depth - 1)))"
      case 6: return "title:(\(query(0)))"
      default: return "(\(query(depth - 1)) \(query(depth - 1)))"
      }
    }
    for _ in 0..<400 {
      let text = query(3)
      // NEAR of overlapping phrases is FTS5's own affair: a word is not near itself.
      if text.contains("NEAR"),
        text.matches(of: /(\w+) NEAR\/\d (\w+)/).contains(where: { $0.1 == $0.2 })
      {
        continue
      }
      let parsed = try SearchParser.parse(text)
      let expected = articles.filter { Self.holds(parsed, $0.title, $0.body) }.map(\.id)
      #expect(try search.hits(parsed, .init(order: .corpus)).map(\.id) == expected, "\(text)")
    }
  }
}
