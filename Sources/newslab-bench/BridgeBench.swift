import Glibc
import LuaKit
import NewsAnalysis
import NewsModel
import NewsScript

/// What Lua costs inside newslab, beside `lua5.4` on the same code, with a C module for objects.
///
/// Both sides print the processor time of a loop as they measure it themselves, in turns; shown is
/// the median of the ratios.
struct BridgeBench {
  private static let rounds = 7
  private static let reads = 3_000_000

  /// Runs one part (`programs`, `objects`, `news` or `calls`), or all of them.
  func run(part: String?) throws {
    guard Measurement.run(["lua5.4", "-v"]) == 0 else { return print("lua5.4 cannot be run here") }
    print("processor time as a multiple of lua5.4's, limits active")
    if part ?? "programs" == "programs" {
      for (name, source) in BenchPrograms.all {
        try row(name, own: { try seconds(source, in: LuaState(policy: .script)) }, peer: source)
      }
    }
    guard let module = PeerModule() else { return print("cc cannot be run here: no peer module") }
    defer { module.remove() }
    print("the same beside a C module (\(Self.reads) times each)")
    if part ?? "objects" == "objects" { try objects(module) }
    if part ?? "news" == "news" { try news(module) }
    if part ?? "calls" == "calls" { try calls() }
  }

  /// Fields and methods of an object of LuaKit.
  private func objects(_ module: PeerModule) throws {
    let state = try LuaState(policy: .script)
    try state.setGlobal("thing", BenchThing.type.object(BenchThing()))
    for (name, use) in [
      ("number field", "t.number"), ("short string field", "t.name"),
      ("1 KB string field", "t.text"), ("method call", "t:add(1)"),
    ] {
      let loop = "for i = 1, \(Self.reads) do local x = \(use) end"
      try row(
        name, own: { try seconds("local t = thing; " + loop, in: state) },
        peer: "local t = peer.make(); " + loop, module: module)
    }
  }

  /// The same of what scripts work with.
  private func news(_ module: PeerModule) throws {
    let host = ScriptHost(try AnalysisTools(lexicons: ResourceFolder.find().lexicons))
    let state = try ScriptState(host: host, policy: .script).lua
    let text = "('NATO met in Paris with ' .. ('word '):rep(200) .. '.')"
    for (name, use, peer) in [
      ("mention.first", "a.mentions[1]; m.first", "t.number"),
      ("mention.kind", "a.mentions[1]; m.kind", "t.name"),
      ("article.text, 1 KB", "a; m.text", "t.text"),
      ("sentence.text, 1 KB", "a.sentences[1]; m.text", "t.text"),
    ] {
      let parts = use.split(separator: ";")
      let loop = "for i = 1, \(Self.reads) do local x ="
      try row(
        name,
        own: {
          try seconds(
            "local a = newslab.article\(text); local m = \(parts[0]); \(loop)\(parts[1]) end",
            in: state)
        }, peer: "local t = peer.make(); \(loop) \(peer) end", module: module)
    }
    try million(module, state)
  }

  /// A loop over a list of a million mentions.
  private func million(_ module: PeerModule, _ state: LuaState) throws {
    let loop = "for i = 1, #l do local x = l[i].first end"
    _ = try state.call(
      state.load(
        """
        local a = newslab.article('NATO met.')
        for i = 1, 999999 do a:add_mention{kind = 'ORG', first = 1, last = 4} end
        many = a.mentions
        """, name: "=bench"))
    try row(
      "list of 1e6 mentions", own: { try seconds("local l = many; " + loop, in: state) },
      peer: "local l = peer.list(1000000); " + loop, module: module)
  }

  /// What has no peer in Lua: calls from the host, and opening a state.
  private func calls() throws {
    let state = try LuaState(policy: .script)
    let function = try state.load("local n = ...; return n", name: "=bench")
    let count = 300_000
    let spent = try Measurement.seconds {
      for index in 0..<count { _ = try state.call(function, [index]) }
    }
    print("host calls Lua".padded(22), Measurement.shown(spent / Double(count) * 1e9), "ns")
    let opening = try Measurement.seconds {
      for _ in 0..<100 { _ = try LuaState(policy: .script) }
    }
    print("opening a state".padded(22), Measurement.shown(opening * 10_000), "µs")
    let host = ScriptHost(try AnalysisTools(lexicons: ResourceFolder.find().lexicons))
    let whole = try Measurement.seconds {
      for _ in 0..<100 { _ = try ScriptState(host: host, policy: .script) }
    }
    print("… with newslab in it".padded(22), Measurement.shown(whole * 10_000), "µs")
  }

  private func row(
    _ name: String, own: () throws -> Double, peer: String, module: PeerModule? = nil
  ) throws {
    let timed = """
      \(module?.prelude ?? "")local from = os.clock(); do \(peer) end
      local file = assert(io.open(arg[1], 'w')); file:write(os.clock() - from); file:close()
      """
    var ratios: [Double] = []
    var times: [Double] = []
    for _ in 0..<Self.rounds {
      let mine = try own()
      guard let theirs = Measurement.written(script: timed, by: "lua5.4")
      else { return print("\(name): lua5.4 failed") }
      ratios.append(mine / theirs)
      times.append(mine)
    }
    let ratio = Measurement.shown(Measurement.median(ratios))
    print(name.padded(22), ratio.padded(6), "\(Measurement.shown(Measurement.median(times))) s")
    fflush(nil)
  }

  /// Processor seconds of a chunk in a state.
  private func seconds(_ source: String, in state: LuaState) throws -> Double {
    let chunk = try state.load(source, name: "=bench")
    return try Measurement.once { try state.call(chunk) }
  }
}
