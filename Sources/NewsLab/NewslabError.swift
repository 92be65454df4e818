/// Why newslab cannot do what a program asks for.
public enum NewslabError: Error, Equatable, CustomStringConvertible {
  /// The lists that come with newslab are not there, or cannot be read.
  case resources(String)
  /// Nothing that was named as a corpus can be read.
  case unreadable(String)
  /// A search cannot be understood; the column is the character where it goes wrong, from 1.
  case query(String, column: Int)
  /// A component does not exist, does not load, or has no such option.
  case component(String)
  /// The run was cancelled before its end.
  case cancelled

  /// What is wrong, and where.
  public var description: String {
    switch self {
    case .resources(let text), .unreadable(let text), .component(let text): text
    case .query(let problem, let column): "search, column \(column): \(problem)"
    case .cancelled: "the run was cancelled"
    }
  }
}
