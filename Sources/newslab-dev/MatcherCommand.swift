import LuaKit
import LuaProbes

/// `newslab-dev matcher [COUNT]`: newslab's pattern functions beside Lua's own, on random calls.
enum MatcherCommand {
  private static let usual = 100_000

  /// Compares, prints what the calls were made of, and throws when something differs or is too rare.
  static func run(_ arguments: [String]) throws {
    var comparison = try PatternComparison(seed: 2017)
    try comparison.run(arguments.first.flatMap { Int($0) } ?? usual)
    print(comparison.report.joined(separator: "\n"))
    guard comparison.differences.isEmpty, comparison.shortcomings.isEmpty else {
      throw LuaError("the matcher does not do what Lua's does, or too little was tried")
    }
  }
}
