import Foundation
import NewsCorpus
import NewsModel
import TestSupport
import Testing

struct JSONWriterTests {
  private func write(
    _ layout: JSONWriter.Layout = .compact, _ body: (inout JSONWriter) -> Void
  ) -> String {
    var writer = JSONWriter(layout: layout)
    body(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("", #""""#), ("a\"b\\c/", #""a\"b\\c/""#), ("\n\r\t", #""\n\r\t""#),
    ("\u{0}\u{1f}\u{7f}", #""\u0000\u001f\u007f""#),
    ("\u{80}\u{9f}\u{a0}", "\"\\u0080\\u009f\u{a0}\""), ("é—📷", #""é—📷""#), ("Â©", #""Â©""#),
  ])
  func `escapes what must be and nothing else`(text: String, json: String) {
    #expect(write { $0.string(text) } == json)
    #expect(write { $0.string(ArticleText(text)) } == json)
  }

  @Test(arguments: [
    (0.1, "0.1"), (1, "1.0"), (-0.75, "-0.75"), (1e300, "1e+300"),
    (.leastNonzeroMagnitude, "5e-324"),
    (.nan, "null"),
    (.infinity, "null"), (1.0 / 3, "0.3333333333333333"),
  ])
  func `writes the shortest number`(number: Double, json: String) {
    #expect(write { $0.number(number) } == json)
  }

  private static let sample: MetaValue = .table([
    "b": .list([.integer(1), .bool(false), .null]), "a": .table([:]), "é": .list([]),
    "B": .list([.table(["x": .number(1.5)])]),
  ])

  @Test func `sorts names and writes one line`() {
    #expect(
      write { $0.value(Self.sample) } == #"{"B":[{"x":1.5}],"a":{},"b":[1,false,null],"é":[]}"#)
  }

  @Test func `indents`() {
    #expect(
      write(.indented) { $0.value(Self.sample) } == """
        {
          "B": [
            {
              "x": 1.5
            }
          ],
          "a": {},
          "b": [
            1,
            false,
            null
          ],
          "é": []
        }
        """)
  }

  @Test func `writes a part in one line`() {
    let json = write(.indented) { writer in
      writer.object { $0.member("n") { $0.inline { $0.list([1, 2]) { $0.integer($1) } } } }
    }
    #expect(json == "{\n  \"n\": [1,2]\n}")
  }

  @Test(arguments: 0..<200)
  func `writes what reads back equal`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    var values: [String: [String]] = [:]
    for _ in 0..<4 {
      let noise = String(decoding: generator.bytes(atMost: 20), as: UTF8.self)
      values[generator.text() + noise] = [generator.sentence(), noise]
    }
    let meta = MetaValue.table(values.mapValues { .list($0.map(MetaValue.string)) })
    for layout in [JSONWriter.Layout.compact, .indented] {
      let data = Data(write(layout) { $0.value(meta) }.utf8)
      #expect(try JSONDecoder().decode([String: [String]].self, from: data) == values)
    }
  }

  @Test(arguments: 0..<200)
  func `writes numbers that read back equal`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let number = Double(bitPattern: generator.next())
    guard number.isFinite else { return }
    let data = Data(write { $0.list([number]) { $0.number($1) } }.utf8)
    #expect(try JSONDecoder().decode([Double].self, from: data) == [number])
  }
}
