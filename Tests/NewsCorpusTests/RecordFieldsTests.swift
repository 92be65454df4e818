import FoundationEssentials
import NewsAnalysis
import NewsCorpus
import NewsModel
import TestSupport
import Testing

struct RecordFieldsTests {
  private static let names = RecordField.allCases.map(\.name) + ["format", "offsets", "body", "n"]

  /// What the decoder says of a line, whatever finds its fields.
  private func decoded(_ line: [UInt8]) -> Result<Article, Rejection> {
    do throws(RecordDecoder.Problem) {
      return .success(try RecordDecoder.article(from: line))
    } catch {
      return .failure(Rejection("\(error)", at: Place(path: "w", line: 1)))
    }
  }

  /// What the reader says of a line.
  private func read(_ line: [UInt8]) -> Result<Article, Rejection>? {
    switch JSONLinesReader.records(of: MemorySource(line), name: "w")() {
    case .article(let article, _)?: .success(article)
    case .rejected(let rejection)?: .failure(rejection)
    case nil: nil
    }
  }

  private func check(_ line: [UInt8], _ comment: String) {
    guard let read = read(line) else {
      #expect(line.allSatisfy { [0x20, 0x09, 0x0D].contains($0) }, "\(comment)")
      return
    }
    switch (read, decoded(line)) {
    case (.success(let mine), .success(let other)):
      #expect(mine.id == other.id && mine.text == other.text, "\(comment)")
      #expect(mine.title == other.title && mine.date == other.date, "\(comment)")
      #expect(mine.source == other.source && mine.agency == other.agency, "\(comment)")
      #expect(mine.authors == other.authors && mine.keywords == other.keywords, "\(comment)")
      #expect(mine.language == other.language && mine.url == other.url, "\(comment)")
      #expect(mine.section == other.section && mine.meta == other.meta, "\(comment)")
      #expect(mine.warnings == other.warnings, "\(comment)")
    case (.failure(let mine), .failure(let other)):
      let isRefused = mine.reason.hasPrefix("cannot be read: ")  // no text at all
      #expect(isRefused || mine == other, "\(comment)")
    case (let mine, let other):
      let isRefused =
        if case .failure(let one) = mine { one.reason.hasPrefix("cannot be read: ") } else { false }
      #expect(isRefused, "\(comment): \(mine), \(other)")
    }
  }

  @Test(arguments: 0..<400)
  func `gives the same article or rejection as the decoder`(seed: UInt64) {
    var generator = Generator(seed: seed)
    for _ in 0..<20 {
      let line = generator.record(Self.names)
      check(line, String(decoding: line, as: UTF8.self))
    }
  }

  @Test(arguments: 0..<400)
  func `gives the same for broken records`(seed: UInt64) {
    var generator = Generator(seed: seed)
    for _ in 0..<20 {
      let line = generator.broken(generator.record(Self.names))
      check(line, String(decoding: line, as: UTF8.self))
    }
  }

  @Test(arguments: 0..<200)
  func `makes the same values of JSON as the library`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    for _ in 0..<20 {
      let record = generator.record(Self.names)
      let line = generator.chance(oneIn: 3) ? generator.broken(record) : record
      guard JSONFault.find(in: line) == nil, String(validating: line, as: UTF8.self) != nil else {
        continue
      }
      let library = try JSONDecoder().decode(JSONValue.self, from: Data(line))
      #expect(try JSONValue.parse(line) == library, "\(String(decoding: line, as: UTF8.self))")
    }
  }

  @Test func `leaves little to the decoder of what writers make`() {
    var generator = Generator(seed: 1)
    var (taken, left) = (0, 0)
    for _ in 0..<500 {
      let line = generator.record(["title", "source", "url", "section", "lang", "n"])
      let items = JSONLinesReader(name: "w", bytes: line).items(reading: StoryReader { $0 })
      guard case .article(let article)? = items() else { continue }
      if article.fields != nil { taken += 1 } else { left += 1 }
    }
    #expect(taken > 100 && taken > left, "\(taken) taken, \(left) left")
  }

  @Test func `every field is found by its name as a number`() {
    for field in RecordField.allCases {
      let line = #"{"text":"x","\#(field.name)":null}"#
      check(Array(line.utf8), line)
    }
  }

  @Test(arguments: [
    #"{"text":"a","text":"b"}"#, #"{"text":"x","n":1,"n":2}"#, #"{"text":"x","é":1,"é":2}"#,
    #"{"\u0074ext":"x"}"#, #"{"text":"\ud83d\ude00\u00e9\u20ac\u0041\u0000"}"#,
    #"{"text":"\ud83d"}"#, #"{"text":"\ud83d\u0041"}"#, #"{"text":"\u12g4"}"#, #"{"text":"\"#,
    #"{"text":"x","n":01}"#, #"{"text":"x","n":1.}"#, #"{"text":"x","n":1e999}"#,
    #"{"text":"x","id":"é"}"#, #"{"text":"x","id":-0}"#, #"{"text":"x","id":1234567890123456789}"#,
    #"{"text":"x",}"#, #"{"text":"x"}}"#, #"{"text":"x"} x"#, #"{,"text":"x"}"#,
    "{\"text\":\"a\tb\"}",
    #"{"text":"x","meta":{"a":{"a":[1,2,{"b":null}]}},"a":[]}"#,
    #"{"text":"x","meta":null,"b":[]}"#,
    #"{"text":"x","language":"de","lang":null}"#, #"{"text":"x","language":"de","lang":"fr"}"#,
  ])
  func `gives the same for corners of the format`(line: String) {
    check(Array(line.utf8), line)
  }

  @Test func `gives the same at every depth of nesting`() {
    for depth in 250...260 {
      let line =
        #"{"text":"x","n":"# + String(repeating: "[", count: depth)
        + String(repeating: "]", count: depth) + "}"
      check(Array(line.utf8), "\(depth) levels")
    }
  }

  @Test(arguments: 0..<64)
  func `finds invalid UTF-8 wherever it stands`(place: Int) {
    for bad in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82], [0xF5, 0x80]] as [[UInt8]] {
      var line = Array((#"{"text":""# + String(repeating: "a", count: 64) + #""}"#).utf8)
      line.insert(contentsOf: bad, at: 9 + place)
      check(line, "\(bad) at \(place)")
    }
  }
}
