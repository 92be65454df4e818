import LuaKit
import NewsCorpus
import NewsModel
import NewsScript
import ScriptTestSupport
import Testing

struct ReaderComponentTests {
  private func format(_ read: String, fields: String = "") throws -> CorpusFormat {
    let source =
      "return newslab.reader { name = 'house', summary = 'Reads.', extensions = {'hw'}, \(fields) read = \(read) }"
    let tools = try ScriptBench.host().tools
    return try ReaderComponent { () throws(LuaError) in
      let host = ScriptHost(tools)
      let components = try ScriptState.components(
        of: Array(source.utf8), shown: "house.lua", host: host)
      guard let component = components.first else { throw LuaError("no component") }
      return component
    }.format()
  }

  private func read(_ text: String, by function: String) throws -> [String] {
    let input = InputFile(path: "a.hw", name: "a.hw", bytes: Array(text.utf8))
    let next = try format(function).reader(of: input, ReaderOptions()).records()
    var lines: [String] = []
    while let record = next() {
      switch record {
      case .article(let article, _): lines.append("\(article.id): \(article.text.string)")
      case .rejected(let rejection): lines.append("! \(rejection)")
      }
    }
    return lines
  }

  @Test(arguments: [
    "function(input) return { id = 'a', text = input:text() } end",
    "function(input) return { { id = 'a', text = input:text() } } end",
    """
    function(input)
      return coroutine.wrap(function()
        for line in input:lines() do coroutine.yield { id = 'a', text = line } end
      end)
    end
    """,
  ])
  func `takes a record, a list, or a function that gives them`(function: String) throws {
    #expect(try read("Rain.", by: function) == ["a: Rain."])
  }

  @Test func `keeps what no field takes, with its type`() throws {
    let input = InputFile(path: "a.hw", name: "a.hw", bytes: [])
    let function =
      "function() return { text = 'x', rank = 3, tags = {'a'}, more = { yes = true } } end"
    let next = try format(function).reader(of: input, ReaderOptions()).records()
    guard case .article(let article, _)? = next() else {
      Issue.record("expected an article")
      return
    }
    #expect(article.keywords == ["a"])
    #expect(article.meta == ["rank": .integer(3), "more": .table(["yes": .bool(true)])])
  }

  @Test func `a record without a text or with an error is turned away, and the next is read`()
    throws
  {
    let function =
      "function() return { { error = 'torn' }, { titel = 'x' }, { id = 'b', text = 'y' } } end"
    let lines = try read("", by: function)
    #expect(lines.count == 3)
    #expect(lines[0] == "! a.hw: record 1: torn")
    #expect(lines[1].hasPrefix("! a.hw: record 2: no column for 'text'"))
    #expect(lines[2] == "b: y")
  }

  @Test func `an error of the script ends the input, with its line`() throws {
    #expect(
      try read("", by: "function() error('no') end")
        == ["! a.hw: cannot be read: house.lua:1: no"])
  }

  @Test func `says what is wrong with a reader`() throws {
    let error = try ScriptBench.failure(
      of: "newslab.reader { name = 'a', summary = 'b.', extensions = {'.HW'}, read = print }")
    #expect(error?.message.contains("extension '.HW': expected lower-case letters") == true)
  }
}
