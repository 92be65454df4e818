import CommandKit
import LuaKit
import NewsPlugins
import NewsScript

/// What the actions of `newslab plugin` share: where plugins lie, where they come from, and what the
/// words of the command grant.
struct PluginDesk {
  let session: Session
  let folders: PluginFolders
  let fetcher: PluginFetcher
  let catalogue: PluginCatalogue
  /// Where files may lie for a while.
  let temporary: String
  /// Where plugins are installed.
  let place: PluginPlace
  /// Whether every question is answered with yes.
  let saysYes: Bool
  /// What is granted without a question.
  let granted: [LuaPermission]

  /// Reads the words of the command.
  init(_ session: Session, _ arguments: ParsedArguments) throws {
    self.session = session
    folders = PluginFolders(
      environment: session.environment, folder: ".", resources: try session.resources())
    temporary = session.environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    fetcher = PluginFetcher(
      folder: ".", isOffline: arguments[PluginCommand.offline], temporary: temporary)
    let named = arguments[PluginCommand.catalogue].map(\.argument)
    let usual = (session.environment["NEWSLAB_CATALOGUE"] ?? "").split(separator: ":")
    catalogue = PluginCatalogue(named + usual.map(String.init), fetcher: fetcher)
    let own = folders.userPlace?.plugins
    let project = folders.places.first { $0.plugins != own }
    let wanted = arguments[PluginCommand.user] ? nil : project
    guard let place = wanted ?? folders.userPlace else {
      throw CommandFailure(
        .inputOutput, "there is no project here, and neither XDG_DATA_HOME nor HOME is set")
    }
    self.place = place
    saysYes = arguments[PluginCommand.yes]
    granted = try arguments[PluginCommand.grant].map { word in
      guard let permission = LuaPermission(word.argument) else {
        throw CommandError.badValue(
          of: "option '--grant'", word.argument,
          expected: LuaPermission.forms.joined(separator: ", "), nearest: nil)
      }
      return permission
    }
  }

  /// What installs plugins in the place.
  func installer() throws -> PluginInstaller {
    var shipped: [PluginCandidate] = []
    for root in folders.roots where root.origin == .shipped {
      shipped = PluginCatalogue([root.path], fetcher: fetcher).all()
    }
    return PluginInstaller(place, fetcher: fetcher, catalogue: catalogue, shipped: shipped)
  }

  /// Asks on standard error and reads a line; only yes is yes.
  func asks(_ question: String) throws -> Bool {
    if saysYes { return true }
    session.say(question + " [y/N] ")
    var line: [UInt8] = []
    while line.count < 100, let byte = try session.input.read(upTo: 1).first, byte != 0x0A {
      line.append(byte)
    }
    let answer = String(decoding: line, as: UTF8.self).lowercased()
    // The echo of what is piped in is missing on a terminal's line.
    if !session.isOnTerminal { session.say("\n") }
    return answer == "y" || answer == "yes"
  }
}
