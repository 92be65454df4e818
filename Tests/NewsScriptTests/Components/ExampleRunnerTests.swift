import NewsScript
import ScriptTestSupport
import Testing

struct ExampleRunnerTests {
  private static let rain = "return article:has('rain')"

  private static func problems(_ kind: String, _ fields: String) throws -> [String] {
    let code = "return newslab.\(kind){name='x', summary='S.', \(fields)}"
    let component = try #require(try ScriptBench.components(of: code).first)
    return ExampleRunner.run(component).compactMap { result in
      result.problem.map { "\(result.title): \($0)" }
    }
  }

  @Test func `right examples have no problem`() throws {
    let fields =
      "keep=function(article) \(Self.rain) end, examples={keeps={'A rain.'}, drops={'Sun.'}}"
    #expect(try Self.problems("filter", fields) == [])
  }

  @Test func `a filter that keeps or drops the wrong text fails in every variation`() throws {
    let fields =
      "keep=function(article) \(Self.rain) end, examples={keeps={'Sun.'}, drops={'A rain.'}}"
    #expect(
      try Self.problems("filter", fields) == [
        "filter 'x': keeps 1: was dropped",
        "filter 'x': keeps 1 (repeated): was dropped",
        "filter 'x': keeps 1 (behind é👩‍🚀): was dropped",
        "filter 'x': drops 1: was kept",
        "filter 'x': drops 1 (repeated): was kept",
        "filter 'x': drops 1 (behind é👩‍🚀): was kept",
      ])
  }

  @Test func `a classifier says which label was expected and which came`() throws {
    let fields =
      "labels={'wet', 'dry'}, classify=function(article) return 'dry' end, "
      + "examples={{text='Rain.', label='wet', as_is=true}}"
    #expect(
      try Self.problems("classifier", fields)
        == ["classifier 'x': example 1: expected label wet, got dry"])
  }

  @Test func `an annotator says what was not found and what was not marked`() throws {
    let fields =
      "annotate=function(a) a:add_mention{kind='ORG', first=1, last=3} end, "
      + "examples={{text='Ada met [Bob](PERSON).', as_is=true}}"
    #expect(
      try Self.problems("annotator", fields) == [
        "annotator 'x': example 1: not found: [Bob](PERSON); found but not marked: [Ada](ORG)"
      ])
  }

  @Test func `what an annotator found is named in one order`() throws {
    let kinds = ["EVENT", "FAC", "GPE", "LAW", "LOC", "NORP", "ORG", "PERSON"]
    let adds = kinds.reversed().map { "a:add_mention{kind='\($0)', first=1, last=3}" }
    let fields =
      "annotate=function(a) \(adds.joined(separator: " ")) end, "
      + "examples={{text='Ada met.', as_is=true}}"
    let found = kinds.map { "[Ada](\($0))" }.joined(separator: ", ")
    #expect(
      try Self.problems("annotator", fields)
        == ["annotator 'x': example 1: found but not marked: " + found])
  }

  @Test func `a mark counts bytes`() throws {
    let fields =
      "annotate=function(a) local f, l = a.text:find('Bob') while f do "
      + "a:add_mention{kind='PERSON', first=f, last=l} f, l = a.text:find('Bob', l) end end, "
      + "examples={'Zoë met [Bob](PERSON).'}"
    #expect(try Self.problems("annotator", fields) == [])
  }

  @Test func `a report says what it should have and what it has`() throws {
    let fields =
      "each=function() end, finish=function(acc, out) out:paragraph('Sun.') end, "
      + "examples={{text='a', contains={'Rain'}}, {text='a', lacks={'Sun'}}}"
    #expect(
      try Self.problems("report", fields) == [
        "report 'x': example 1: expected 'Rain' in the report, got:\nSun.\n",
        "report 'x': example 2: expected no 'Sun' in the report, got:\nSun.\n",
      ])
  }

  @Test func `an error in an example names file and line`() throws {
    let fields = "\nkeep=function(article) return article.titel end, examples={keeps={'Rain.'}}"
    let problem = try #require(try Self.problems("filter", fields).first)
    #expect(
      problem
        == "filter 'x': keeps 1: test.lua:2: Article has no field 'titel' (did you mean 'title'?)")
  }

  @Test func `an option of an example must exist and have its type`() throws {
    let options = "options={min={type='integer', summary='S.'}}, keep=function() return true end, "
    #expect(
      try Self.problems("filter", options + "examples={keeps={{text='a', options={mn=1}}}}").first
        == "filter 'x': keeps 1: filter 'x': unknown option 'mn'; did you mean 'min'?")
    #expect(
      try Self.problems("filter", options + "examples={keeps={{text='a', options={min='1'}}}}")
        .first
        == "filter 'x': keeps 1: filter 'x': option 'min': expected integer, got string")
  }

  @Test func `texts of a report are articles with dates and ids of their own`() throws {
    let fields =
      "start=function() return {} end, each=function(acc, a) acc[#acc + 1] = a.id .. a.date end, "
      + "finish=function(acc, out) out:list(acc) end, "
      + "examples={{texts={'a', 'b'}, date='2017-04-06', "
      + "contains={'text-12017-04-06', 'text-22017-04-06'}}}"
    #expect(try Self.problems("report", fields) == [])
  }

  @Test func `a report of accumulators gives the same in parts, or the example fails`() throws {
    let report =
      "start=function() return {n=newslab.counter()} end, "
      + "finish=function(acc, out) out:paragraph('n = ' .. acc.n:total()) end, "
      + "examples={{texts={'a', 'b', 'c'}, contains={'n = '}}}, "
    let good = report + "each=function(acc) acc.n:add('a') end"
    #expect(try Self.problems("report", good) == [])
    let bad = report + "each=function(acc) if #acc.n == 0 then acc.n:add('a') end end"
    #expect(
      try Self.problems("report", bad) == [
        "report 'x': example 1: expected the same report when each text is a part of its own, as on "
          + "many workers, got:\nn = 3\ninstead of:\nn = 1\n"
      ])
    // On one worker a report may do as it likes.
    let own = bad.replacing("{n=newslab.counter()}", with: "{n=newslab.counter(), seen={1}}")
    #expect(try Self.problems("report", own) == [])
  }

  @Test func `what is no accumulator in a part is an error that says where`() throws {
    let fields =
      "start=function() return {n=newslab.counter()} end, "
      + "each=function(acc, a) acc.last = a.id end, finish=function() end, "
      + "examples={{texts={'a', 'b'}, contains={}}}"
    #expect(
      try Self.problems("report", fields) == [
        "report 'x': example 1: acc.last: expected an accumulator, got plain data (string), which "
          + "only the report's own 'merge' can merge"
      ])
  }
}
