import Foundation
import NewsAnalysis
import NewsCorpus
import NewsModel
import TestSupport
import Testing

struct ArticleJSONTests {
  private static let golds = ["seed-article.json", "seed-nonascii-article.json"]

  /// Keys that the hand-made files do not have.
  private static let added: Set = [
    "derived_title", "linked_by", "confidence", "found_by", "speaker_text", "cue_class",
    "subject_mention", "object_mention", "count", "numbers",
  ]

  private func object(_ bytes: [UInt8]) throws -> NSDictionary {
    try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? NSDictionary)
  }

  private func written(_ gold: String, _ form: ArticleJSON) throws -> [UInt8] {
    form.bytes(of: try GoldAnalysis(Fixtures.gold(gold)).analysis())
  }

  /// Takes the added keys away, but the `found_by` of dates only where the gold has none.
  private func withoutAdditions(_ value: Any) -> Any {
    if let list = value as? [Any] { return list.map(withoutAdditions) }
    guard let table = value as? [String: Any] else { return value }
    let isDate = table["precision"] != nil
    let isClaim = table["predicate"] != nil
    let isDateline = !isClaim && table["place"] != nil
    let kept = table.filter { (key, _) in
      if key == "date", isDateline { return false }
      if key == "place", isClaim { return false }
      return !Self.added.contains(key) || (isDate && key == "found_by")
    }
    return kept.mapValues(withoutAdditions)
  }

  @Test(arguments: golds, [JSONWriter.Layout.compact, .indented])
  func `writes what a person found as the person wrote it`(
    name: String, layout: JSONWriter.Layout
  ) throws {
    let ours = try object(written(name, ArticleJSON(layout: layout)))
    let gold = try #require(object(Fixtures.bytes(name)).mutableCopy() as? NSMutableDictionary)
    // The stand-ins carry no identifiers.
    let entities = try #require(gold["entities"] as? [[String: Any]])
    gold["entities"] = entities.map { $0.merging(["identifiers": [String: Any]()]) { $1 } }
    let plain = try #require(withoutAdditions(ours) as? NSDictionary)
    for key in gold.allKeys { #expect(plain[key] as? NSObject == gold[key] as? NSObject, "\(key)") }
    #expect(plain == gold)
  }

  @Test func `bytes depend neither on threads nor on the order of articles`() async throws {
    let tools = try AnalysisTools(
      lexicons: ResourceFolder.find(executable: #filePath, data: nil).lexicons)
    var generator = Generator(seed: 11)
    var articles = try Self.golds.map { name in
      Article(id: name, text: ArticleText(try Fixtures.gold(name).text))
    }
    for index in 0..<40 {
      let text = "Article \(index).\n\n" + generator.text() + "\n\n" + generator.text()
      articles.append(Article(id: "random \(index)", text: ArticleText(text)))
    }
    let form = ArticleJSON(extraLayers: [.tokens])
    @Sendable func bytes(_ article: Article) -> [UInt8] {
      form.bytes(of: tools.analysis(of: tools.reading(article)))
    }
    let expected = articles.map(bytes)
    #expect(Set(expected).count == articles.count)
    let order = articles.indices.shuffled(using: &generator)
    let found = await withTaskGroup(of: (Int, [UInt8]).self) { [articles] group in
      for index in order { group.addTask { (index, bytes(articles[index])) } }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    for index in articles.indices {
      #expect(found[index] == expected[index], "\(articles[index].id)")
    }
  }

  /// The names of all members in the order in which they are written.
  private func keys(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).matches(of: /[{,]\s*"([a-z_0-9]+)"\s*:/)
      .map { String($0.1) }
  }

  @Test(arguments: golds) func `keeps the order of keys`(name: String) throws {
    let gold = keys(try Fixtures.bytes(name)).filter { !["iso2", "found_by"].contains($0) }
    let all = keys(try written(name, ArticleJSON()))
    // The place of a claim stands before its count; that of a dateline is one of the gold.
    var ours = zip(all, all.dropFirst() + [""]).filter { key, next in
      !Self.added.contains(key) && !(key == "place" && next == "count")
    }.map(\.0)
    // A dateline has a date of its own behind place, agency, start and end.
    let dateline = try #require(ours.firstIndex(of: "dateline"))
    #expect(ours.remove(at: dateline + 5) == "date")
    #expect(ours == gold)
    #expect(gold.count > 800)
  }

  /// What a unit says a text is, cut out by that unit's own view of the text.
  private func cut(_ text: String, _ start: Int, _ end: Int, _ unit: OffsetUnit) -> String {
    switch unit {
    case .scalars: String(String.UnicodeScalarView(Array(text.unicodeScalars)[start..<end]))
    case .utf8: String(decoding: Array(text.utf8)[start..<end], as: UTF8.self)
    case .utf16: String(decoding: Array(text.utf16)[start..<end], as: UTF16.self)
    }
  }

  @Test(arguments: golds, OffsetUnit.allCases)
  func `counts positions in every unit`(name: String, unit: OffsetUnit) throws {
    let json = try object(written(name, ArticleJSON(unit: unit, extraLayers: [.tokens])))
    let text = try #require(json["text"] as? String)
    let mentions = try #require(json["mentions"] as? [[String: Any]])
    let tokens = try #require(json["tokens"] as? [[Int]])
    let times = try #require(json["times"] as? [[String: Any]])
    for part in mentions + times {
      let (start, end) = (part["start"] as? Int ?? 0, part["end"] as? Int ?? 0)
      #expect(cut(text, start, end, unit) == part["text"] as? String)
    }
    #expect(tokens == mentions.map { [$0["start"] as? Int ?? 0, $0["end"] as? Int ?? 0] })
    #expect(json["offsets"] as? String == unit.rawValue)
    let sentences = try #require(json["sentences"] as? [[String: Int]])
    let gold = try Fixtures.gold(name)
    for (ours, theirs) in zip(sentences, gold.sentences) {
      let expected = cut(text, theirs.start, theirs.end, .scalars)
      #expect(cut(text, ours["start"] ?? 0, ours["end"] ?? 0, unit) == expected)
    }
  }

  @Test func `a headline in the text stands in for a title`() throws {
    var article = Article(id: "", text: ArticleText("Man wins\n\nHe won."))
    article.blocks = [
      Block(kind: .headline, span: 0..<8, foundBy: "headline:title"),
      Block(kind: .paragraph, span: 10..<17),
    ]
    #expect(Analysis(of: article, by: try Pipeline([])).derivedTitle == "Man wins")
  }

  @Test func `writes every key of an article that has nothing`() throws {
    let analysis = Analysis(of: Article(id: "", text: ArticleText("")), by: try Pipeline([]))
    let line = String(decoding: ArticleJSON().bytes(of: analysis), as: UTF8.self)
    #expect(
      line == """
        {"format":"newslab-article/1","offsets":"scalars","id":"","title":null,\
        "derived_title":null,"date":null,"dateline":null,"source":null,"agency":null,\
        "authors":[],"language":null,"url":null,"keywords":[],"section":null,"meta":{},\
        "text":"","body_start":0,"blocks":[],"paragraphs":[],"sentences":[],"mentions":[],\
        "entities":[],"quotes":[],"times":[],"numbers":[],"claims":[],"labels":{}}
        """)
  }

  @Test(arguments: golds, OffsetUnit.allCases)
  func `writes one line that reads back`(name: String, unit: OffsetUnit) throws {
    let bytes = try written(name, ArticleJSON(unit: unit))
    #expect(!bytes.contains(0x0A))
    let article = try RecordDecoder.article(from: bytes)
    let original = try GoldAnalysis(Fixtures.gold(name)).analysis().article
    #expect(article.id == original.id)
    #expect(article.text == original.text)
    #expect(article.date == original.date)
    #expect(article.agency == original.agency)
    #expect(article.language == original.language)
    #expect(article.meta == [:])
    #expect(article.warnings == [])
  }

  @Test func `writes what a record brought`() throws {
    let line = #"""
      {"id":"a\u0001","title":"T\"","text":"x","authors":["B"],"url":"u","section":"s","keywords":["k"],"source":"S","z":[1,{"y":null}],"a":0.1}
      """#
    let article = try RecordDecoder.article(from: Array(line.utf8))
    let json = ArticleJSON().bytes(of: Analysis(of: article, by: try Pipeline([])))
    let text = String(decoding: json, as: UTF8.self)
    #expect(text.contains(#""id":"a\u0001","title":"T\"","derived_title":null"#))
    #expect(text.contains(#""meta":{"a":0.1,"z":[1,{"y":null}]}"#))
    #expect(text.contains(#""source":"S","agency":null,"authors":["B"]"#))
  }
}
