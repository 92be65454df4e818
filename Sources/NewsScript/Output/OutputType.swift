import LuaKit

/// Where a report writes.
final class ScriptOutput {
  var document = Document()
}

/// `Output`: where a report writes headings, paragraphs, tables and lists.
enum OutputType {
  static let type: LuaClass<ScriptOutput> = LuaClass(
    "Output", "Where a report writes headings, paragraphs, tables and lists.",
    methods: [heading, paragraph, table, list, quote],
    examples: [LuaExample("newslab.output():heading('Speakers')")], text: { _ in "Output" })

  private static let heading = LuaFunction(
    "heading", "Writes a heading.",
    parameters: [
      LuaParameter("text", "string", "The heading."),
      LuaParameter("level", "integer?", "1 (the largest, and what is meant unless given) to 6."),
    ],
    examples: [LuaExample("newslab.output():heading('Speakers', 2)")], isMethod: true
  ) { call in
    let output = try call.object(type).object
    let level = try call.argument(3, "level", as: Int?.self) ?? 1
    guard (1...6).contains(level) else {
      throw call.bad(3, "level", "expected 1 to 6, got \(level)")
    }
    let text = try call.argument(2, "text", as: String.self)
    return try write(.heading(level: level, text: text), to: output, text.utf8.count, call)
  }

  private static let paragraph = LuaFunction(
    "paragraph", "Writes a paragraph.",
    parameters: [LuaParameter("text", "string", "The words.")],
    examples: [LuaExample("newslab.output():paragraph('It rains.')")], isMethod: true
  ) { call in
    let text = try call.argument(2, "text", as: String.self)
    return try write(.paragraph(text), to: call.object(type).object, text.utf8.count, call)
  }

  private static let list = LuaFunction(
    "list", "Writes a list.", parameters: [LuaParameter("items", "string[]", "The items.")],
    examples: [LuaExample("newslab.output():list{'one', 'two'}")], isMethod: true
  ) { call in
    let items = try call.argument(2, "items", as: [String].self)
    let count = items.reduce(0) { $0 + $1.utf8.count }
    return try write(.list(items), to: call.object(type).object, count, call)
  }

  private static let quote = LuaFunction(
    "quote", "Writes somebody's words.",
    parameters: [
      LuaParameter("text", "string", "The words."),
      LuaParameter("by", "string?", "Whose they are."),
    ],
    examples: [LuaExample("newslab.output():quote('We agree.', 'Ada Byron')")], isMethod: true
  ) { call in
    let text = try call.argument(2, "text", as: String.self)
    let by = try call.argument(3, "by", as: String?.self)
    return try write(
      .quote(text: text, by: by), to: call.object(type).object, text.utf8.count, call)
  }

  private static let table = LuaFunction(
    "table", "Writes a table.",
    parameters: [
      LuaParameter("table", "table", "columns = {name, …} and rows = {{cell, …}, …}.")
    ],
    examples: [
      LuaExample("newslab.output():table{columns={'Name', 'Count'}, rows={{'NATO', 2}}}")
    ],
    isMethod: true
  ) { call in
    let value = try call.argument(2, "table", as: LuaValue.self)
    guard case .table(let reference) = value else {
      throw call.bad(2, "table", "expected table, got \(value.typeName)")
    }
    let table = try read(reference)
    let count = table.rows.reduce(0) { $0 + $1.reduce(0) { $0 + $1.size } }
    return try write(.table(table), to: call.object(type).object, count, call)
  }

  /// Adds a block, which counts as output: a few bytes even when it is empty.
  private static func write(
    _ block: Document.Block, to output: ScriptOutput, _ count: Int, _ call: LuaCall
  ) throws(LuaError) -> Int32 {
    try call.stack.spendOutput(count + 16)
    output.document.blocks.append(block)
    return 0
  }

  private static func read(_ reference: LuaReference) throws(LuaError) -> Document.Table {
    let reader = TableReader(reference, name: "table")
    try reader.check(known: ["columns", "rows"])
    guard let columns = try reader.strings("columns"), !columns.isEmpty else {
      throw LuaError("table: 'columns' is missing")
    }
    var rows: [[Document.Cell]] = []
    if let list = try reader.table("rows") {
      for position in 0..<list.rawCount {
        guard case .table(let row) = try list.element(position + 1) else {
          throw LuaError("table: row \(position + 1): expected a list of cells")
        }
        guard row.rawCount <= columns.count else {
          throw LuaError(
            "table: row \(position + 1) has \(row.rawCount) cells for \(columns.count) columns")
        }
        rows.append(try cells(of: row, count: columns.count, at: position + 1))
      }
    }
    return Document.Table(columns: columns, rows: rows)
  }

  private static func cells(of row: LuaReference, count: Int, at position: Int) throws(LuaError)
    -> [Document.Cell]
  {
    var cells: [Document.Cell] = []
    for column in 0..<count {
      switch try row.element(column + 1) {
      case .nil: cells.append(.empty)
      case .boolean(let value): cells.append(.boolean(value))
      case .integer(let value): cells.append(.integer(value))
      case .number(let value): cells.append(.number(value))
      case .string(let text): cells.append(.text(String(decoding: text.bytes, as: UTF8.self)))
      case let value:
        throw LuaError(
          "table: row \(position), cell \(column + 1): expected string, number or boolean, "
            + "got \(value.typeName)")
      }
    }
    return cells
  }
}
