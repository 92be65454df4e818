/// What people type who come from another shell, and what it is called here.
enum ShellWord {
  private static let hints = [
    "quit": "':quit' or Ctrl-D leaves", "exit": "':quit' or Ctrl-D leaves",
    "help": "':help' lists what there is, 'x?' explains x",
  ]

  /// Commands by their names behind a percent sign elsewhere.
  private static let commands = [
    "timeit": "bench", "time": "time", "run": "load", "load": "load", "edit": "edit",
    "ed": "edit", "save": "save", "history": "history", "hist": "history", "logstart": "log",
    "logoff": "log off", "debug": "why", "tb": "why", "page": "page", "rerun": "replay",
    "config": "set", "quickref": "help", "magic": "help", "lsmagic": "help", "reset": "quit",
    "notebook": "export",
  ]

  /// What to say about an entry that is no Lua but such a word, or nil.
  static func hint(for entry: String) -> String? {
    let text = entry.split(separator: " ").joined(separator: " ")
    let word = text.hasSuffix("()") ? String(text.dropLast(2)) : text
    if let hint = hints[word] { return hint }
    if text.hasPrefix("!") {
      return "there is no shell here; Ctrl-Z goes to yours, 'fg' comes back"
    }
    guard text.hasPrefix("%") else { return nil }
    let name = String(text.drop { $0 == "%" }.prefix { $0 != " " })
    guard let command = commands[name] else {
      return "commands begin with ':', not with '%'; ':help' lists them"
    }
    return "commands begin with ':', not with '%': ':\(command)' is what '%\(name)' is elsewhere"
  }
}
