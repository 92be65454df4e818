import NewsPlugins
import TestSupport
import Testing

/// Sources that nobody would write.
struct HostileSourcesTests {
  private static func many(_ count: Int, _ part: (Int) -> String) -> String {
    (0..<count).map(part).joined()
  }

  private static let sources: [(name: String, text: String)] = [
    ("fields", "return x" + many(20_000) { _ in ".a" }),
    ("sums", "return 1" + many(20_000) { _ in " + 1" }),
    ("calls", "return print" + many(20_000) { _ in "()" }),
    ("texts", "local s = ''\n" + many(3_000) { "s = s .. '\($0)'\n" } + "return s"),
    ("blocks", many(190) { _ in "do local a = 1 print(a) " } + many(190) { _ in "end " }),
    (
      "functions",
      many(2_000) {
        "do local function f() local t = {} t.x = \($0) return t.x end print(f()) end\n"
      }
    ),
    ("cycles", "local M = {}\nM.a = M.b M.b = M.a M.a = M.a\nreturn M"),
    (
      "calls in a circle",
      "local M = {}\n"
        + many(60) { one in
          "function M.f\(one)(a) return " + many(12) { "M.f\((one + $0 * 7) % 60)(a.x) or " }
            + "a end\n"
        } + "return M"
    ),
    ("itself", "local function f(a) return f(f(a)) end\nlocal t = {} t.t = t\nreturn f(t.t.t)"),
    ("unknown", many(2_000) { "print(unknown\($0))\n" }),
    ("no text", "\u{0}\u{1}\u{7F}"), ("half", "return newslab.filter { keep = function(a, b"),
    ("nothing", ""),
  ]

  @Test(.timeLimit(.minutes(1)), arguments: sources.indices)
  func `are checked like others`(number: Int) throws {
    let folder = try TemporaryFolder()
    try folder.write(CheckExample("").manifest, to: "p/plugin.json")
    try folder.write(Self.sources[number].text, to: "p/main.lua")
    let checker = try PluginChecker(current: folder.path)
    let result = try checker.check("p")
    #expect(try result == checker.check("p"), "\(Self.sources[number].name)")
  }
}
