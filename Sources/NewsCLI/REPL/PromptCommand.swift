import NewsModel
import Spelling

/// Something that the prompt does itself: a line that begins with a colon.
struct PromptCommand: Sendable {
  /// The name, without the colon.
  let name: String
  /// What stands behind it in help, or nil when nothing does.
  let argument: String?
  /// Whether the command does something without its argument, too.
  let isOptional: Bool
  /// What completion offers behind the name, or nil when it has nothing to offer.
  let completes: PromptArgument?
  /// What it does, in one sentence.
  let summary: String
  /// Does it; says whether the prompt goes on.
  let run: @Sendable (REPL, String) -> Bool

  /// Describes a command; `run` says whether the prompt goes on.
  init(
    name: String, argument: String? = nil, isOptional: Bool = false,
    completes: PromptArgument? = nil, summary: String,
    run: @escaping @Sendable (REPL, String) -> Bool
  ) {
    self.name = name
    self.argument = argument
    self.isOptional = isOptional
    self.completes = completes
    self.summary = summary
    self.run = run
  }

  /// All commands, in the order of help.
  static let all = helpCommands + valueCommands + sessionCommands

  /// The name and what stands behind it, as help shows it: `:load FILE`, `:corpus [PATH]`.
  var usage: String {
    guard let argument else { return ":\(name)" }
    return isOptional ? ":\(name) [\(argument)]" : ":\(name) \(argument)"
  }

  /// Whether a line is for the prompt and not for Lua, whose labels begin with two colons.
  static func isCommand(_ line: String) -> Bool {
    let line = line.drop { $0 == " " }
    return line.first == ":" && line.dropFirst().first != ":"
  }

  /// The command of a line, and what stands behind its name; else what is wrong with the line.
  static func read(_ line: String) -> Result<(PromptCommand, String), PromptCommandError> {
    let words = line.drop { $0 == " " }.dropFirst()
      .split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    let name = words.first.map(String.init) ?? ""
    let argument = trimmed(words.dropFirst().first ?? "")
    guard let command = all.first(where: { $0.name == name }) else {
      let known = all.map(\.name)
      let longer = known.filter { !name.isEmpty && $0.hasPrefix(name) }
      let nearest =
        longer.count == 1 ? longer[0] : NearestName.nearest(to: name, among: known)
      return .failure(.unknown(name, nearest: nearest))
    }
    if let expected = command.argument, !command.isOptional, argument.isEmpty {
      return .failure(.missing(expected, of: name))
    }
    if command.argument == nil, !argument.isEmpty {
      return .failure(.unexpected(argument, of: name))
    }
    return .success((command, argument))
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

/// What is wrong with a line that begins with a colon.
enum PromptCommandError: Error, CustomStringConvertible {
  case unknown(String, nearest: String?)
  case missing(String, of: String)
  case unexpected(String, of: String)

  var description: String {
    switch self {
    case .unknown(let name, let nearest):
      "no command ':\(name)'"
        + (nearest.map { " (did you mean ':\($0)'?)" } ?? "; :help lists them")
    case .missing(let expected, let name): "':\(name)' expects \(expected)"
    case .unexpected(let found, let name): "':\(name)' expects nothing, got '\(found)'"
    }
  }
}
