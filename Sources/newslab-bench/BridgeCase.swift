import LuaKit
import NewsAnalysis
import NewsScript

/// A loop or program that newslab and a peer run, each in a process of its own.
struct BridgeCase {
  /// What a state has when the measured code begins.
  enum Setting: String {
    /// Nothing but the libraries.
    case program
    /// `thing`: an object of LuaKit.
    case objects
    /// newslab.
    case news
  }

  let name: String
  let setting: Setting
  /// What newslab runs: code that is not measured, and code that is.
  let own: (before: String, measured: String)
  /// The same for the peer, where the module in C is `peer`.
  let peer: (before: String, measured: String)
  /// The most that it should take, as a multiple of the peer; nil where nothing is promised.
  let target: Double?

  /// A program that both run as it is.
  init(program name: String, _ source: String) {
    (self.name, setting, target) = (name, .program, 1.05)
    (own, peer) = (("", source), ("", source))
  }

  /// A loop over what newslab and the module in C have in common.
  init(
    _ setting: Setting, _ name: String, own: (String, String), peer: (String, String),
    target: Double? = 1.5
  ) {
    (self.setting, self.name, self.target) = (setting, name, target)
    (self.own, self.peer) = (own, peer)
  }

  /// What separates unmeasured code from measured code in a file for a child.
  private static let mark = "\n--- measured\n"

  /// Processor seconds of the measured code in a state with limits, in a child of this process.
  func ownSeconds() -> Double? {
    ResultFile.holding(own.before + Self.mark + own.measured) { code in
      ResultFile.number { path in
        Measurement.run(["/proc/self/exe", "child", setting.rawValue, code, path]) == 0
      }
    }
  }

  /// What the child does that ``ownSeconds()`` starts.
  static func runChild(_ setting: Setting, code: String, result: String) throws -> Bool {
    let state = try state(setting)
    let parts = try FileText.read(code).split(separator: mark, maxSplits: 1)
    let chunks = try parts.map { try state.load(String($0), name: "=bench") }
    guard let measured = chunks.last else { return false }
    for chunk in chunks.dropLast() { try state.call(chunk) }
    state.collectGarbage()  // what came before is not measured
    let seconds = try Measurement.once { try state.call(measured) }
    return ResultFile.write(seconds, to: result)
  }

  private static func state(_ setting: Setting) throws -> LuaState {
    switch setting {
    case .program: return try LuaState(policy: .plugin)
    case .objects:
      let state = try LuaState(policy: .plugin)
      try state.setGlobal("thing", BenchThing.type.object(BenchThing()))
      return state
    case .news:
      let host = ScriptHost(try AnalysisTools(lexicons: ResourceFolder.find().lexicons))
      return try ScriptState(host: host, policy: .plugin).lua
    }
  }

  /// Processor seconds of the peer's code, run by a command that takes a script and its argument.
  func peerSeconds(_ command: [String], module: PeerModule?) -> Double? {
    let script = """
      \(module?.prelude ?? "")\(peer.before)
      collectgarbage()
      local from = os.clock(); do \(peer.measured) end
      local file = assert(io.open(arg[1], 'w')); file:write(os.clock() - from); file:close()
      """
    return ResultFile.holding(script) { code in
      ResultFile.number { path in Measurement.run(command + [code, path]) == 0 }
    }
  }
}
