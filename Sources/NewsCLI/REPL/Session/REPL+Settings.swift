import CommandKit
import LuaKit
import NewsScript
import Spelling
import TerminalText

extension REPL {
  /// Lists the settings, shows one, or sets one.
  func set(_ argument: String) {
    let parts = argument.split(separator: " ", maxSplits: 1)
    guard let name = parts.first.map(String.init) else { return listSettings() }
    do throws(PromptSettings.Failure) {
      if parts.count == 1 {
        let setting = try PromptSettings.named(name)
        let value = settings[setting].isEmpty ? "empty" : settings[setting]
        return show("\(name) is \(DisplayText.visible(value)): \(setting.summary)\n")
      }
      let value = parts[1].drop { $0 == " " }
      try settings.set(name, to: value == "\"\"" || value == "''" ? "" : String(value))
    } catch {
      complain([DisplayText.visible(error.description)])
    }
  }

  private func listSettings() {
    let rows = PromptSetting.all.map { [$0.name, settings[$0], $0.summary] }
    showTable(["setting", "value", "what it is for"], rows)
  }

  /// Shows rows in columns.
  func showTable(_ columns: [String], _ rows: [[String]]) {
    let layout = ColumnLayout(columns: columns, rows: rows, width: self.columns)
    show(layout.lines.map { $0 + "\n" }.joined())
  }

  /// Says what an entry may take, or sets it: `time=10`, `memory=1G`, `steps=none`.
  func limit(_ argument: String) {
    if argument.isEmpty { return show(limitLines.map { $0 + "\n" }.joined()) }
    var limits = state.lua.limits
    for word in argument.split(separator: " ") {
      if let problem = Self.set(word, in: &limits) {
        return complain([DisplayText.visible(problem)])
      }
    }
    state.lua.limits = limits
    state.host.limits = limits
  }

  private var limitLines: [String] {
    let set = state.lua.limits.descriptions
    let names = ["time", "memory", "steps", "depth", "output"]
    return names.map { name in set.first { $0.hasPrefix(name + ":") } ?? "\(name): none" }
  }

  /// Sets a limit from `name=value`; says what is wrong with it.
  private static func set(_ word: Substring, in limits: inout LuaLimits) -> String? {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return "expected NAME=VALUE, got '\(word)'" }
    let (name, value) = (String(parts[0]), String(parts[1]))
    let isNone = value == "none"
    switch name {
    case "time":
      let time = PositiveSeconds(argument: value)
      if time == nil, !isNone { return wrong(name, PositiveSeconds.expectation, value) }
      limits.time = time?.duration
    case "memory", "output":
      let size = ByteCount(argument: value)
      if size == nil, !isNone { return wrong(name, ByteCount.expectation, value) }
      if name == "memory" { limits.memory = size?.bytes } else { limits.output = size?.bytes }
    case "steps", "depth":
      let count = PositiveCount(argument: value)
      if count == nil, !isNone { return wrong(name, PositiveCount.expectation, value) }
      if name == "steps" { limits.steps = count?.count } else { limits.depth = count?.count }
    default:
      let known = ["time", "memory", "steps", "depth", "output"]
      return "no limit '\(name)'"
        + NearestName.question(NearestName.nearest(to: name, among: known))
    }
    return nil
  }

  private static func wrong(_ name: String, _ expected: String, _ found: String) -> String {
    "limit '\(name)': expected \(expected) or none, got '\(found)'"
  }
}
