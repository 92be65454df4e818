import NewsCorpus
import NewsModel
import Testing

struct RecordDecoderTests {
  private func decode(_ line: String) throws -> Article {
    try RecordDecoder.article(from: Array(line.utf8))
  }

  @Test func `reads every field`() throws {
    let article = try decode(
      """
      {"id":"a1","title":"T","date":"2017-04-06","text":"x","source":"S","agency":"A",\
      "authors":["B","C"],"lang":"en","url":"u","keywords":["k"],"section":"world",\
      "meta":{"n":1},"words":250,"score":0.5,"ok":true,"tags":["x",null]}
      """)
    #expect(article.id == "a1")
    #expect(article.title == "T")
    #expect(article.date?.value.description == "2017-04-06")
    #expect(article.date?.foundBy == .field)
    #expect(article.text.string == "x")
    #expect([article.source, article.agency, article.language] == ["S", "A", "en"])
    #expect([article.url, article.section] == ["u", "world"])
    #expect(article.authors == ["B", "C"])
    #expect(article.keywords == ["k"])
    #expect(
      article.meta == [
        "n": .integer(1), "words": .integer(250), "score": .number(0.5), "ok": .bool(true),
        "tags": .list([.string("x"), .null]),
      ])
    #expect(article.warnings == [])
  }

  @Test(arguments: [
    (#"{"id":7,"text":"x"}"#, "7"), (#"{"id":"","text":"abc"}"#, "ba7816bf8f01cfea"),
    (#"{"id":null,"text":"abc"}"#, "ba7816bf8f01cfea"),
    (#"{"text":"abc","n":1}"#, "ba7816bf8f01cfea"),
    (#"{"text":""}"#, "e3b0c44298fc1c14"),
  ])
  func `makes the id of the text when there is none`(line: String, id: String) throws {
    #expect(try decode(line).id == id)
  }

  @Test func `takes one author for a list of one and null for nothing`() throws {
    let article = try decode(
      #"{"text":"x","authors":"B","title":null,"keywords":null,"date":null}"#)
    #expect(article.authors == ["B"])
    #expect(article.title == nil)
    #expect(article.date == nil)
    #expect(article.meta == [:])
  }

  @Test func `keeps a date that it cannot read and says so`() throws {
    let article = try decode(#"{"text":"x","date":"April 6"}"#)
    #expect(article.date == nil)
    #expect(article.meta == ["date": .string("April 6")])
    #expect(article.warnings == ["field 'date': expected YYYY-MM-DD, got 'April 6'; kept in meta"])
  }

  @Test func `says when a value of meta is left out`() throws {
    let article = try decode(#"{"text":"x","meta":{"a":1,"b":2},"a":3,"b":2}"#)
    #expect(article.meta == ["a": .integer(3), "b": .integer(2)])
    #expect(
      article.warnings == ["field 'a' stands in 'meta' too, with another value that is left out"])
  }

  @Test func `replaces invalid bytes inside a string`() throws {
    let line = Array(#"{"text":"a"#.utf8) + [0xFF] + Array(#"b"}"#.utf8)
    let article = try RecordDecoder.article(from: line)
    #expect(article.text.string == "a\u{FFFD}b")
    #expect(
      article.warnings == [
        "1 invalid UTF-8 sequence replaced by U+FFFD, the first (0xFF) at byte 10"
      ])
  }

  @Test(arguments: [
    ("[]", "expected an object, got list"), ("1", "expected an object, got number"),
    (#""x""#, "expected an object, got string"), ("null", "expected an object, got null"),
    ("{}", "missing field 'text'"), (#"{"text":null}"#, "missing field 'text'"),
    (#"{"body":"x"}"#, "missing field 'text'; did you mean 'body'?"),
    (#"{"content":"x","txet":"y"}"#, "missing field 'text'; did you mean 'content'?"),
    (#"{"Text":"x"}"#, "missing field 'text'; did you mean 'Text'?"),
    (#"{"text":1}"#, "field 'text': expected string, got number"),
    (#"{"text":["x"]}"#, "field 'text': expected string, got list"),
    (#"{"text":"x","id":{}}"#, "field 'id': expected string, got object"),
    (#"{"text":"x","id":1.5}"#, "field 'id': expected string, got number"),
    (#"{"text":"x","title":true}"#, "field 'title': expected string, got boolean"),
    (#"{"text":"x","date":2017}"#, "field 'date': expected string, got number"),
    (
      #"{"text":"x","authors":{}}"#,
      "field 'authors': expected string or list of strings, got object"
    ),
    (
      #"{"text":"x","authors":["a",1]}"#,
      "field 'authors': expected strings in the list, got number"
    ),
    (#"{"text":"x","meta":[]}"#, "field 'meta': expected object, got list"),
    (
      #"{"text":"x","format":"newslab-article/2"}"#,
      "unknown format 'newslab-article/2'; expected 'newslab-article/1'"
    ),
    (#"{"text":"x""#, "not valid JSON: expected ',' or '}', found the end at byte 12"),
  ])
  func `says why a record is no article`(line: String, reason: String) throws {
    let error = #expect(throws: RecordDecoder.Problem.self) { try decode(line) }
    #expect(error?.description == reason)
  }

  @Test(arguments: [("scalars", 4, 14), ("utf16", 5, 15), ("utf8", 7, 17)])
  func `reads the date of its own format in every unit`(unit: String, start: Int, end: Int) throws {
    let article = try decode(
      """
      {"format":"newslab-article/1","offsets":"\(unit)","text":"📷 d 2017-04-06 x","date":\
      {"value":"2017-04-06","precision":"day","found_by":"header_date","start":\(start),"end":\(end)},\
      "mentions":[1],"labels":{}}
      """)
    #expect(article.date?.foundBy == .headerDate)
    #expect(article.date?.span.map { article.text[$0] } == "2017-04-06")
    #expect(article.meta == [:])
  }
}
