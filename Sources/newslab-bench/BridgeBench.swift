import Glibc
import LuaKit
import NewsAnalysis
import NewsModel
import NewsScript

/// What Lua costs inside newslab, beside the `lua5.4` program on the same code.
struct BridgeBench {
  /// The same Lua in both.
  private static let programs: [(name: String, source: String)] = [
    (
      "fib(30)",
      "local function fib(n) return n < 2 and n or fib(n - 1) + fib(n - 2) end; fib(30)"
    ),
    (
      "string building",
      "local t = {}; for i = 1, 600000 do t[#t + 1] = 'n' .. i end; local s = #table.concat(t)"
    ),
    (
      "sort",
      "local t = {}; for i = 1, 200000 do t[i] = (i * 7919) % 1000003 end; table.sort(t)"
    ),
  ]
  private static let reads = 2_000_000

  func run() throws {
    print("processor time as a multiple of lua5.4's")
    for (name, source) in Self.programs {
      let state = try LuaState(policy: .script)
      let chunk = try state.load(source, name: "=bench")
      let own = try Measurement.seconds { try state.call(chunk) }
      guard let peer = Measurement.seconds(of: ["lua5.4", "-e", source]) else {
        print("lua5.4 cannot be run here")
        return
      }
      print(name.padded(20), Measurement.shown(own / peer))
    }
    try fieldReads()
  }

  /// Reads of fields of an article, with the empty loop taken off.
  private func fieldReads() throws {
    let host = ScriptHost(try AnalysisTools(lexicons: ResourceFolder.find().lexicons))
    let state = try ScriptState(host: host, policy: .script)
    let empty = try seconds(
      "local a = newslab.article('x'); for i = 1, N do local x = a end", state)
    print("nanoseconds a read, the loop taken off")
    for field in ["id", "body_first", "text", "mentions"] {
      let source = "local a = newslab.article('x'); for i = 1, N do local x = a.\(field) end"
      let spent = try seconds(source, state) - empty
      print("article.\(field)".padded(20), Measurement.shown(spent / Double(Self.reads) * 1e9))
    }
  }

  private func seconds(_ source: String, _ state: ScriptState) throws -> Double {
    let text = "local N = \(Self.reads); " + source
    let chunk = try state.lua.load(text, name: "=bench")
    return try Measurement.seconds { try state.lua.call(chunk) }
  }
}
