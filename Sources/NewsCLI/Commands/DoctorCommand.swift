import CommandKit

/// `newslab doctor`: whether everything is there that newslab needs.
enum DoctorCommand: Command {
  static let name = "doctor"
  static let summary = "Checks the installation: lists, plugins, Lua, locale, folders."
  static let details = """
    Each line begins with ok, warning or error; after an error the exit code is 1.
    """
  static let examples = ["doctor"]
  static var arguments: [any Argument] { [] }

  static func run(_ arguments: ParsedArguments, in session: Session) throws {
    var hasErrors = false
    for finding in Checkup(session: session).findings() {
      hasErrors = hasErrors || finding.level == .error
      try session.output.write(finding.line)
    }
    if hasErrors { throw CommandFailure(.failures) }
  }
}
