import CommandKit
import LuaKit
import NewsPlugins
import NewsScript

/// `newslab types`: what scripts see, for editors and linters.
enum TypesCommand: Command {
  static let name = "types"
  static let summary = "Writes stubs that tell editors and luacheck what scripts can use."
  static let details = """
    The stubs are in the notation of LuaCATS, which lua-language-server reads: put them into a \
    file of your project, such as newslab.d.lua.

    With --plugin, the JSON Schema of plugin.json. With --luacheck, lines for a .luacheckrc; then std = "lua54+newslab".
    """
  static let examples = ["types", "types --luacheck", "types --plugin"]

  static let luacheck = Flag("--luacheck", "Writes definitions for luacheck instead.")
  static let plugin = Flag("--plugin", "Writes a JSON Schema of plugin.json instead.")
  static var arguments: [any Argument] { [luacheck, plugin] }

  static func run(_ arguments: ParsedArguments, in session: Session) throws {
    if arguments[plugin] {
      try session.output.write(String(decoding: ManifestKey.schema, as: UTF8.self))
      return
    }
    let description = NewslabAPI.description
    let text =
      arguments[luacheck]
      ? LuaCheckRenderer(description).text(std: "newslab")
      : LuaCATSRenderer(description).text(generator: "'newslab types' \(Version.current)")
    try session.output.write(text)
  }
}
