import Spelling

/// What is wrong with a command line.
package enum CommandError: Error, Equatable, CustomStringConvertible {
  /// No command has this name.
  case unknownCommand(String, nearest: String?, known: [String])
  /// The command has no such option.
  case unknownOption(String, nearest: String?)
  /// An option stands without the value that it needs.
  case missingValue(option: String, valueName: String)
  /// A flag was given a value.
  case unexpectedValue(option: String, value: String)
  /// A value cannot be read as what is expected.
  case badValue(of: String, String, expected: String, nearest: String?)
  /// A required argument is missing.
  case missingArgument(String, usage: String)
  /// There are more arguments than the command takes.
  case extraArgument(String, usage: String)
  /// An option that counts once stands twice.
  case givenTwice(option: String)

  package var description: String {
    switch self {
    case .unknownCommand(let name, let nearest, let known):
      "unknown command '\(name)'"
        + (nearest.map { "; did you mean '\($0)'?" }
          ?? "; known commands: " + known.joined(separator: ", "))
    case .unknownOption(let name, let nearest):
      "unknown option '\(name)'" + NearestName.question(nearest)
    case .missingValue(let option, let valueName):
      "option '\(option)' needs a value: \(option)=\(valueName)"
    case .unexpectedValue(let option, let value):
      "option '\(option)' takes no value, got '\(value)'"
    case .badValue(let label, let word, let expected, let nearest):
      "\(label): expected \(expected), got '\(word)'" + NearestName.question(nearest)
    case .missingArgument(let name, let usage): "missing argument '\(name)'; usage: \(usage)"
    case .extraArgument(let word, let usage): "unexpected argument '\(word)'; usage: \(usage)"
    case .givenTwice(let option): "option '\(option)' is given twice"
    }
  }
}

extension CommandError {
  /// The error of an option that is none of those that are known.
  package static func unknownOption(_ name: String, among known: [String]) -> CommandError {
    .unknownOption(name, nearest: NearestName.nearest(to: name, among: known))
  }
}
