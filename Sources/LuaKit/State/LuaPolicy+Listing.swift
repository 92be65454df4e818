/// What exists in a state under a policy: every function, and every stub with what grants it.
public struct LuaPolicyListing: Sendable {
  /// The functions of one library; those of the basic one stand under `_G`.
  public struct Library: Sendable, Equatable {
    /// The name of the global table.
    public let name: String
    /// The names of its functions, sorted; stubs are not among them.
    public let functions: [String]
  }

  /// The libraries, basic functions first.
  public let libraries: [Library]
  /// Functions that look at permissions: what they are called, and what grants the rest.
  public let granted: [(function: String, grant: String)]
  /// Functions that can only raise, sorted.
  public let refused: [String]

  /// Opens a state under a policy and looks.
  init(_ policy: LuaPolicy) throws(LuaError) {
    let state = try LuaState(policy: policy)
    refused = policy.refused.keys.sorted()
    let tables = Set(policy.libraries + (policy.isGuarded ? ["io", "os"] : []))
    var libraries: [Library] = []
    for name in ["_G"] + tables.subtracting(["_G"]).sorted() {
      guard case .table(let table) = try state.global(name) else { continue }
      let prefix = name == "_G" ? "" : name + "."
      let functions = try table.pairs().compactMap { key, value -> String? in
        guard case .function = value, let text = key.text else { return nil }
        return policy.refused[prefix + text] == nil ? text : nil
      }
      libraries.append(Library(name: name, functions: functions.sorted()))
    }
    self.libraries = libraries
    granted =
      policy.isGuarded ? GuardedLibraries.granted.map { (function: $0.0, grant: $0.1) } : []
  }
}

extension LuaPolicy {
  /// What exists in a state under the policy.
  public func listing() throws(LuaError) -> LuaPolicyListing { try LuaPolicyListing(self) }

  /// The policy of a name, or nil.
  public static func named(_ name: String) -> LuaPolicy? { all.first { $0.name == name } }
}
