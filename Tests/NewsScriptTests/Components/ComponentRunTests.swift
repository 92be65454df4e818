import NewsScript
import ScriptTestSupport
import Testing

struct ComponentRunTests {
  private static let code = """
    return newslab.filter{name='wet', summary='S.', keep=function(a) return a:has('rain') end},
      newslab.classifier{name='where', summary='S.', labels={'Paris'},
        classify=function(a) if a:has('boom') then error('bad') end return 'Paris', 1 end},
      newslab.report{name='count', summary='S.', start=function() return newslab.counter() end,
        each=function(acc, a) acc:add(a.labels.where) end,
        finish=function(acc, out) out:paragraph(acc:total() .. ' articles') end}
    """

  @Test func `filters narrow, failures stop an article, reports gather the rest`() throws {
    let host = try ScriptBench.host()
    let run = ComponentRun(try ScriptBench.components(of: Self.code, host: host))
    let texts = ["It is rain.", "It is sun.", "A boom and rain.", "More rain."]
    let outcomes = texts.map { run.process(host.article(text: $0)) }
    #expect(outcomes.map(\.isKept) == [true, false, false, true])
    #expect(
      outcomes.map { $0.statuses.map(\.word).joined(separator: " ") } == [
        "ok ok ok", "ok skipped skipped", "ok error skipped", "ok ok ok",
      ])
    #expect(outcomes[0].classifications.map(\.1.label) == ["Paris"])
    #expect(outcomes[2].failure(among: run.components)?.1.message == "bad")
    #expect(outcomes.filter(\.isKept).count == 2)
    let documents = run.finish().map { try? $0.result.get() }
    #expect(documents.map { $0?.blocks } == [[.paragraph("2 articles")]])
  }

  @Test func `a report that cannot begin says so at the end`() throws {
    let host = try ScriptBench.host()
    let code =
      "return newslab.report{name='r', summary='S.', start=function() error('no') end, "
      + "each=function() end, finish=function() end}"
    let run = ComponentRun(try ScriptBench.components(of: code, host: host))
    #expect(run.process(host.article(text: "x")).isKept)
    let outcome = try #require(run.finish().first)
    guard case .failure(let error) = outcome.result else {
      Issue.record("expected a failure")
      return
    }
    #expect(error.message == "no")
  }
}
