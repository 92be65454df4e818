import LuaSyntax

/// A rule as help, guide and tests have it.
package struct CheckRuleDescription: Sendable {
  /// The id, as findings and comments name it.
  package let id: String
  /// How bad its findings are.
  package let severity: Finding.Severity
  /// What it finds, in one sentence.
  package let summary: String
  /// Whether it looks only at plugins, which have a manifest.
  package let isForPlugins: Bool
  /// What it finds something in.
  package let triggering: CheckExample
  /// Nearly the same, in which it finds nothing.
  package let passing: CheckExample

  init(
    _ id: String, _ severity: Finding.Severity, _ summary: String, isForPlugins: Bool = false,
    triggering: CheckExample, passing: CheckExample
  ) {
    (self.id, self.severity, self.summary) = (id, severity, summary)
    (self.isForPlugins, self.triggering, self.passing) = (isForPlugins, triggering, passing)
  }
}

/// Code that shows a rule: the main file of a plugin, with what its manifest has that others have not.
package struct CheckExample: Sendable, ExpressibleByStringLiteral {
  /// The source of the main file.
  package let code: String
  /// The permissions in the manifest.
  package let permissions: [String]
  /// Keys of the manifest that stand behind the usual ones, as JSON.
  package let keys: String

  /// Takes code and what the manifest says.
  package init(_ code: String, permissions: [String] = [], keys: String = "") {
    (self.code, self.permissions, self.keys) = (code, permissions, keys)
  }

  /// Takes the code of a plugin that asks for nothing.
  package init(stringLiteral value: String) { self.init(value) }

  /// The manifest of the plugin that has the code.
  package var manifest: String {
    let asked = permissions.map { "\"\($0)\"" }.joined(separator: ", ")
    return """
      {"name": "shown", "version": "1.0.0", "summary": "Shows a rule.", "newslab": "*",
       "permissions": [\(asked)]\(keys.isEmpty ? "" : ",\n " + keys)}
      """
  }
}

/// What looks at the files of a plugin and says what is wrong.
protocol CheckRule: Sendable {
  /// What it is, described once.
  static var description: CheckRuleDescription { get }

  /// Looks at one file without mistakes of syntax.
  static func check(_ file: CheckedFile, _ report: inout CheckReport)

  /// Looks at all files together.
  static func check(_ project: CheckProject, _ report: inout CheckReport)
}

extension CheckRule {
  static func check(_ file: CheckedFile, _ report: inout CheckReport) {}
  static func check(_ project: CheckProject, _ report: inout CheckReport) {}
}

/// What is found in a file.
struct CheckReport {
  private(set) var findings: [Finding] = []

  /// Keeps what a rule says about a range of a file; `severity` where it is not that of the rule.
  mutating func add(
    _ rule: CheckRuleDescription, _ file: CheckedFile, at range: Range<Int>, _ message: String,
    nearest: String? = nil, severity: Finding.Severity? = nil
  ) {
    let lines = file.source.list.lines
    let line = lines.number(at: range.lowerBound)
    guard !file.allowances.allows(rule.id, on: line) else { return }
    add(
      rule, path: file.path, line: line, column: lines.column(at: range.lowerBound), message,
      nearest: nearest, severity: severity)
  }

  /// Keeps what a rule says about a place in some file.
  mutating func add(
    _ rule: CheckRuleDescription, path: String, line: Int, column: Int = 1, _ message: String,
    nearest: String? = nil, severity: Finding.Severity? = nil
  ) {
    findings.append(
      Finding(
        path: path, line: line, column: column, severity: severity ?? rule.severity,
        rule: rule.id,
        message: message, nearest: nearest))
  }
}
