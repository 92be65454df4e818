import NewsAnalysis
import NewsCorpus
import NewsEval
import NewsModel
import TestSupport
import Testing

/// The stories that somebody filled in by hand, as they are and with other names: quotes, times and
/// claims move with the text.
struct ChangedStoriesTests {
  /// What is written in place of some words, and the values that times then have.
  struct Change: Sendable, CustomTestStringConvertible {
    let name: String
    var words: [(String, String)] = []
    var values: [String: String] = [:]
    var testDescription: String { name }
  }

  static let changes = [
    Change(name: "as it is"),
    Change(
      name: "a Danish story",
      words: [
        ("Nursultan Nazarbayev", "Lars Brandeskov"), ("Nazarbayev", "Brandeskov"),
        ("Kazakhstan", "Denmark"), ("Kazakh", "Danish"), ("ASTANA", "COPENHAGEN"),
        ("Astana", "Copenhagen"), ("KAZINFORM", "RITZAU"), ("Kazinform", "Ritzau"),
        ("2017-04-06", "2019-03-12"),
      ], values: ["2017-04-06": "2019-03-12", "2017-06": "2019-06"]),
    Change(
      name: "an Uzbek story of another union",
      words: [
        ("Nursultan Nazarbayev", "Shavkat Mirziyoyev"), ("Nazarbayev", "Mirziyoyev"),
        ("Kazakhstan", "Uzbekistan"), ("Kazakh", "Uzbek"), ("ASTANA", "TASHKENT"),
        ("Astana", "Tashkent"), ("KAZINFORM", "UZA"), ("Kazinform", "UzA"), ("India", "Vietnam"),
        ("Pakistan", "Serbia"), ("CSTO", "EAEU"), ("SCO", "CSTO"), ("2017-04-06", "2018-02-20"),
      ], values: ["2017-04-06": "2018-02-20", "2017-06": "2018-06"]),
    Change(
      name: "other countries and cities",
      words: [
        ("India", "Mongolia"), ("Pakistan", "Belarus"), ("Saint Petersburg", "Manchester"),
        ("Russian", "British"), ("Syrian", "Yemeni"), ("2017-2018", "2020-2021"),
        ("2017–2018", "2020–2021"),
      ], values: ["2017/2018": "2020/2021"]),
  ]

  private static let tools = Result {
    try AnalysisTools(lexicons: Checkout.path + "/Sources/NewsAnalysis/Resources")
  }

  /// The gold of a story with other words, and what is found in it.
  private static func story(
    _ file: String, _ change: Change
  ) throws -> (gold: GoldFindings, analysis: Analysis) {
    let records = try GoldReader.read(Checkout.path + "/Tests/Fixtures/" + file)
    guard case .gold(let record) = records.first, var gold = record.findings else {
      throw Unreadable()
    }
    let text = ChangedText(record.article.text, change.words)
    gold.move(text.moved, values: change.values)
    let tools = try tools.get()
    let article = tools.reading(Article(id: "changed", text: ArticleText(text.text)))
    return (gold, tools.analysis(of: article))
  }

  private struct Unreadable: Error {}

  private static func evaluate(
    _ layer: LayerEvaluation.Layer, _ file: String, _ change: Change
  ) throws -> LayerEvaluation {
    let story = try story(file, change)
    var evaluation = LayerEvaluation(layer)
    evaluation.add(story.gold, story.analysis)
    return evaluation
  }

  private static let files = ["seed-article.json", "seed-nonascii-article.json"]

  @Test(arguments: files, changes)
  func `quotes have their places, speakers and cues`(file: String, change: Change) throws {
    let evaluation = try Self.evaluate(.quotes, file, change)
    #expect(evaluation["direct"].gold == 3 && evaluation["indirect"].gold == 6)
    #expect(evaluation.misses.map { "\($0.sort): \($0.text)" } == [])
  }

  @Test(arguments: files, changes)
  func `times have their values`(file: String, change: Change) throws {
    let evaluation = try Self.evaluate(.times, file, change)
    #expect(evaluation["value"].gold == 8)
    #expect(evaluation.misses.map { "\($0.sort): \($0.text)" } == [])
  }

  @Test(arguments: files, changes)
  func `claims have their arguments, times, modality and sources`(
    file: String, change: Change
  ) throws {
    let evaluation = try Self.evaluate(.claims, file, change)
    #expect(evaluation["claims"].gold == 12)
    // One more claim is true and not in the gold: the meeting is held in the city, too.
    let misses = evaluation.misses.filter { $0.sort != "spurious" }
    #expect(misses.map { "\($0.sort): \($0.text)" } == [])
    #expect(evaluation["claims"].found <= 13)
  }
}

/// A text in which some words are replaced, the earlier ones first, and where its bytes went.
private struct ChangedText {
  private(set) var text = ""
  /// For each byte of the old text and the one behind its last, its place in the new text.
  private(set) var moved: [Int] = []

  init(_ old: ArticleText, _ words: [(String, String)]) {
    var bytes: [UInt8] = []
    var index = 0
    while index < old.count {
      let found = words.first { old.bytes[index...].starts(with: Array($0.0.utf8)) }
      guard let (word, other) = found else {
        moved.append(bytes.count)
        bytes.append(old.bytes[index])
        index += 1
        continue
      }
      moved += Array(repeating: bytes.count, count: word.utf8.count)
      bytes += Array(other.utf8)
      index += word.utf8.count
    }
    moved.append(bytes.count)
    text = String(decoding: bytes, as: UTF8.self)
  }
}

extension GoldFindings {
  /// Moves all spans to where their words now stand, and changes values of times.
  fileprivate mutating func move(_ moved: [Int], values: [String: String]) {
    func place(_ span: TextSpan) -> TextSpan { moved[span.lowerBound]..<moved[span.upperBound] }
    func value(_ old: String?) -> String? { old.map { values[$0] ?? $0 } }
    mentions = mentions.mapValues { spans in
      spans.map { LabeledSpan(span: place($0.span), label: $0.label, cluster: $0.cluster) }
    }
    for index in quotes.indices {
      quotes[index].parts = quotes[index].parts.map(place)
      quotes[index].cue = quotes[index].cue.map(place)
    }
    for index in times.indices {
      times[index].span = place(times[index].span)
      times[index].value = value(times[index].value)
    }
    for index in claims.indices {
      claims[index].evidence = place(claims[index].evidence)
      claims[index].time = value(claims[index].time)
    }
  }
}
