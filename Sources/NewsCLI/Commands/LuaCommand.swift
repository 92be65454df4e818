import CommandKit
import Glibc
import LuaKit

/// `newslab lua`: the interpreter alone; ``LuaProgram`` takes its command line before others see it.
enum LuaCommand: Command {
  static let name = "lua"
  static let summary = "Runs Lua as the program lua5.4 does, without newslab in it."
  static let details = """
    Takes the command line of lua5.4: -e STATEMENT, -l MODULE, -i, -v, -E, -W, -- and -, then a \
    script and its arguments. LUA_INIT, LUA_PATH and LUA_CPATH count. The libraries are those of \
    Lua, complete and without limits: what is run here may do whatever you may do.

    Scripts for newslab are run with 'newslab FILE.lua' instead.
    """
  static let examples = ["lua script.lua one two", "lua"]

  static let words = Positional(many: "ARGUMENT", isRequired: false, "What lua5.4 takes.")
  static var arguments: [any Argument] { [words] }

  static func run(_ arguments: ParsedArguments, in session: Session) throws {
    let words = (["newslab-lua"] + arguments[words]).compactMap { strdup($0) }
    defer { for word in words { free(word) } }
    let status = LuaInterpreter.run(words)
    guard status == 0 else { throw CommandFailure(.failures) }
  }
}
