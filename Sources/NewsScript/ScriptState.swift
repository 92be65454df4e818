import LuaKit
import NewsCorpus
import NewsModel

/// A Lua state that has newslab in it, for one script file, plugin or prompt.
package final class ScriptState {
  /// The interpreter.
  package let lua: LuaState
  /// What the state shares with others.
  package let host: ScriptHost
  /// Which files of data the state may open.
  package let files = ScriptFiles()
  /// How much accumulators of the state keep.
  package let accumulators = AccumulatorMemory()
  /// The code that the state has: the file it was opened for, and modules of that.
  package let code = ScriptCode()
  /// Runs the file of the state again, in a new state, and gives its components; nil when the file
  /// must not run twice.
  package var reopen: (() throws -> [LoadedComponent])?

  /// Opens a state under a policy, with the permissions and limits that the host adds: of the
  /// permissions, those alone that are asked for, unless nobody has to ask.
  ///
  /// - Parameters:
  ///   - host: What all states of the thread share.
  ///   - policy: What the state may do by itself.
  ///   - asking: What its code asks for; nil for code that does not have to ask.
  ///   - granted: What somebody has agreed to before, of what it asks for.
  /// - Throws: When there is no memory for the state.
  package init(
    host: ScriptHost, policy: LuaPolicy, asking: [LuaPermission]? = nil,
    granted: [LuaPermission] = []
  ) throws(LuaError) {
    self.host = host
    let given =
      asking.map { asked in
        host.permissions(among: asked)
          + granted.flatMap { given in asked.compactMap { given.intersection($0) } }
      } ?? host.permissions
    lua = try LuaState(policy: policy.granting(given).limited(by: host.limits))
    host.cancellation?.add(lua)
    lua.attach(host)
    lua.attach(host.console)
    lua.attach(files)
    lua.attach(accumulators)
    lua.watchModules { [code] in code.add($0.source.bytes, as: $0.key, from: $0.path) }
    try lua.setGlobal("newslab", NewslabAPI.module)
    try lua.setModule("newslab", lua.global("newslab"))
    try lua.setGlobal("print", NewslabAPI.print)
    try lua.setGlobal("corpus", CorpusType.type.object(ScriptCorpus(host)))
  }

  deinit { host.cancellation?.remove(lua) }

  /// Runs a chunk with arguments, which are `...` and `arg`, and gives its results.
  @discardableResult
  package func run(_ source: [UInt8], name: String, arguments: [String] = []) throws(LuaError)
    -> [LuaValue]
  {
    try lua.setGlobal("arg", arguments)
    code.add(source, as: "")
    let chunk = try lua.load(Self.code(of: source), name: name)
    return try lua.call(chunk, arguments)
  }

  /// The components that a file of a policy gives, in a state of its own that can be opened anew.
  package static func components(
    of source: [UInt8], shown: String, host: ScriptHost, policy: LuaPolicy = .script
  ) throws(LuaError) -> [LoadedComponent] {
    let state = try ScriptState(host: host, policy: policy)
    if policy.name == LuaPolicy.script.name { try state.findModules(beside: shown) }
    let components = try state.components(in: state.run(source, name: "@" + shown))
    state.reopen = {
      try Self.components(of: source, shown: shown, host: host, policy: policy)
    }
    return components.map { LoadedComponent($0, in: state, from: shown) }
  }

  /// Lets `require` find modules beside a file of source, as reading is permitted.
  package func findModules(beside path: String) throws(LuaError) {
    let end = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = end.map { String(path[...$0]) } ?? "./"
    // These two mean something else in a path of modules.
    if folder.utf8.contains(UInt8(ascii: ";")) || folder.utf8.contains(UInt8(ascii: "?")) { return }
    try lua.setModulePath(folder + "?.lua;" + folder + "?/init.lua")
  }

  /// The source without a byte order mark and without a first line that begins with `#`, which is
  /// for the shell; its line feed stays, so that lines count.
  private static func code(of source: [UInt8]) -> [UInt8] {
    let text = source.starts(with: [0xEF, 0xBB, 0xBF]) ? source.dropFirst(3) : source[...]
    guard text.first == UInt8(ascii: "#") else { return Array(text) }
    return Array(text.drop { $0 != UInt8(ascii: "\n") })
  }

  /// The components among the results of a chunk: values, and what lists among them hold.
  ///
  /// A list that is met again counts once; lists that lie too deep in others are an error.
  package func components(in results: [LuaValue]) throws(LuaError) -> [Component] {
    var seen: Set<UInt> = []
    return try components(in: results, depth: 0, seen: &seen)
  }

  private func components(in values: [LuaValue], depth: Int, seen: inout Set<UInt>)
    throws(LuaError) -> [Component]
  {
    var found: [Component] = []
    for value in values {
      switch value {
      case .object(let reference):
        if let handle = reference.object(of: ComponentType.type) { found.append(handle.object) }
      case .table(let list):
        guard let identity = list.identity, seen.insert(identity).inserted else { continue }
        if depth == Self.deepest {
          throw LuaError("components lie in more than \(Self.deepest) lists within each other")
        }
        found += try components(in: list.elements(), depth: depth + 1, seen: &seen)
      default: break
      }
    }
    return found
  }

  private static let deepest = 16
}
