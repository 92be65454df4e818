/// What became of a program.
package struct FuzzOutcome: Codable, Equatable {
  /// The symbols that were reached, by number.
  package var reached: Set<Int> = []
  /// Those of them that came to their end, on an object of their class.
  package var returned: Set<Int> = []
  /// Whether a use of the interface came to its end and the program went on to another one.
  package var isPastFirst = false
  /// How its chunks and components ended, counted.
  package var statuses: [String: Int] = [:]
  /// What is wrong with newslab.
  package var problems: [String] = []

  /// Begins with nothing.
  package init() {}

  mutating func count(_ status: String) { statuses[status, default: 0] += 1 }

  mutating func report(_ problem: String) {
    if !problems.contains(problem) { problems.append(problem) }
  }
}
