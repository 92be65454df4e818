import NewsScript
import ScriptTestSupport
import TestSupport
import Testing

struct ArticleConditionTableTests {
  private static func state() throws -> (ScriptState, TemporaryFolder) {
    let folder = try TemporaryFolder()
    let lines = [
      #"{"id":"a","title":"Rain Again","date":"2017-04-06","text":"Security first.","#
        + #""keywords":["Weather"],"authors":["Ada Byron"],"section":"home"}"#,
      #"{"id":"b","date":"2017-04-07","text":"PARIS (Reuters) - It is insecure."}"#,
      #"{"id":"c","date":"2017-04","text":"No day is known here."}"#,
      #"{"id":"d","text":"No date is known here."}"#,
    ]
    try folder.write(lines.joined(separator: "\n"), to: "wire.jsonl")
    return (try ScriptBench.state(ScriptBench.host(corpus: folder.path)), folder)
  }

  @Test(arguments: [
    ("after='2017-04-06'", "b"), ("before='2017-04-07'", "a c"), ("from='2017-04-06'", "a b"),
    ("to='2017-04-06'", "a c"), ("on='2017-04'", "a b c"), ("on='2017-04-06'", "a"),
    ("after='2017-04'", ""), ("from='2017'", "a b c"), ("has='security'", "a"),
    ("has='IS KNOWN'", "c d"),
    ("agency='reuters'", "b"), ("place='Paris'", "b"), ("title='rain'", "a"), ("id='d'", "d"),
    ("id={'d', 'a'}", "a d"), ("keyword='weather'", "a"), ("author='Ada Byron'", "a"),
    ("section='Home'", "a"), ("from='2017-04-06', has='security'", "a"), ("", "a b c d"),
  ])
  func `chooses articles`(condition: String, ids: String) throws {
    let (state, folder) = try Self.state()
    let code = "return table.concat(corpus:where{\(condition)}:ids(), ' ')"
    #expect(try ScriptBench.text(of: code, in: state) == ids)
    _ = folder
  }

  @Test func `conditions of conditions hold together`() throws {
    let (state, folder) = try Self.state()
    let code = "return #corpus:where{on='2017'}:where{has='known'}"
    #expect(try ScriptBench.text(of: code, in: state) == "1")
    _ = folder
  }

  @Test(arguments: [
    ("corpus:where{titel='a'}", "where has no field 'titel' (did you mean 'title'?)"),
    (
      "corpus:where{entity='Russia'}",
      "where has no field 'entity'; corpus:search('entity:\"Russia\"') asks for it; its fields are "
        + "after, before, from, to, on, has, agency, source, place, language, title, section, id, "
        + "keyword, author"
    ),
    ("corpus:where{after='soon'}", "where: 'after': expected a date as YYYY-MM-DD, got 'soon'"),
    (
      "corpus:where{on={'2017', '2017-13'}}",
      "where: 'on': expected a date as YYYY-MM-DD, got '2017-13'"
    ),
    ("corpus:where{has=1}", "where: 'has': expected string, got number"),
    ("corpus:where{has={1}}", "where: 'has': element 1: expected string, got number"),
    ("corpus:where()", "bad argument #1 'conditions': expected table, got nil"),
    ("corpus:count_by('titel')", "Article has no field 'titel' (did you mean 'title'?)"),
    ("corpus.where{}", "bad self: expected Corpus, got table (call it with ':')"),
  ])
  func `a wrong condition says what is wrong`(code: String, message: String) throws {
    let (state, folder) = try Self.state()
    #expect(try ScriptBench.failure(of: code, in: state)?.message == message)
    _ = folder
  }

  @Test func `without a corpus the error says how to name one`() throws {
    let error = try #require(try ScriptBench.failure(of: "return #corpus"))
    #expect(
      error.message == "no corpus is open; set NEWSLAB_CORPUS, or name one where newslab is called")
  }

  @Test(arguments: [
    ("count_by('month'):get('2017-04')", "3"), ("count_by('quarter'):get('2017-Q2')", "3"),
    ("count_by('year'):total()", "3"), ("facets('', 'month'):get('2017-04')", "3"),
    ("facets(' ', 'month', 0):total()", "0"),
  ])
  func `counts articles by periods of their dates`(call: String, count: String) throws {
    let (state, folder) = try Self.state()
    #expect(try ScriptBench.text(of: "return corpus:\(call)", in: state) == count)
    _ = folder
  }

  @Test func `counts articles by a field`() throws {
    let (state, folder) = try Self.state()
    let code = "local c = corpus:count_by('agency') return c:get('Reuters') .. ' ' .. c:total()"
    #expect(try ScriptBench.text(of: code, in: state) == "1 1")
    _ = folder
  }

  @Test func `an article that is not there is nil and a message`() throws {
    let (state, folder) = try Self.state()
    let code = "local a, m = corpus:article('aa') return tostring(a) .. ': ' .. m"
    let text = try ScriptBench.text(of: code, in: state)
    #expect(text.hasPrefix("nil: no article 'aa' in "))
    #expect(text.hasSuffix("; did you mean 'a'?"))
    _ = folder
  }
}
