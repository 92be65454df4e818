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
  /// Whether somebody wants no more of it.
  let isStopped: () -> Bool
  static let mostRows = 20
  private static let mostLines = 300
  private static let mostBytes = 1 << 16
  private static let mostValues = 20

  /// Shows what a reader reads, in a width; stops when `isStopped` says so.
  package init(reader: ValueReader, width: Int, isStopped: @escaping () -> Bool = { false }) {
    (self.reader, self.width, self.isStopped) = (reader, width, isStopped)
  }

  /// The text for what a chunk gives, line feed at the end included; empty for no value.
  package func text(of values: [LuaValue]) throws(LuaError) -> String {
    if values.isEmpty { return "" }
    var lines: [String] = []
    if values.count <= Self.mostValues, values.allSatisfy(Self.isPlain) {
      var parts: [String] = []
      for value in values { parts += try self.lines(of: value) }
      lines = [parts.joined(separator: "\t")]
    } else {
      for value in values.prefix(Self.mostValues) { lines += try self.lines(of: value) }
      if values.count > Self.mostValues {
        lines.append("… \(values.count - Self.mostValues) more values")
      }
    }
    if lines.count > Self.mostLines {
      lines = lines.prefix(Self.mostLines) + ["… \(lines.count - Self.mostLines) more lines"]
    }
    return lines.map { $0 + "\n" }.joined()
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
    case .table(let table): return try lines(of: value, table)
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
    try ValueTreeBuilder(reader: reader, check: check).tree(of: value).lines(width: width)
  }

  /// A string as it is, but for characters that would command the terminal.
  private static func lines(of string: LuaString) -> [String] {
    let text = String(decoding: string.bytes.prefix(mostBytes), as: UTF8.self)
    var lines = visibleLines(text)
    let left = string.bytes.count - mostBytes
    if left > 0 { lines.append("… \(left) more bytes") }
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

  /// A list of objects of one class as a table of its own, other tables as a script writes them.
  private func lines(of value: LuaValue, _ table: LuaReference) throws(LuaError) -> [String] {
    if try reader.hasText(value) { return Self.visibleLines(try reader.text(of: value)) }
    let count = table.rawCount
    let first = count > 0 ? reader.objectClass(try table.element(1)) : nil
    guard let first, ObjectStyle.all[first.name] != nil,
      try table.pairs(atMost: count + 1).count == count
    else { return try tree(of: value) }
    var elements: [LuaValue] = []
    for position in 0..<min(count, Self.mostRows) {
      let element = try table.element(position + 1)
      guard reader.objectClass(element) === first else { return try tree(of: value) }
      elements.append(element)
    }
    return try rows(elements, of: first.name) + Self.more(count - elements.count)
  }
}
