import NewsCorpus
import NewsModel
import Testing

struct JSONFormatTests {
  private func records(_ text: String, _ name: String = "json") throws -> [Record] {
    FormatBench.read(try #require(CorpusFormats.named(name)), text)
  }

  @Test(arguments: [
    (#"[{"id":"a","text":"x"},{"id":"b","text":"]}\""}]"#, ["a", "b"]), ("[]", []), (" [ ] ", []),
    ("{\"id\":\"a\",\n \"text\":\"x\"}\n{\"id\":\"b\",\"text\":\"y\"}", ["a", "b"]),
    (
      #"{"status":"ok","articles":[{"id":"a","content":"x"},{"id":"b","content":"y"}]}"#,
      ["a", "b"]
    ),
    ("\u{FEFF}[{\"id\":\"a\",\"text\":\"x\"}]", ["a"]),
  ])
  func `reads lists, objects in a row and lists in an object`(text: String, ids: [String]) throws {
    #expect(FormatBench.articles(try records(text)).map(\.id) == ids)
  }

  @Test(arguments: [
    (
      "[{\"id\":\"a\",\"text\":\"x\"}\n,7,{\"text\":1.}]",
      [
        "example:2: record 2: expected an object, got number",
        "example:2: record 3: not valid JSON: expected a digit, found '}' at byte 11",
      ]
    ),
    (
      "[{\"text\":\"x\"} {\"text\":\"y\"}]",
      ["example:1: cannot be read: not valid JSON: expected ',' or ']' behind a value"]
    ),
    ("[{\"text\":\"x\"},", ["example:1: cannot be read: not valid JSON: the list does not end"]),
    (
      "[{\"titel\":\"x\"}]",
      [
        "example:1: record 1: no column for 'text'; columns: titel; name it with --map text=COLUMN"
      ]
    ),
  ])
  func `says which record is wrong and where`(text: String, problems: [String]) throws {
    #expect(FormatBench.problems(try records(text)) == problems)
  }

  @Test func `guesses what JSON lines call otherwise`() throws {
    let found = try records(
      "{\"headline\":\"A\",\"body\":\"x\"}\n{\"headline\":\"B\",\"body\":\"y\"}", "jsonl")
    #expect(FormatBench.articles(found).map(\.title) == ["A", "B"])
    #expect(
      FormatBench.problems(found, notes: true)
        == ["example: guessed the fields title=headline,text=body; --map says otherwise"])
  }

  @Test func `reads its own form of articles in a list`() throws {
    let own = #"[{"format":"newslab-article/1","id":"a","text":"x","title":null,"quotes":[]}]"#
    let article = FormatBench.articles(try records(own)).first
    #expect(article?.id == "a")
    #expect(article?.meta == [:])
  }
}
