/// Why a list of names cannot be used.
package enum GazetteerError: Error, Equatable, CustomStringConvertible {
  /// A line of a table is wrong.
  case badLine(file: String, line: Int, problem: String)
  /// A file cannot be read or written.
  case unreadable(file: String, problem: String)
  /// The name, the kind or another option of a list is wrong.
  case badList(String)

  package var description: String {
    switch self {
    case .badLine(let file, let line, let problem): "\(file):\(line): \(problem)"
    case .unreadable(let file, let problem): "'\(file)': \(problem)"
    case .badList(let problem): problem
    }
  }
}
