import LuaKit

/// An error as the prompt shows it: place and message, then the calls of Lua functions that led
/// there when there were several.
struct ErrorReport {
  /// The lines, made fit for a terminal.
  let lines: [String]

  /// Takes an error; `value` is the raised value as text when it is no string.
  init(_ error: LuaError, value: String? = nil) {
    var shown = error
    if let value { shown.message = "error value: " + value }
    let calls = Self.calls(in: error.traceback ?? "")
    let luaCalls = calls.filter {
      !$0.hasPrefix("[C]:") && !$0.hasPrefix("...") && !$0.hasPrefix("(...")
    }
    lines =
      ValuePrinter.visibleLines(shown.description)
      + (luaCalls.count > 1 ? Self.joined(calls).map { "  " + $0 } : [])
  }

  /// The calls with those that repeat themselves in one line.
  private static func joined(_ calls: [String]) -> [String] {
    var joined: [(call: String, count: Int)] = []
    for call in calls {
      if joined.last?.call == call {
        joined[joined.count - 1].count += 1
      } else {
        joined.append((call, 1))
      }
    }
    return joined.map { $0.count > 1 ? "\($0.call) (\($0.count) times)" : $0.call }
  }

  /// The calls, innermost first, without those through which the host began and ended.
  private static func calls(in traceback: String) -> [String] {
    var calls = traceback.split(separator: "\n").filter { $0.hasPrefix("\t") }.map { line in
      ValuePrinter.visibleLines(String(line.drop { $0 == "\t" })).joined(separator: " ")
    }
    // Behind a prompt inside a script are the calls of the script.
    if let prompt = calls.firstIndex(where: { $0.hasPrefix("[C]: in ") && $0.contains("repl'") }) {
      calls.removeSubrange(prompt...)
    }
    while let last = calls.last, last.hasPrefix("[C]:") || last.hasPrefix("(...") {
      calls.removeLast()
    }
    while calls.first?.hasPrefix("[C]:") == true { calls.removeFirst() }
    // An entry that uses locals of the session runs as a function.
    if let last = calls.last, last.hasPrefix("["),
      let name = last.firstRange(of: ": in function <[")
    {
      calls[calls.count - 1] = last[..<name.lowerBound] + ": in main chunk"
    }
    return calls.filter { !$0.hasPrefix("[C]: in ?") && !$0.hasPrefix("newslab:") }
  }
}
