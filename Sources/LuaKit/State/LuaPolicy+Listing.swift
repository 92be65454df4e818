/// What exists in a state under a policy: every function, and every stub with what grants it.
public struct LuaPolicyListing: Sendable {
  /// The functions of one library; those of the basic one stand under `_G`.
  public struct Library: Sendable, Equatable {
    /// The name of the global table.
    public let name: String
    /// The names of its functions, sorted; stubs are not among them.
    public let functions: [String]
    /// The names of its other fields, sorted; tables of libraries are not among them.
    public let values: [String]
  }

  /// The libraries, basic functions first.
  public let libraries: [Library]
  /// Functions that look at permissions: what they are called, and what grants the rest.
  public let granted: [(function: String, grant: String)]
  /// What is not as in Lua: what it is called, and how it differs.
  public let notes: [(name: String, difference: String)]
  /// Functions that can only raise, sorted.
  public let refused: [String]

  /// The libraries that a guarded state has of newslab.
  private static let guarded = ["io", "os", "package", "debug"]

  /// Opens a state under a policy and looks.
  init(_ policy: LuaPolicy) throws(LuaError) {
    let state = try LuaState(policy: policy)
    refused = policy.refused.keys.sorted()
    let tables = Set(policy.libraries + (policy.isGuarded ? Self.guarded : []))
    var libraries: [Library] = []
    for name in ["_G"] + tables.subtracting(["_G"]).sorted() {
      guard case .table(let table) = try state.global(name) else { continue }
      let prefix = name == "_G" ? "" : name + "."
      var functions: [String] = []
      var values: [String] = []
      for (key, value) in try table.pairs() {
        guard let text = key.text, policy.refused[prefix + text] == nil else { continue }
        switch value {
        case .function: functions.append(text)
        case .table where name == "_G": break
        default: values.append(text)
        }
      }
      libraries.append(
        Library(name: name, functions: functions.sorted(), values: values.sorted()))
    }
    self.libraries = libraries
    granted =
      policy.isGuarded ? GuardedLibraries.granted.map { (function: $0.0, grant: $0.1) } : []
    notes = policy.isGuarded ? GuardedLibraries.notes.map { (name: $0.0, difference: $0.1) } : []
  }
}

extension LuaPolicy {
  /// What exists in a state under the policy.
  public func listing() throws(LuaError) -> LuaPolicyListing { try LuaPolicyListing(self) }

  /// The policy of a name, or nil.
  public static func named(_ name: String) -> LuaPolicy? { all.first { $0.name == name } }
}
