import CommandKit
import LuaKit
import NewsScript

/// What the command line grants to scripts, and what it lets a call take.
package struct ScriptOptions: Equatable, Sendable {
  /// What scripts may do beyond their policy.
  package var permissions: [LuaPermission] = []
  /// The limits of each call in place of those of the policy.
  package var limits = LuaLimits()

  static let read = Option<[NonEmptyText]>(
    "--allow-read", value: "PATH", "Lets scripts read a file, or those below a folder.")
  static let write = Option<[NonEmptyText]>(
    "--allow-write", value: "PATH", "Lets scripts write a file, or those below a folder.")
  static let environment = Option<[NonEmptyText]>(
    "--allow-env", value: "NAME", "Lets scripts read an environment variable.")
  static let clock = Flag("--allow-clock", "Lets scripts ask what time it is.")
  static let label = Flag(
    "--allow-label", "Lets scripts give articles of a store labels and notes that stay.")
  static let timeout = Option<PositiveSeconds?>(
    "--timeout", value: "SECONDS", "Time for each component and article.")
  static let memory = Option<ByteCount?>(
    "--max-memory", value: "SIZE", "Memory for each script or plugin, as in 64M or 1G.")
  static let steps = Option<PositiveCount?>(
    "--max-steps", value: "N", "Instructions of Lua for each component and article.")

  /// The options, in the order of the help.
  static let arguments: [any Argument] = [
    timeout, memory, steps, read, write, environment, clock, label,
  ]

  /// Nothing granted, nothing limited.
  package init() {}

  /// What the words of a command say.
  init(_ parsed: ParsedArguments) {
    permissions += parsed[Self.read].map { .read($0.argument) }
    permissions += parsed[Self.write].map { .write($0.argument) }
    permissions += parsed[Self.environment].map { .environment($0.argument) }
    if parsed[Self.clock] { permissions.append(.clock) }
    if parsed[Self.label] { permissions.append(.label) }
    limits.time = parsed[Self.timeout]?.duration
    limits.memory = parsed[Self.memory]?.bytes
    limits.steps = parsed[Self.steps]?.count
  }

  /// Takes the options that stand in front of a script or corpus, and gives the words behind them;
  /// nil when the first word is none of these options.
  static func leading(_ words: [String]) throws(CommandError) -> (ScriptOptions, [String])? {
    let names = arguments.map(\.description)
    var rest = words[...]
    while let word = rest.first, word.hasPrefix("--") {
      let name = String(word.prefix { $0 != "=" })
      guard let option = names.first(where: { $0.name == name }) else { break }
      rest = rest.dropFirst(option.kind == .flag || word.contains("=") ? 1 : 2)
    }
    let own = Array(words[..<rest.startIndex])
    guard !own.isEmpty,
      case .arguments(let parsed) = try CommandLineParser.parse(own, options: arguments)
    else { return nil }
    return (ScriptOptions(parsed), Array(rest))
  }

  /// Gives a host what was granted.
  func apply(to host: ScriptHost) { (host.permissions, host.limits) = (permissions, limits) }
}
