/// Something that a rule has to say about a place in a file.
package struct Finding: Hashable, Sendable {
  /// How bad it is.
  package enum Severity: String, Sendable {
    /// It does not work, or not as it says.
    case error
    /// It works, and may not be what was meant.
    case warning
  }

  /// The file, as messages show it.
  package let path: String
  /// The line, from 1 on.
  package let line: Int
  /// The byte in the line, from 1 on.
  package let column: Int
  /// How bad it is.
  package let severity: Severity
  /// The id of the rule.
  package let rule: String
  /// What is wrong, without the name that was perhaps meant.
  package let message: String
  /// The known name that is nearest to a wrong one.
  package let nearest: String?

  /// The finding as a line for people.
  package var description: String {
    let hint = nearest.map { "; did you mean '\($0)'?" } ?? ""
    return "\(path):\(line):\(column): \(severity.rawValue): \(message)\(hint) (\(rule))"
  }
}

/// What a check has found.
package struct CheckResult: Sendable, Equatable {
  /// The findings, by file and place.
  package private(set) var findings: [Finding] = []
  /// How many files of Lua were read.
  package private(set) var fileCount = 0

  /// Begins with nothing.
  package init() {}

  init(_ findings: [Finding], fileCount: Int) {
    self.findings = Set(findings).sorted {
      ($0.path, $0.line, $0.column, $0.rule, $0.message)
        < ($1.path, $1.line, $1.column, $1.rule, $1.message)
    }
    self.fileCount = fileCount
  }

  /// Puts another one behind it.
  package mutating func add(_ other: CheckResult) {
    findings += other.findings
    fileCount += other.fileCount
  }

  /// How many findings are errors.
  package var errorCount: Int { findings.count { $0.severity == .error } }
}
