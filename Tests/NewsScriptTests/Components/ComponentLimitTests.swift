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
  }

  /// Components that keep a text of a megabyte for each article; one that says "x" makes more.
  private static let hoard = """
    local kept = {}
    local function keep(article)
      repeat kept[#kept + 1] = ('x'):rep(1000000) .. #kept until not article:has('x')
      return true
    end
    return newslab.filter{name='f', summary='S.', options={n={type='integer', default=1,
        summary='N.'}},
        keep=function(a, options) return keep(a) and options.n == 2 end},
      newslab.report{name='r', summary='S.', each=function(acc, a) acc[#acc + 1] = a.id end,
        finish=function(acc, out) out:paragraph(table.concat(acc, ' ')) end}
    """

  @Test func `a script that keeps too much is opened anew, and its report says so`() throws {
    let host = try ScriptBench.host()
    host.limits = LuaLimits(memory: 16 << 20)
    var components = try ScriptBench.components(of: Self.hoard, host: host)
    try components[0].set("n", to: "2")
    let run = ComponentRun(components)
    for _ in 0..<5 {
      #expect(run.process(host.article(text: "A y.")).isKept)
      let outcome = run.process(host.article(text: "An x.", id: "greedy"))
      guard case .limit(.memory, let error)? = outcome.statuses.first else {
        Issue.record("expected a limit")
        return
      }
      #expect(error.location == LuaError.Location(source: "test.lua", line: 3))
    }
    guard case .failure(let error)? = run.finish().first?.result else {
      Issue.record("expected a failure")
      return
    }
    #expect(
      error.message == "what it gathered is lost: after article 'greedy' its script kept more than "
        + "half of the memory limit (16 MiB) and was opened anew")
  }

  @Test func `a script that a limit stops keeps what it has while that is not too much`() throws {
    let host = try ScriptBench.host()
    host.limits = LuaLimits(memory: 16 << 20)
    let code = """
      local count = 0
      return newslab.filter{name='f', summary='S.', keep=function(article)
        count = count + 1
        local t = {}
        while article:has('x') do t[#t + 1] = ('x'):rep(1000000) .. #t end
        return count == 3
      end}
      """
    let run = ComponentRun(try ScriptBench.components(of: code, host: host))
    #expect(run.process(host.article(text: "An x.")).statuses.first?.word == "limit")
    #expect(run.process(host.article(text: "An x.")).statuses.first?.word == "limit")
    #expect(run.process(host.article(text: "A y.")).isKept)
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
