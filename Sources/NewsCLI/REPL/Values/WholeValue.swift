import LuaKit
import NewsScript
import TerminalText

/// Writes values with nothing left out, a little at a time, however many elements they have.
struct WholeValue {
  let printer: ValuePrinter
  /// Takes what is written.
  let emit: (String) throws -> Void
  /// So many rows decide how wide columns are.
  private static let measured = 500
  /// And so many of those behind them.
  private static let probed = 100
  private static let piece = 1 << 16

  private var reader: ValueReader { printer.reader }

  /// Writes a value in the format of the printer.
  func write(_ value: LuaValue) throws {
    switch printer.format {
    case .table: try table(value)
    case .json: try constructor(value, .json)
    case .lua: try constructor(value, .lua)
    case .csv: try ValueCSV(reader: reader, check: printer.check, emit: emit).write(value)
    }
  }

  private func constructor(_ value: LuaValue, _ syntax: ValueSyntax) throws {
    let builder = ValueNodeBuilder(reader: reader, syntax: syntax)
    let writer = ConstructorWriter(
      syntax: syntax, width: printer.width, check: printer.check, emit: emit)
    if syntax == .json, reader.objectClass(value)?.name == "Corpus" {
      return try articles(of: value, builder)
    }
    if syntax == .json, let document = ShownObject(value).document {
      let named = NamedDocument(name: "output", document: document)
      let bytes = try DocumentFormat.json.render([named])
      return try emit(ValueSyntax.visible(bytes))
    }
    try writer.write(try builder.node(value))
  }

  /// The articles of a corpus, one after the other, each in one line.
  private func articles(of corpus: LuaValue, _ builder: ValueNodeBuilder) throws {
    let cursor = try reader.cursor(of: corpus)
    var before = "[\n  "
    while true {
      try printer.check()
      let article = try reader.next(cursor)
      if case .nil = article { break }
      guard case .leaf(let text) = try builder.node(article, inside: [0]) else { break }
      try emit(before + text)
      before = ",\n  "
    }
    try emit(before.hasPrefix("[") ? "[]\n" : "\n]\n")
  }

  private func table(_ value: LuaValue) throws {
    if case .string(let text) = value { return try string(text) }
    if ShownObject(value).source != nil || ShownObject(value).document != nil {
      return try lines(printer.withoutLimits.lines(of: value))
    }
    if let rows = try ValueRowsReader(reader: reader).rows(of: value) { return try self.rows(rows) }
    guard case .table = value else { return try lines(printer.withoutLimits.lines(of: value)) }
    let builder = ValueNodeBuilder(reader: reader, syntax: .lua)
    try ConstructorWriter(
      syntax: .lua, width: printer.width, check: printer.check, emit: emit
    ).write(try builder.node(value))
  }

  private func lines(_ lines: [String]) throws { for line in lines { try emit(line + "\n") } }

  private func rows(_ rows: ValueRows) throws {
    var first: [[String]] = []
    while first.count < Self.measured, let cells = try rows.next() {
      try printer.check()
      first.append([String(first.count + 1)] + cells)
    }
    var widest = first
    if let count = rows.count, let row = rows.row, count > first.count {
      for place in 1...Self.probed {
        let position = first.count + (count - first.count) * place / Self.probed
        widest.append([String(position)] + (try row(max(1, position))))
      }
    }
    let layout = ColumnLayout(columns: [""] + rows.heads, rows: widest, width: printer.width)
    try emit(layout.head + "\n")
    for row in first { try emit(layout.row(row) + "\n") }
    var number = first.count
    while let cells = try rows.next() {
      try printer.check()
      number += 1
      try emit(layout.row([String(number)] + cells) + "\n")
    }
  }

  private func string(_ text: LuaString) throws {
    var rest = text.bytes[...]
    while !rest.isEmpty {
      try printer.check()
      var end = min(rest.startIndex + Self.piece, rest.endIndex)
      if end < rest.endIndex, let feed = rest[..<end].lastIndex(of: UInt8(ascii: "\n")) {
        end = feed + 1
      }
      let piece = String(decoding: rest[..<end], as: UTF8.self)
      let isWhole = end == rest.endIndex || rest[end - 1] == UInt8(ascii: "\n")
      let lines = ValuePrinter.visibleLines(piece).joined(separator: "\n")
      try emit(lines + (isWhole ? "\n" : ""))
      rest = rest[end...]
    }
  }
}
