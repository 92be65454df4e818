import LuaKit
import NewsScript
import TerminalText

/// Tables of newslab that are known for what they are.
extension ValuePrinter {
  /// What `Out` and `In` hold, a line for each entry, the latest ones; nil for other tables.
  func memoryLines(_ value: LuaValue) throws(LuaError) -> [String]? {
    guard case .table(let table) = value, let identity = table.identity else { return nil }
    for name in ["Out", "In"] {
      guard case .table(let memory) = try reader.variable(name), memory.identity == identity
      else { continue }
      return try entryLines(of: table, isInput: name == "In")
    }
    return nil
  }

  private func entryLines(of table: LuaReference, isInput: Bool) throws(LuaError) -> [String]? {
    var entries: [(number: Int, value: LuaValue)] = []
    for (key, value) in try table.pairs() {
      guard case .integer(let number) = key else { return nil }
      entries.append((number, value))
    }
    entries.sort { $0.number < $1.number }
    let left = max(0, entries.count - mostRows)
    var rows: [[String]] = []
    for (number, value) in entries.dropFirst(left) {
      try check()
      let kind = isInput ? "" : reader.objectClass(value)?.name ?? value.typeName
      rows.append(["[\(number)]", kind, try beginning(of: value)])
    }
    if rows.isEmpty { return ["{}"] }
    let heads = ["", isInput ? "" : "type", isInput ? "entry" : "value"]
    let more = left > 0 ? ["… \(left.grouped) before them"] : []
    return more + ColumnLayout(columns: heads, rows: rows, width: width).lines
  }

  /// A value in one line that is cut; nothing of a script runs for it.
  private func beginning(of value: LuaValue) throws(LuaError) -> String {
    if case .string(let text) = value {
      let start = String(decoding: text.bytes.prefix(400), as: UTF8.self)
      return start.split { $0.isNewline }.joined(separator: " ⏎ ")
    }
    let builder = ValueTreeBuilder(reader: reader, callsScripts: false, check: check)
    return ColumnLayout.cut(try builder.tree(of: value).line, to: 200)
  }

  /// What `why()` of a mention, quote, time or claim gives, as the lines that people read; nil for
  /// other tables.
  func explanationLines(_ value: LuaValue) throws(LuaError) -> [String]? {
    guard case .table(let table) = value else { return nil }
    let isFinding = if case .nil = try table.field("facts") { false } else { true }
    let names =
      isFinding ? ["found_by"] : ["found_by", "lists", "features", "candidates", "because"]
    for name in names {
      if case .nil = try table.field(name) { return nil }
    }
    guard let text = try table.field("text").text, text.hasPrefix("\"") else { return nil }
    return Self.visibleLines(text).flatMap { line in
      // A fact is its name in a column of its own, then what it is.
      let name = line.hasPrefix("  ") ? String(line.prefix(13)) : ""
      let rest = String(repeating: " ", count: name.isEmpty ? 2 : 13)
      let fact = ColumnLayout.cut(String(line.dropFirst(name.count)), to: 300)
      return DisplayText.wrap(fact, width: width, first: name, rest: rest)
    }
  }
}
