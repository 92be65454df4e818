import LuaKit
import NewsCorpus
import NewsScript
import TerminalText

/// The file that runs before the first prompt.
enum InitFile {
  /// Where it is: `newslab/init.lua` below `XDG_CONFIG_HOME`, else below `~/.config`.
  static func path(_ environment: [String: String]) -> String? {
    if let folder = environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") {
      return folder + "/newslab/init.lua"
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/.config/newslab/init.lua"
  }
}

extension REPL {
  /// Runs `init.lua` unless there is none, or it is not wanted; an error is told, and that is all.
  func runInitFile() {
    addSettings()
    defer { settings.isSealed = true }
    guard !session.skipsInit, let path = InitFile.path(session.environment),
      let source = try? DescriptorSource(path: path).readAll(upTo: LoadedFile.longest)
    else { return }
    attempt {
      let given = try state.run(source, name: "@" + path)
      for (component, value) in try values.components(in: given) { try bind(component, value) }
    }
  }

  /// Makes `newslab.settings` what `:set` sets.
  private func addSettings() {
    state.lua.attach(settings)
    let get = LuaFunction("__index", "", parameters: []) { call in
      let setting = try PromptSettings.named(try call.argument(2, "name", as: String.self))
      return try call.results(call.stack.attached(PromptSettings.self)?[setting] ?? "")
    }
    let set = LuaFunction("__newindex", "", parameters: []) { call in
      let name = try call.argument(2, "name", as: String.self)
      let isFlag = try? call.argument(3, "value", as: Bool.self)
      let text = try isFlag.map { $0 ? "on" : "off" } ?? call.stack.text(at: 3)
      let settings = call.stack.attached(PromptSettings.self)
      if settings?.isSealed == true, PromptSetting.programs.contains(name) {
        throw LuaError("not permitted: '\(name)' is a program; ':set \(name)' or init.lua names it")
      }
      try settings?.set(name, to: text)
      return 0
    }
    let source = """
      local newslab, setmetatable, rawset, get, set = newslab, setmetatable, rawset, ...
      rawset(newslab, "settings", setmetatable({}, { __index = get, __newindex = set }))
      """
    attempt {
      try state.lua.call(state.lua.load(source, name: "=newslab"), [get, set])
    }
  }
}
