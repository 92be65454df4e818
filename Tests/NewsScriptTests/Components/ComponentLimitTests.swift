import LuaKit
import NewsScript
import ScriptTestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ComponentLimitTests {
  private static func run(_ code: String, limits: LuaLimits) throws -> (
    host: ScriptHost, run: ComponentRun
  ) {
    let host = try ScriptBench.host()
    host.limits = limits
    return (host, ComponentRun(try ScriptBench.components(of: code, host: host)))
  }

  private static let random = """
    return newslab.classifier{name='r', summary='S.', labels={'x'},
      classify=function() return 'x', math.random() end}
    """

  @Test func `a status says which limit stopped a component`() throws {
    let code =
      "return newslab.filter{name='f', summary='S.', keep=function(a) while a:has('x') do end end}"
    let (host, run) = try Self.run(code, limits: LuaLimits(steps: 10_000))
    let outcome = run.process(host.article(text: "An x."))
    guard case .limit(.steps, let error)? = outcome.statuses.first else {
      Issue.record("expected a limit")
      return
    }
    #expect(error.location == LuaError.Location(source: "test.lua", line: 1))
    #expect(run.process(host.article(text: "A y.")).statuses.first?.word == "ok")
    #expect(run.counts.failed == 1)
  }

  @Test func `what a report writes is limited`() throws {
    let code = """
      return newslab.report{name='r', summary='S.', each=function() end,
        finish=function(acc, out) while true do pcall(out.paragraph, out, 'again') end end}
      """
    let (_, run) = try Self.run(code, limits: LuaLimits(output: 10_000))
    let outcome = try #require(run.finish().first)
    guard case .failure(let error) = outcome.result else {
      Issue.record("expected a failure")
      return
    }
    #expect(error.kind == .stopped(.output))
  }

  @Test func `what a component prints is limited`() throws {
    let code =
      "return newslab.filter{name='f', summary='S.', keep=function() while true do print('x') end end}"
    let (host, run) = try Self.run(code, limits: LuaLimits(output: 100))
    var printed = 0
    host.print = { text, _ in printed += text.utf8.count }
    guard case .limit(.output, _)? = run.process(host.article(text: "x")).statuses.first else {
      Issue.record("expected a limit")
      return
    }
    #expect(printed == 100)
  }

  @Test func `random numbers depend on the article alone`() throws {
    func score(_ ids: [String]) throws -> [String: Double?] {
      let (host, run) = try Self.run(Self.random, limits: LuaLimits())
      let scores = ids.map { id in
        (id, run.process(host.article(text: "x", id: id)).classifications.first?.1.score)
      }
      return Dictionary(uniqueKeysWithValues: scores)
    }
    let (one, two) = (try score(["a", "b", "c"]), try score(["c", "a", "b"]))
    #expect(one == two)
    #expect(Set(one.values).count == 3)
  }
}
