import LuaKit
import NewsScript
import TerminalText

/// Shows values at the prompt: plain ones as `print` does, objects as cards, lists as tables.
///
/// Control characters are shown, and everything has a limit.
package struct ValuePrinter {
  let reader: ValueReader
  /// The columns of the terminal.
  let width: Int
  /// How values are written.
  let format: ValueFormat
  /// How many rows of a list are shown.
  let mostRows: Int
  /// Whether somebody wants no more of it.
  let isStopped: () -> Bool
  private static let mostLines = 300
  static let mostBytes = 1 << 16
  private static let mostValues = 20
  /// What a program would have to leave out of a text.
  private struct Full: Error {}

  /// Shows what a reader reads, in a width; stops when `isStopped` says so.
  package init(
    reader: ValueReader, width: Int, format: ValueFormat = .table, rows: Int = 20,
    isStopped: @escaping () -> Bool = { false }
  ) {
    (self.reader, self.width, self.format) = (reader, width, format)
    (mostRows, self.isStopped) = (max(1, rows), isStopped)
  }

  /// The same with all rows.
  var withoutLimits: ValuePrinter {
    ValuePrinter(reader: reader, width: width, format: format, rows: .max, isStopped: isStopped)
  }

  /// The text for what a chunk gives, line feed at the end included; empty for no value.
  package func text(of values: [LuaValue]) throws(LuaError) -> String {
    if values.isEmpty { return "" }
    if format != .table { return try formatted(values) }
    var lines: [String] = []
    if values.count <= Self.mostValues, values.allSatisfy(Self.isPlain) {
      var parts: [String] = []
      for value in values { parts += try self.lines(of: value) }
      lines = [parts.joined(separator: "\t")]
    } else {
      for value in values.prefix(Self.mostValues) { lines += try self.lines(of: value) }
      if values.count > Self.mostValues {
        lines.append("… \((values.count - Self.mostValues).grouped) more values")
      }
    }
    if lines.count > max(Self.mostLines, mostRows + 10) {
      let left = lines.count - Self.mostLines
      lines = lines.prefix(Self.mostLines) + ["… \(left.grouped) more lines (:page)"]
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Gives all of some values to a function, however much it is, a little at a time.
  package func write(_ values: [LuaValue], to emit: @escaping (String) throws -> Void) throws {
    for value in values { try WholeValue(printer: self, emit: emit).write(value) }
  }

  /// Values as a program reads them; what is too long ends with a line that says so.
  private func formatted(_ values: [LuaValue]) throws(LuaError) -> String {
    let written = WrittenText(most: Self.mostBytes)
    do {
      try write(values) { text in
        guard written.add(text) else { throw Full() }
      }
    } catch is Full {
      return written.text + "\n… more (:page)\n"
    } catch let error as LuaError {
      throw error
    } catch {
      throw LuaError("\(error)")
    }
    return written.text
  }

  /// What takes one line and needs none of its own.
  private static func isPlain(_ value: LuaValue) -> Bool {
    switch value {
    case .nil, .boolean, .integer, .number: true
    case .string(let text): text.bytes.count < 200 && !text.bytes.contains(UInt8(ascii: "\n"))
    default: false
    }
  }

  /// The value in lines.
  func lines(of value: LuaValue) throws(LuaError) -> [String] {
    try check()
    switch value {
    case .string(let text): return Self.lines(of: text)
    case .table: return try tableLines(value)
    case .object: return try objectLines(value)
    default: return try tree(of: value)
    }
  }

  /// Throws when somebody pressed Ctrl-C.
  func check() throws(LuaError) {
    guard isStopped() else { return }
    var error = LuaError("interrupted")
    error.kind = .stopped(.interrupted)
    throw error
  }

  private func tree(of value: LuaValue) throws(LuaError) -> [String] {
    let tree = try ValueTreeBuilder(reader: reader, check: check).tree(of: value)
    return tree.lines(width: width) + (tree.isCut ? [Self.pageHint] : [])
  }

  /// What stands below a value that is not shown whole.
  static let pageHint = "… (:page shows all)"

  /// A string as it is, but for characters that would command the terminal.
  private static func lines(of string: LuaString) -> [String] {
    let text = String(decoding: string.bytes.prefix(mostBytes), as: UTF8.self)
    var lines = visibleLines(text)
    let left = string.bytes.count - mostBytes
    if left > 0 { lines.append("… \(left.grouped) more bytes (:page)") }
    return lines
  }

  /// Text in lines; tabs stay.
  static func visibleLines(_ text: String) -> [String] {
    let whole = text.hasSuffix("\n") ? text.dropLast() : text[...]
    return whole.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map {
      line in
      line.split(separator: "\t", omittingEmptySubsequences: false)
        .map { DisplayText.visible(String($0)) }.joined(separator: "\t")
    }
  }

  /// Lists of objects and of records as tables of their own, other tables as a script writes them.
  private func tableLines(_ value: LuaValue) throws(LuaError) -> [String] {
    if try reader.hasText(value) {
      switch try reader.scriptText(of: value) {
      case .success(let text): return Self.visibleLines(text)
      case .failure(let error):
        let note = DisplayText.wrap("(__tostring: \(error.message))", width: width)
        let builder = ValueTreeBuilder(reader: reader, callsScripts: false, check: check)
        return try builder.tree(of: value).lines(width: width) + note
      }
    }
    if let lines = try memoryLines(value) { return lines }
    if let lines = try explanationLines(value) { return lines }
    guard let rows = try ValueRowsReader(reader: reader).rows(of: value) else {
      return try tree(of: value)
    }
    return try lines(of: rows)
  }

  /// Rows with their numbers, as many as are shown, and how many are left.
  func lines(of rows: ValueRows) throws(LuaError) -> [String] {
    var cells: [[String]] = []
    while cells.count < mostRows, let row = try rows.next() {
      try check()
      cells.append([String(cells.count + 1)] + row)
    }
    if cells.isEmpty { return [] }
    let lines = ColumnLayout(columns: [""] + rows.heads, rows: cells, width: width).lines
    guard let count = rows.count else {
      return lines + (try rows.next() == nil ? [] : ["… more (:page)"])
    }
    return lines + Self.more(count - cells.count)
  }

  static func more(_ count: Int) -> [String] {
    count > 0 ? ["… \(count.grouped) more (:page)"] : []
  }
}

/// Keeps text up to a number of bytes.
private final class WrittenText {
  private(set) var text = ""
  private let most: Int

  init(most: Int) { self.most = most }

  /// Adds a text, or as much of it as fits; false when it does not.
  func add(_ more: String) -> Bool {
    let room = most - text.utf8.count
    if more.utf8.count <= room {
      text += more
      return true
    }
    text += String(decoding: Array(more.utf8.prefix(max(0, room))), as: UTF8.self)
    return false
  }
}
