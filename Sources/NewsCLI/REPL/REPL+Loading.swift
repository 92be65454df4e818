import LuaKit
import NewsCorpus
import NewsScript
import TerminalText

/// A file that was loaded at the prompt.
struct LoadedFile {
  /// How large a file of source may be.
  static let longest = 64 << 20

  /// The path, as it was given.
  let path: String
  /// A hash of what it held.
  let hash: String
}

extension REPL {
  /// Runs a file; its components become variables of their names, with `_` for hyphens.
  func load(_ path: String) {
    let source: [UInt8]
    do {
      source = try DescriptorSource(path: expanded(path)).readAll(upTo: LoadedFile.longest)
    } catch {
      return complain([DisplayText.visible("cannot read '\(path)': \(error)")])
    }
    loaded.removeAll { $0.path == path }
    loaded.append(LoadedFile(path: path, hash: ContentHash.sha256(source)))
    run {
      let results = try whileModulesAreBeside(path) { () throws(LuaError) in
        try state.run(source, name: "@" + path)
      }
      let components = try values.components(in: results)
      var names: [String] = []
      for (component, value) in components { names += [try bind(component, value)] }
      let file = "dofile(\(LuaText.quoted(path)))"
      record.translate(
        [names.count == 1 && names[0] != "_" ? "\(names[0]) = \(file)" : file],
        bound: names.count == 1 ? names : [])
      return components.isEmpty ? results : []
    }
  }

  /// Lets `require` find modules beside a file while a body runs.
  private func whileModulesAreBeside<Result>(
    _ path: String, _ body: () throws(LuaError) -> Result
  ) throws(LuaError) -> Result {
    guard case .table(let package) = try state.lua.global("package") else { return try body() }
    let former = try package.field("path")
    try state.findModules(beside: path)
    defer { try? package.setField("path", to: former) }
    return try body()
  }

  /// Loads files again that have changed, and those that use modules which have.
  func reload() {
    var changed: [String] = []
    var hasModules = false
    for (name, path) in state.code.changedModules(at: { expanded($0) }) {
      changed.append("\(name) (\(path))")
      hasModules = true
      try? state.lua.setModule(name, LuaValue.nil)
    }
    let files = loaded.filter { file in
      let source = try? DescriptorSource(path: expanded(file.path)).readAll(
        upTo: LoadedFile.longest)
      let isChanged = source.map { ContentHash.sha256($0) != file.hash } ?? true
      if isChanged { changed.append(file.path) }
      return isChanged || hasModules
    }
    if loaded.isEmpty, !hasModules { return show("nothing was loaded\n") }
    if changed.isEmpty { return show("nothing has changed\n") }
    show(DisplayText.visible("changed: " + changed.joined(separator: ", ")) + "\n")
    for file in files { load(file.path) }
  }

  /// A path with the home folder in place of `~`.
  func expanded(_ path: String) -> String {
    guard let home = session.environment["HOME"] else { return path }
    if path == "~" { return home }
    guard path.hasPrefix("~/") else { return path }
    return home + path.dropFirst()
  }

  /// Makes a component the variable of its name, and gives the name.
  @discardableResult
  func bind(_ component: Component, _ value: LuaValue) throws(LuaError) -> String {
    let name = String(component.name.map { $0 == "-" ? "_" : $0 })
    if taken.contains(name) || LuaText.reservedWords.contains(name) {
      try keep(value)
      show("\(component.title) is _, as the name '\(name)' is taken\n")
      return "_"
    }
    try state.lua.setGlobal(name, value)
    show("\(component.title) is \(name)\n")
    return name
  }

  /// The value of a variable of the session, local or global.
  func variable(_ name: String) throws(LuaError) -> LuaValue {
    if let value = chunks.locals.value(of: name) { return value }
    return try state.lua.global(name)
  }

  /// The component of a variable, or the one of a name that is in a variable; nil for none.
  func component(named name: String) throws(LuaError) -> Component? {
    if let found = values.component(try variable(name)) { return found }
    let names = try values.globalNames().subtracting(taken).union(chunks.locals.names)
    for variable in names.sorted() {
      let found = values.component(try self.variable(variable))
      if let found, found.name == name { return found }
    }
    return nil
  }
}
