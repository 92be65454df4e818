import Foundation
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
}
