import LuaKit

extension NewslabModule {
  /// `newslab.repl`: a prompt in the middle of a script.
  static let repl = LuaFunction(
    "repl", "Opens a prompt that sees and sets the variables of this place.",
    parameters: [],
    examples: [LuaExample("if arg and arg[1] == '--ask' then newslab.repl() end")]
  ) { call in
    guard let host = call.stack.attached(ScriptHost.self) else { throw LuaError("no newslab host") }
    if let running = host.running {
      throw LuaError(
        "newslab.repl is for scripts that run by themselves (newslab FILE.lua) and the prompt, not "
          + "for '\(running)', which runs over articles")
    }
    guard let openPrompt = host.openPrompt else {
      throw LuaError("newslab.repl needs a terminal to read from: newslab FILE.lua, or the prompt")
    }
    try openPrompt(call)
    return 0
  }
}
