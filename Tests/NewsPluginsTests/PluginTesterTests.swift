import NewsPlugins
import ScriptTestSupport
import Testing

struct PluginTesterTests {
  private static func results(_ main: String, _ tests: [String: String] = [:]) throws
    -> [PluginTester.Result]
  {
    let fixture = try PluginFixture()
    try fixture.write("p", main: main, files: tests)
    return try PluginTester(host: ScriptBench.host()).test(fixture.plugin("p"))
  }

  @Test func `runs examples and then the files of tests`() throws {
    let main =
      "return newslab.filter{name='f', summary='S.', keep=function() return true end, "
      + "examples={keeps={{text='a', as_is=true}}, drops={{text='b', as_is=true}}}}"
    let files = [
      "tests/a.lua": "assert(require 'lib.x' == 1)", "lib/x.lua": "return 1",
      "tests/b.lua": "assert(1 == 2, 'one is not two')", "tests/c.lua": "return false",
      "tests/d.txt": "no test",
    ]
    let results = try Self.results(main, files)
    #expect(
      results.map(\.title) == [
        "filter 'f': keeps 1", "filter 'f': drops 1", ".newslab/plugins/p/tests/a.lua",
        ".newslab/plugins/p/tests/b.lua", ".newslab/plugins/p/tests/c.lua",
      ])
    #expect(
      results.map(\.problem) == [
        nil, "was kept", nil, ".newslab/plugins/p/tests/b.lua:1: one is not two", "returned false",
      ])
  }

  @Test func `each file has a state of its own`() throws {
    let files = ["tests/a.lua": "x = 1", "tests/b.lua": "assert(x == nil)"]
    #expect(
      try Self.results("return " + PluginFixture.filter("f"), files).map(\.problem) == [nil, nil])
  }

  @Test func `a plugin that does not load has no results`() throws {
    #expect(throws: PluginError.self) { try Self.results("error('no')") }
  }
}
