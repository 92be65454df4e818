/// Why a search cannot be understood, and where in it.
package struct SearchError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The search as it was typed.
  package let query: String
  /// The character (Unicode scalar) where it goes wrong, from 1; one more than there are at the end.
  package let column: Int
  /// What was expected and what was found.
  package let problem: String

  /// Makes an error.
  package init(_ problem: String, in query: String, column: Int) {
    (self.problem, self.query, self.column) = (problem, query, column)
  }

  package var description: String { "search, column \(column): \(problem)" }

  /// The search with a mark below the place, for a terminal; control characters become spaces.
  package var marked: String {
    let line = query.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : String($0) }
    return line.joined() + "\n" + String(repeating: " ", count: max(0, column - 1)) + "^"
  }
}
