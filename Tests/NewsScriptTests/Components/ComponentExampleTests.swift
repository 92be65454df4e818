import LuaKit
import NewsScript
import ScriptTestSupport
import Testing

struct ComponentExampleTests {
  private static func filter(_ examples: String) -> String {
    "return newslab.filter{name='f', summary='S.', keep=function() return true end, "
      + "examples={\(examples)}}"
  }

  @Test(arguments: [
    ("keep={'a'}", "filter 'f': examples has no field 'keep' (did you mean 'keeps'?)"),
    ("keeps='a'", "filter 'f': examples: 'keeps': expected table, got string"),
    ("keeps={1}", "filter 'f': examples: keeps 1: expected string or table, got number"),
    (
      "keeps={{text='a', options={n={{}}}}}",
      "filter 'f': examples: keeps 1: options: expected a plain value, got table"
    ),
    ("keeps={{}}", "filter 'f': examples: keeps 1: 'text' is missing"),
    (
      "keeps={{txt='a'}}", "filter 'f': examples: keeps 1 has no field 'txt' (did you mean 'text'?)"
    ),
    (
      "keeps={{'a', options={}}}",
      "filter 'f': examples: keeps 1: expected the fields text = …, options = …"
    ),
    (
      "drops={'a', {text='b', date='soon'}}",
      "filter 'f': examples: drops 2: 'date': expected YYYY-MM-DD, got 'soon'"
    ),
  ])
  func `a wrong example says what is wrong`(examples: String, message: String) throws {
    let error = try #require(try ScriptBench.failure(of: Self.filter(examples)))
    #expect(error.message == message)
  }

  @Test func `a list that holds itself is no value of an option`() throws {
    let code = "local t = {} t[1] = t " + Self.filter("keeps={{text='a', options={n=t}}}")
    let error = try #require(try ScriptBench.failure(of: code))
    #expect(error.message.hasSuffix("options: expected a plain value, got table"))
  }

  @Test func `a label that is not declared is an error`() throws {
    let code =
      "return newslab.classifier{name='c', summary='S.', labels={'rain'}, "
      + "classify=function() end, examples={['It rains.']='ran'}}"
    let error = try #require(try ScriptBench.failure(of: code))
    #expect(
      error.message
        == "classifier 'c': example 'It rains.': label 'ran' is not declared (did you mean 'rain'?)"
    )
  }

  @Test func `shows what comes out of which text`() throws {
    let code = Self.filter("keeps={'a'}, drops={{text='b', options={min=2}}}")
    let component = try #require(try ScriptBench.components(of: code).first).component
    #expect(component.examples.map(\.shown) == [#"keeps "a""#, #"drops "b" with min=2"#])
  }
}
