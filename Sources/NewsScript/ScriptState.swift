import LuaKit
import NewsCorpus
import NewsModel

/// A Lua state that has newslab in it, for one script file, plugin or prompt.
package final class ScriptState {
  /// The interpreter.
  package let lua: LuaState
  /// What the state shares with others.
  package let host: ScriptHost

  /// Opens a state under a policy, with the permissions and limits that the host adds: of the
  /// permissions, those alone that are asked for, unless nobody has to ask.
  package init(host: ScriptHost, policy: LuaPolicy, asking: [LuaPermission]? = nil)
    throws(LuaError)
  {
    self.host = host
    let granted = asking.map { host.permissions(among: $0) } ?? host.permissions
    lua = try LuaState(policy: policy.granting(granted).limited(by: host.limits))
    lua.attach(host)
    lua.attach(host.console)
    try lua.setGlobal("newslab", NewslabAPI.module)
    try lua.setGlobal("print", NewslabAPI.print)
    try lua.setGlobal("corpus", CorpusType.type.object(ScriptCorpus(host)))
  }

  /// Runs a chunk with arguments, which are `...` and `arg`, and gives its results.
  @discardableResult
  package func run(_ source: [UInt8], name: String, arguments: [String] = []) throws(LuaError)
    -> [LuaValue]
  {
    try lua.setGlobal("arg", arguments)
    let chunk = try lua.load(Self.withoutShebang(source), name: name)
    return try lua.call(chunk, arguments)
  }

  /// A first line that begins with `#` is for the shell; its line feed stays, so that lines count.
  private static func withoutShebang(_ source: [UInt8]) -> [UInt8] {
    guard source.first == UInt8(ascii: "#") else { return source }
    return Array(source.drop { $0 != UInt8(ascii: "\n") })
  }

  /// The components among the results of a chunk: values, or one list of them.
  package func components(in results: [LuaValue]) throws(LuaError) -> [Component] {
    var found: [Component] = []
    for result in results {
      switch result {
      case .object(let reference):
        if let handle = reference.object(of: ComponentType.type) { found.append(handle.object) }
      case .table(let list):
        for position in 0..<list.rawCount {
          found += try components(in: [list.element(position + 1)])
        }
      default: break
      }
    }
    return found
  }
}
