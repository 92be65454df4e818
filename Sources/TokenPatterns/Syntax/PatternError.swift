/// What is wrong with a token pattern, and where.
package struct PatternError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was expected and what was found.
  package let problem: String
  /// The line of the pattern, from 1.
  package let line: Int
  /// The character of the line, from 1.
  package let column: Int
  /// The part of the line around the place.
  package let excerpt: String
  /// How many characters of the excerpt stand before the place.
  package let caret: Int

  /// Characters of a long line that are shown on each side.
  private static let reach = 60

  /// Says what is wrong at an index of a pattern.
  init(_ problem: String, at index: Int, in scalars: [Unicode.Scalar]) {
    let index = min(max(index, 0), scalars.count)
    let start = scalars[..<index].lastIndex(of: "\n").map { $0 + 1 } ?? 0
    let end = scalars[index...].firstIndex(of: "\n") ?? scalars.count
    let shown = max(start, index - Self.reach)..<min(end, index + Self.reach)
    self.problem = problem
    line = scalars[..<index].count { $0 == "\n" } + 1
    column = index - start + 1
    // A control character would move the caret away from its place.
    excerpt = String(
      String.UnicodeScalarView(
        scalars[shown].map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
    caret = index - shown.lowerBound
  }

  /// What is wrong and where, in one line.
  package var message: String {
    let place = line > 1 ? "line \(line), column \(column)" : "column \(column)"
    return "\(problem) (\(place))"
  }

  /// The part of the pattern, and a line that points at the place.
  package var marked: [String] { [excerpt, String(repeating: " ", count: caret) + "^"] }

  package var description: String {
    ([message] + marked.map { "  " + $0 }).joined(separator: "\n")
  }
}
