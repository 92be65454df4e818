import CommandKit

/// The options that may stand in front of a script or corpus: what scripts are granted, and how a
/// corpus is read, and whether the prompt begins with `init.lua`.
enum LeadingOptions {
  static let noInit = Flag("--no-init", short: "-n", "The prompt does not run init.lua.")
  static let all: [any Argument] = [noInit] + ScriptOptions.arguments + ReaderArguments.all

  /// Takes the options at the front, gives them to a session, and gives the words behind them; nil
  /// when the first word is none of these options.
  static func take(from words: [String], for session: Session) throws -> [String]? {
    let names = all.map(\.description)
    var rest = words[...]
    while let word = rest.first, word.hasPrefix("-") {
      let name = String(word.prefix { $0 != "=" })
      guard let option = names.first(where: { $0.name == name || $0.short == name }) else { break }
      rest = rest.dropFirst(option.kind == .flag || word.contains("=") ? 1 : 2)
    }
    let own = Array(words[..<rest.startIndex])
    guard !own.isEmpty,
      case .arguments(let parsed) = try CommandLineParser.parse(own, options: all)
    else { return nil }
    session.skipsInit = parsed[noInit]
    session.scriptOptions = ScriptOptions(parsed)
    session.readerOptions = try ReaderArguments.options(parsed, in: session)
    return Array(rest)
  }
}
