import LuaKit
import NewsCorpus
import NewsScript
import TerminalText

extension REPL {
  /// Words that cannot name a variable.
  private static let reservedWords: Set = [
    "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in",
    "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while",
  ]

  /// Runs a file; its components become variables of their names, with `_` for hyphens.
  func load(_ path: String) {
    let source: [UInt8]
    do {
      source = try DescriptorSource(path: expanded(path)).readAll(upTo: 64 << 20)
    } catch {
      return complain([DisplayText.visible("cannot read '\(path)': \(error)")])
    }
    run {
      let results = try state.run(source, name: "@" + path)
      let components = try values.components(in: results)
      for (component, value) in components { try bind(component, value) }
      return components.isEmpty ? results : []
    }
  }

  private func expanded(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home = session.environment["HOME"] else { return path }
    return home + path.dropFirst()
  }

  private func bind(_ component: Component, _ value: LuaValue) throws(LuaError) {
    let name = String(component.name.map { $0 == "-" ? "_" : $0 })
    if taken.contains(name) || Self.reservedWords.contains(name) {
      try state.lua.setGlobal("_", value)
      return show("\(component.title) is _, as the name '\(name)' is taken\n")
    }
    try state.lua.setGlobal(name, value)
    show("\(component.title) is \(name)\n")
  }
}
