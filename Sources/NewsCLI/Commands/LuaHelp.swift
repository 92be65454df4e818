import LuaKit
import NewsScript

/// `newslab help lua [NAME]`: what scripts can use.
enum LuaHelp {
  static let topic = LuaCommand.name

  /// Writes the help of a name, or how Lua is called and which modules and classes there are.
  static func write(_ name: String?, in session: Session) throws {
    let help = HelpRenderer(NewslabAPI.description)
    guard let name else {
      try HelpCommand.printHelp(of: LuaCommand.self, in: session)
      return try session.output.write("\nIn newslab, scripts have:\n\n" + help.overview())
    }
    let text: String
    do throws(LuaError) {
      text = try help.text(for: name)
    } catch {
      throw CommandFailure(.usage, error.message)
    }
    try session.output.write(text)
  }
}
