import Foundation
import LuaKit
import LuaProbes
import Testing

struct PatternTests {
  /// Ten thousand calls, or as many as `PATTERN_CASES` says; `newslab-dev matcher` makes 100,000.
  private static let count =
    ProcessInfo.processInfo.environment["PATTERN_CASES"].flatMap { Int($0) } ?? 10_000

  @Test func `random calls give what Lua's own functions give`() throws {
    var comparison = try PatternComparison(seed: 2017)
    try comparison.run(Self.count)
    if Self.count > 10_000 { print(comparison.report.joined(separator: "\n")) }
    #expect(comparison.count == Self.count)
    #expect(comparison.differences == [])
    #expect(comparison.shortcomings == [])
  }

  /// Plain searches in texts that are longer than what is looked at in one go.
  @Test(arguments: [
    "('a'):rep(3000000) .. 'b' .. ('a'):rep(100), 'ab'", "('a'):rep(3000000), 'b'",
    "('ab'):rep(1000000) .. 'c', 'abc'", "('ab'):rep(1000000) .. 'c', ('ab'):rep(1000) .. 'c'",
    "('x'):rep(1048575) .. 'yz', 'yz'", "('x'):rep(1048576) .. 'yz', 'yz'", "'', ''",
    "'abc', ''", "'', 'a'", "('xyz'):rep(20), 'zxyzx', 30", "('xxxxxxxxxy'):rep(20), 'xy'",
    "('ab'):rep(500000), ('ab'):rep(500000)", "('ab'):rep(500000), ('ab'):rep(500000) .. 'a'",
  ])
  func `a plain search finds what Lua's own finds`(arguments: String) throws {
    var stock = LuaPolicy.script
    stock.isGuarded = false
    let script =
      "local s, w, i = \(arguments) return table.concat({tostring(s:find(w, i, true)), "
      + "select(2, s:find(w, i, true)) or '-'}, ' ')"
    let expected = try LuaState(policy: stock).text(script)
    #expect(try LuaState(policy: .script).text(script) == expected)
  }
}
