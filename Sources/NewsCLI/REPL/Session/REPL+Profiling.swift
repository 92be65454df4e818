import LuaKit
import TerminalText

extension REPL {
  /// How many lines `:profile` shows.
  private static let mostLines = 15

  /// Shows the value of an expression, and the lines of Lua in which the time went.
  func profile(_ text: String) {
    attempt {
      let chunk = try chunk(of: text)
      record.translate(expression: text)
      let (given, profile) = state.lua.profiling { () throws(LuaError) in
        try state.lua.call(chunk)
      }
      state.host.endLine()
      // A profile of what was stopped is worth as much.
      if let profile { show(lines(of: profile).map { $0 + "\n" }.joined()) }
      try present(given.get())
    }
  }

  private func lines(of profile: LuaProfile) -> [String] {
    let all = profile.nanoseconds
    guard all > 0 else { return ["too short for a profile; ':bench' repeats"] }
    let rows = profile.lines.prefix(Self.mostLines).map { line in
      let share = Double(line.nanoseconds) / Double(all) * 100
      return [
        "\(Int(share.rounded())) %", MeasuredText.of(.nanoseconds(Int(line.nanoseconds))),
        "\(line.source):\(line.number)", code(line),
      ]
    }
    let layout = ColumnLayout(
      columns: ["share", "time", "line", "code"], rows: Array(rows), width: columns)
    let left = profile.lines.count - Self.mostLines
    return layout.lines + (left > 0 ? ["… \(left) more lines"] : [])
  }

  /// The line of source, or nothing when it is not there.
  private func code(_ line: LuaProfile.Line) -> String {
    guard let source = source(named: line.source) else { return "" }
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(line.number - 1) else { return "" }
    return String(lines[line.number - 1].drop { $0 == " " || $0 == "\t" })
  }
}
