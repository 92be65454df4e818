import CommandKit
import LuaKit
import NewsAnalysis
import NewsCorpus
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
  static let arguments: [any Argument] = [timeout, memory, steps] + grants

  /// Those that grant something.
  static let grants: [any Argument] = [read, write, environment, clock, label]

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

  /// Gives a host what was granted.
  func apply(to host: ScriptHost) { (host.permissions, host.limits) = (permissions, limits) }

  /// A host for scripts that run over a corpus, or over none, for an analyst.
  func host(
    _ tools: AnalysisTools, corpus: (any Corpus)?, environment: [String: String], analyst: String?
  ) -> ScriptHost {
    let host = ScriptHost(tools)
    host.gazetteers = GazetteerCache(environment: environment)
    host.corpus = corpus
    apply(to: host)
    if let analyst { host.analyst = analyst }
    return host
  }
}
