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
      + (luaCalls.count > 1 ? calls.map { "  " + $0 } : [])
  }

  /// The calls, innermost first, without those through which the host began and ended.
  private static func calls(in traceback: String) -> [String] {
    var calls = traceback.split(separator: "\n").filter { $0.hasPrefix("\t") }.map { line in
      ValuePrinter.visibleLines(String(line.drop { $0 == "\t" })).joined(separator: " ")
    }
    while let last = calls.last, last.hasPrefix("[C]:") || last.hasPrefix("(...") {
      calls.removeLast()
    }
    while calls.first?.hasPrefix("[C]:") == true { calls.removeFirst() }
    return calls.filter { !$0.hasPrefix("[C]: in ?") && !$0.hasPrefix("newslab:") }
  }
}
