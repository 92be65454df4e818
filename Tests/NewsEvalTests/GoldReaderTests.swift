import NewsCorpus
import NewsEval
import NewsModel
import Testing

struct GoldReaderTests {
  private static func records(_ text: String, forms: Set<Mention.Form>? = nil) -> [GoldRecord] {
    GoldReader.records(in: Array(text.utf8), path: "g", forms: forms)
  }

  /// What was read, a line a mention: id, words, label, cluster; errors as they are shown.
  private static func lines(_ text: String, forms: Set<Mention.Form>? = nil) -> [String] {
    records(text, forms: forms).flatMap { record in
      switch record {
      case .rejected(let rejection): [rejection.description]
      case .gold(let gold):
        gold.spans.isEmpty
          ? [gold.article.id]
          : gold.spans.map { span in
            let cluster = span.cluster.map { " " + $0 } ?? ""
            return "\(gold.article.id) \(gold.article.text[span.span]) \(span.label)\(cluster)"
          }
      }
    }
  }

  @Test func `reads JSON lines with positions in scalars`() {
    let lines = Self.lines(
      """
      {"id":"a","text":"Über Ann.","entities":[{"start":5,"end":8,"type":"PER","text":"Ann"}]}

      {"id":"b","text":"x","entities":[]}
      {"id":"c","text":"é😀UN","offsets":"utf16","entities":[[3,5,"ORG"]]}
      """)
    #expect(lines == ["a Ann PER", "b", "c UN ORG"])
  }

  @Test func `takes names at their own place where phrases are marked`() {
    let lines = Self.lines(
      #"{"id":"a","text":"President Ann Lee met her.","entities":["#
        + #"{"start":0,"end":17,"type":"person","chain":7,"named":true,"name_span":[10,17]},"#
        + #"{"start":22,"end":25,"type":"person","chain":7,"named":false}]}"#)
    #expect(lines == ["a Ann Lee person 7"])
  }

  private static let own = """
    {
     "format": "newslab-article/1", "id": "a", "text": "The UN chief met.",
     "mentions": [
      {"start": 4, "end": 6, "kind": "ORG", "form": "acronym", "named": true, "entity": "org:un"},
      {"start": 4, "end": 12, "kind": "ROLE", "form": "role", "named": false, "entity": null}
     ]
    }
    """

  @Test func `reads article JSON over several lines`() throws {
    #expect(Self.lines(Self.own) == ["a UN ORG org:un"])
    #expect(Self.lines(Self.own, forms: [.role]) == ["a UN chief ROLE"])
    guard case .gold(let gold) = Self.records(Self.own)[0] else { return #expect(Bool(false)) }
    #expect(gold.isNested)
    #expect(gold.hasClusters)
  }

  @Test func `reads columns`() {
    let lines = Self.lines(
      "# id = s 1\r\nThe\tO\r\nUN\tB-ORG\r\nmet\tO\r\nAnn\tI-PER\r\nLee\tI-PER\r\n.\tO\r\n\r\n"
        + "-DOCSTART- -X- O O\n\n# a remark\n# NNP O\nRome NNP I-LOC\nParis NNP B-LOC\n")
    #expect(
      lines == ["s 1 UN ORG", "s 1 Ann Lee PER", "sentence 13 Rome LOC", "sentence 13 Paris LOC"])
    guard case .gold(let gold) = Self.records("Rain\tO\n,\tO\n")[0] else {
      return #expect(Bool(false))
    }
    #expect(gold.article.text.string == "Rain,")
  }

  @Test(arguments: [
    (#"{"id":"a","text":"x"}"#, "g:1: missing field 'entities'"),
    (
      #"{"id":"a","text":"x","entitys":[]}"#,
      "g:1: missing field 'entities'; did you mean 'entitys'?"
    ),
    (#"{"id":"a","text":"x","entities":1}"#, "g:1: field 'entities': expected list, got number"),
    (#"{"id":"a","entities":[]}"#, "g:1: missing field 'text'"),
    (
      #"{"id":"a","text":"xy","entities":[{"start":1,"end":1,"type":"A"}]}"#,
      "g:1: entities[0]: expected 0 <= start < end <= 2, got 1 and 1"
    ),
    (
      #"{"id":"a","text":"xy","entities":[{"start":0,"end":3,"type":"A"}]}"#,
      "g:1: entities[0]: expected 0 <= start < end <= 2, got 0 and 3"
    ),
    (
      #"{"id":"a","text":"xy","entities":[{"start":0,"end":9223372036854775807,"type":"A"}]}"#,
      "g:1: entities[0]: expected 0 <= start < end <= 2, got 0 and 9223372036854775807"
    ),
    (
      #"{"id":"a","text":"xy","entities":[{"start":0,"end":1,"type":"A","text":"y"}]}"#,
      "g:1: entities[0]: the text at its positions is 'x', not 'y'"
    ),
    (
      #"{"id":"a","text":"xy","entities":[{"start":0,"end":1}]}"#,
      "g:1: entities[0]: missing field 'type'"
    ),
    (
      #"{"id":"a","text":"xy","entities":[{"start":"0","end":1,"type":"A"}]}"#,
      "g:1: entities[0]: expected whole numbers 'start' and 'end'"
    ),
    (
      #"{"id":"a","text":"xy","entities":[[0,1]]}"#,
      "g:1: entities[0]: expected [start, end, label]"
    ),
    (#"{"id":"a","text":"xy","entities":[1]}"#, "g:1: entities[0]: expected object, got number"),
    (
      #"{"id":"a","text":"x","offsets":"utf-8","entities":[]}"#,
      "g:1: field 'offsets': expected one of scalars, utf8, utf16, got 'utf-8'; did you mean 'utf8'?"
    ),
    ("{oops", "g:1: not valid JSON: expected a name in double quotes, found 'o' at byte 2"),
    (
      "UN\tB-ORG\nmet\n",
      "g:2: expected a token and its tag (O, B-KIND or I-KIND), found no tag behind 'met'"
    ),
    (
      "UN\tORG\n", "g:1: expected a token and its tag (O, B-KIND or I-KIND), found 'ORG'"
    ),
    (
      "UN\t" + String(repeating: "x", count: 50),
      "g:1: expected a token and its tag (O, B-KIND or I-KIND), found '"
        + String(repeating: "x", count: 39) + "…'"
    ),
    ("UN\tB-\n", "g:1: expected a token and its tag (O, B-KIND or I-KIND), found 'B-'"),
  ])
  func `says what is wrong and where`(text: String, message: String) {
    #expect(Self.lines(text) == [message])
  }

  @Test func `reads what follows a record that is wrong`() {
    let lines = Self.lines("UN\tORG\nx\tO\n\nAnn\tB-PER\n")
    #expect(lines.count == 2)
    #expect(lines.last == "sentence 4 Ann PER")
    #expect(Self.lines("{\"text\":1}\n{\"id\":\"b\",\"text\":\"x\",\"entities\":[]}").last == "b")
  }

  @Test func `an empty file holds nothing`() {
    #expect(Self.lines("").isEmpty)
    #expect(Self.lines(" \n\n").isEmpty)
  }
}
