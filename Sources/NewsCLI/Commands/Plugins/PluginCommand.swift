import CommandKit
import LuaKit
import NewsCorpus
import NewsModel
import NewsPlugins
import NewsScript

/// `newslab plugin`: makes, checks, installs and explains plugins.
enum PluginCommand: Command {
  /// What can be done with plugins.
  enum Action: String, CaseIterable {
    case list, search, info, new, check, test, pack, install, remove, update, verify
  }

  /// The formats that findings and results of tests are written in.
  enum Format: String, CaseIterable, ArgumentValue { case text, json, tap }

  static let name = "plugin"
  static let summary = "Makes, tests, packs, installs, verifies and explains plugins."
  static let details = """
    list shows every plugin there is; search finds plugins by words, in catalogues too; info says \
    what a plugin does and what it may touch, before it is installed as well. new makes the folder \
    of a plugin that works; check reads its Lua, or that of a file or folder, and says what is wrong \
    before anything runs; test runs the examples of its components and the files in its folder \
    'tests', that of the current folder unless one is named, else those of all plugins; pack makes \
    an archive, for the same files the same bytes.

    install takes a folder, an archive, a .lua file, git+file://PATH#TAG, git+https://HOST/PATH#TAG \
    or NAME@VERSIONS of a catalogue; without any it installs what the lock names. What a plugin \
    asks for is shown, and granted by your yes. remove and update do what they say; verify compares \
    every byte with the lock.

    Plugins and newslab.lock lie in the project (a folder with .newslab or newslab.lock, the \
    current one or one above), else below XDG_DATA_HOME. A plugin is named by its name or by the \
    path of its folder.
    """
  static let examples = [
    "plugin list", "plugin new word-watch --kind filter", "plugin check Plugins/sourcing --strict",
    "plugin check report.lua --format json", "plugin test Plugins/sourcing",
    "plugin pack word-watch", "plugin info word-watch-0.1.0.tar.gz",
    "plugin install word-watch-0.1.0.tar.gz --grant clock",
    "plugin install git+https://example.org/word-watch#v0.1.0", "plugin install --locked",
  ]

  static let action = Positional(
    "ACTION", choices: Action.allCases.map(\.rawValue), "What to do.")
  static let words = Positional(
    many: "PLUGIN", isRequired: false, "Names, folders or sources of plugins; words for search.")
  static let yes = Flag("--yes", short: "-y", "Answers every question with yes.")
  static let grant = Option<[NonEmptyText]>(
    "--grant", value: "PERMISSION", "Grants a permission that a plugin asks for, and no other.")
  static let locked = Flag("--locked", "With install: exactly what the lock says, or nothing.")
  static let offline = Flag("--offline", "Fetches nothing through the network.")
  static let downgrade = Flag("--downgrade", "With install: also a version below the installed.")
  static let user = Flag("--user", "For you, not for the project.")
  static let catalogue = Option<[NonEmptyText]>(
    "--catalogue", value: "FOLDER", "A folder of plugins; $NEWSLAB_CATALOGUE names more.")
  static let kind = Option(
    "--kind", default: PluginSkeleton.Kind.filter, "With new: what it begins with.")
  static let format = Option(
    "--format", short: "-f", default: Format.text, "With check and test: how to write it.")
  static let strict = Flag("--strict", "With check: warnings fail, too.")
  static let output = Option<NonEmptyText?>(
    "--output", short: "-o", value: "FILE", "With pack: the archive.")
  static var arguments: [any Argument] {
    [
      action, words, yes, grant, locked, offline, downgrade, user, catalogue, kind, output, format,
      strict,
    ]
      + ScriptOptions.arguments
  }

  static func run(_ arguments: ParsedArguments, in session: Session) throws {
    session.scriptOptions = ScriptOptions(arguments)
    let action = try arguments.choice(of: action, as: Action.self)
    try checkOptions(arguments, for: action)
    let words = arguments[words]
    let desk = try PluginDesk(session, arguments)
    switch action {
    case .list:
      try none(words, "list")
      try PluginList(session: session).write(desk.folders.all())
    case .search: try PluginSearch(desk: desk).write(words)
    case .info: try PluginInfo(session: session).write(one(words, "info PLUGIN"), at: desk)
    case .new:
      try PluginNew(session: session).make(one(words, "new NAME"), arguments[kind])
    case .check:
      try PluginCheck(session: session, folders: desk.folders).check(
        words, as: arguments[format], isStrict: arguments[strict])
    case .test:
      try PluginTest(session: session, format: arguments[format]).run(
        optional(words, "test [PLUGIN]"), in: desk.folders)
    case .pack:
      try PluginPack(desk: desk).pack(
        optional(words, "pack [PLUGIN]") ?? ".", to: arguments[output]?.argument)
    case .install:
      try PluginInstall(desk: desk).install(
        optional(words, "install [SOURCE]"), isLocked: arguments[locked],
        allowsDowngrade: arguments[downgrade])
    case .update: try PluginInstall(desk: desk).update(words)
    case .remove:
      if words.isEmpty { throw missing("remove PLUGIN…") }
      try PluginInstall(desk: desk).remove(words)
    case .verify:
      try none(words, "verify")
      try PluginVerify(desk: desk).verify()
    }
  }

  /// The options that mean something for some actions only.
  private static let places: [(option: any Argument, actions: Set<Action>)] = [
    (yes, [.install, .update]), (grant, [.install, .update]), (locked, [.install]),
    (offline, [.install, .update, .info, .search]), (downgrade, [.install]),
    (user, [.install, .update, .remove]), (catalogue, [.install, .update, .info, .search]),
    (kind, [.new]), (output, [.pack]), (format, [.check, .test]), (strict, [.check]),
  ]

  /// Throws when an option has no meaning for an action.
  private static func checkOptions(
    _ arguments: ParsedArguments, for action: Action
  ) throws(CommandFailure) {
    for (option, actions) in places where arguments.has(option) && !actions.contains(action) {
      let known = Action.allCases.filter { actions.contains($0) }.map(\.rawValue)
      throw CommandFailure(
        .usage,
        "option '\(option.description.name)' is for \(known.joined(separator: ", "))")
    }
  }

  private static func missing(_ usage: String) -> CommandError {
    .missingArgument("PLUGIN", usage: "newslab plugin " + usage)
  }

  private static func none(_ words: [String], _ usage: String) throws {
    if let extra = words.first {
      throw CommandError.extraArgument(extra, usage: "newslab plugin " + usage)
    }
  }

  private static func optional(_ words: [String], _ usage: String) throws -> String? {
    if words.count > 1 {
      throw CommandError.extraArgument(words[1], usage: "newslab plugin " + usage)
    }
    return words.first
  }

  private static func one(_ words: [String], _ usage: String) throws -> String {
    guard let word = try optional(words, usage) else { throw missing(usage) }
    return word
  }
}

extension Session {
  /// The plugin of a name or folder.
  func plugin(_ name: String, in folders: PluginFolders) throws(CommandFailure) -> Plugin {
    try plugins { () throws(PluginError) in try folders.plugin(name) }
  }

  /// Does something with plugins; what goes wrong is a failure.
  func plugins<Result>(
    _ body: () throws(PluginError) -> Result
  ) throws(CommandFailure) -> Result {
    do throws(PluginError) {
      return try body()
    } catch {
      throw failure(of: error)
    }
  }

  /// The failure of a plugin; an error of Lua is reported with its place.
  func failure(of error: PluginError) -> CommandFailure {
    switch error {
    case .unknown: return CommandFailure(.usage, error.description)
    case .unreadable, .notWritable, .tool, .busy:
      return CommandFailure(.inputOutput, error.description)
    case .badSource(let problem, let notes):
      return CommandFailure(.usage, problem, notes: notes)
    case .refused(let problem, let notes):
      return CommandFailure(.permission, problem, notes: notes)
    case .badTree(_, .unreadable): return CommandFailure(.inputOutput, error.description)
    case .badTree: return CommandFailure(.permission, error.description)
    case .script(let error):
      report(error, prefix: nil)
      return CommandFailure(.notLoaded)
    case .badManifest, .wrongVersion, .noComponents, .unsettled:
      return CommandFailure(.notLoaded, error.description)
    }
  }
}
