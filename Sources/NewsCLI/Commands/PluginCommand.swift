import CommandKit
import NewsModel
import NewsPlugins
import NewsScript
import Spelling

/// `newslab plugin`: which plugins there are, what they do, and whether they work.
enum PluginCommand: Command {
  /// What can be done with plugins.
  enum Action: String, CaseIterable { case list, info, test }

  static let name = "plugin"
  static let summary = "Lists, explains and tests plugins."
  static let details = """
    list shows every plugin there is; info says what a plugin does and what it may touch; test \
    runs the examples of its components and the files in its folder 'tests', that of the current \
    folder unless one is named, else those of all plugins.

    Plugins are looked for in the folder .newslab/plugins of the project, then in newslab/plugins \
    below XDG_DATA_HOME, then among those that come with newslab. A plugin is named by its name \
    or by the path of its folder.
    """
  static let examples = ["plugin list", "plugin info sourcing", "plugin test Plugins/sourcing"]

  static let action = Positional(
    "ACTION", choices: Action.allCases.map(\.rawValue), "What to do.")
  static let plugin = Positional(optional: "PLUGIN", "Name or folder of a plugin.")
  static var arguments: [any Argument] { [action, plugin] }

  static func run(_ arguments: ParsedArguments, in session: Session) throws {
    let word = arguments[action]
    guard let action = Action(rawValue: word) else {
      let known = Action.allCases.map(\.rawValue)
      throw CommandError.badValue(
        of: "argument 'ACTION'", word, expected: "list, info or test",
        nearest: NearestName.nearest(to: word, among: known))
    }
    let folders = PluginFolders(
      environment: session.environment, folder: ".", resources: try session.resources())
    switch action {
    case .list:
      if let extra = arguments[plugin] {
        throw CommandError.extraArgument(extra, usage: "newslab plugin list")
      }
      try PluginList(session: session).write(folders.all())
    case .info:
      guard let name = arguments[plugin] else {
        throw CommandError.missingArgument("PLUGIN", usage: "newslab plugin info PLUGIN")
      }
      try PluginInfo(session: session).write(session.plugin(name, in: folders))
    case .test: try PluginTest(session: session).run(arguments[plugin], in: folders)
    }
  }
}

extension Session {
  /// The plugin of a name or folder.
  func plugin(_ name: String, in folders: PluginFolders) throws(CommandFailure) -> Plugin {
    do throws(PluginError) {
      return try folders.plugin(name)
    } catch {
      throw failure(of: error)
    }
  }

  /// The failure of a plugin; an error of Lua is reported with its place.
  func failure(of error: PluginError) -> CommandFailure {
    switch error {
    case .unknown: return CommandFailure(.usage, error.description)
    case .unreadable: return CommandFailure(.inputOutput, error.description)
    case .script(let error):
      report(error, prefix: nil)
      return CommandFailure(.notLoaded)
    case .badManifest, .wrongVersion, .noComponents:
      return CommandFailure(.notLoaded, error.description)
    }
  }
}
