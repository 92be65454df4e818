import LuaKit
import NewsScript
import TerminalText

/// A value as rows of cells, read one after the other.
struct ValueRows {
  /// The heads of the columns.
  let heads: [String]
  /// How many rows there are, or nil when that is not known before the end.
  let count: Int?
  /// The cells of the next row, or nil at the end.
  let next: () throws(LuaError) -> [String]?
  /// The cells of a row from 1 on, where the number of rows is known.
  let row: ((Int) throws(LuaError) -> [String])?

  /// Gives the rows of a number of elements.
  init(
    _ heads: [String], count: Int, row: @escaping (Int) throws(LuaError) -> [String]
  ) {
    (self.heads, self.count, self.row) = (heads, count, row)
    var position = 0
    next = { () throws(LuaError) in
      guard position < count else { return nil }
      position += 1
      return try row(position)
    }
  }

  /// Gives rows until there is none.
  init(_ heads: [String], next: @escaping () throws(LuaError) -> [String]?) {
    (self.heads, count, row, self.next) = (heads, nil, nil, next)
  }
}

/// Finds the rows in values.
struct ValueRowsReader {
  let reader: ValueReader
  /// How many elements are looked at to learn what a table is.
  private static let looked = 200
  private static let mostColumns = 12
  private static let first = ["id", "date", "key", "name", "period", "speaker", "kind"]
  private static let last = ["count", "score", "title", "text", "snippet"]

  /// The rows of lists of objects and of records, and of what accumulators hold; nil for other values.
  func rows(of value: LuaValue) throws(LuaError) -> ValueRows? {
    if case .table(let table) = value { return try rows(of: table, value) }
    if let source = ShownObject(value).source {
      let table = source.documentTable
      return ValueRows(table.columns.map(\.name), count: table.rows.count) {
        position throws(LuaError) in
        zip(table.columns, table.rows[position - 1]).map { $0.shown($1) }
      }
    }
    switch reader.objectClass(value)?.name {
    case "List":
      let count = try reader.count(of: value)
      guard count > 0, let style = style(of: try reader.element(1, of: value)) else { return nil }
      return ValueRows(style.columns.map(\.name), count: count) { position throws(LuaError) in
        try cells(style, of: try reader.element(position, of: value))
      }
    case "Corpus":
      guard let style = ObjectStyle.all["Article"] else { return nil }
      let cursor = try reader.cursor(of: value)
      return ValueRows(style.columns.map(\.name)) { () throws(LuaError) in
        let article = try reader.next(cursor)
        if case .nil = article { return nil }
        return try cells(style, of: article)
      }
    default: return nil
    }
  }

  private func style(of value: LuaValue) -> ObjectStyle? {
    reader.objectClass(value).flatMap { ObjectStyle.all[$0.name] }
  }

  private func rows(of table: LuaReference, _ value: LuaValue) throws(LuaError) -> ValueRows? {
    let count = table.rawCount
    guard count > 0, try isList(table, count: count) else { return nil }
    let first = try table.element(1)
    if let style = style(of: first) {
      let box = reader.objectClass(first)
      for position in 0..<min(count, Self.looked) {
        guard reader.objectClass(try table.element(position + 1)) === box else { return nil }
      }
      return ValueRows(style.columns.map(\.name), count: count) { position throws(LuaError) in
        let element = try table.element(position)
        return reader.objectClass(element) === box
          ? try cells(style, of: element) : try other(element, columns: style.columns.count)
      }
    }
    guard case .table = first, count > 1 else { return nil }
    return try records(table, count: count)
  }

  /// Whether a table has no keys beside its elements; of a very long one, the first are looked at.
  private func isList(_ table: LuaReference, count: Int) throws(LuaError) -> Bool {
    let most = 10_000
    let pairs = try table.pairs(atMost: min(count + 1, most))
    if pairs.count > count { return false }
    return pairs.allSatisfy { pair in
      if case .integer(let number) = pair.key { return number >= 1 && number <= count }
      return false
    }
  }

  /// Records that have much the same names for plain values.
  private func records(_ table: LuaReference, count: Int) throws(LuaError) -> ValueRows? {
    var uses: [String: Int] = [:]
    let looked = min(count, Self.looked)
    for position in 0..<looked {
      guard case .table(let record) = try table.element(position + 1),
        !(try reader.hasText(.table(record)))
      else { return nil }
      let pairs = try record.pairs(atMost: Self.mostColumns + 1)
      guard !pairs.isEmpty, pairs.count <= Self.mostColumns else { return nil }
      for (key, value) in pairs {
        guard case .string = key, let name = key.text else { return nil }
        switch value {
        case .table(let inner) where inner.rawCount == 0: return nil
        case .function, .coroutine: return nil
        default: uses[name, default: 0] += 1
        }
      }
    }
    guard uses.count <= Self.mostColumns, uses.values.contains(where: { $0 * 2 > looked })
    else { return nil }
    let names = uses.keys.sorted { Self.rank($0) < Self.rank($1) }
    return ValueRows(names, count: count) { position throws(LuaError) in
      let element = try table.element(position)
      guard case .table(let record) = element else {
        return try other(element, columns: names.count)
      }
      var cells: [String] = []
      for name in names { cells.append(try cell(try record.field(name))) }
      return cells
    }
  }

  private static func rank(_ name: String) -> (Int, String) {
    if let place = first.firstIndex(of: name) { return (place, "") }
    if let place = last.firstIndex(of: name) { return (1000 + place, "") }
    return (500, name)
  }

  private func other(_ value: LuaValue, columns: Int) throws(LuaError) -> [String] {
    [try cell(value)] + Array(repeating: "", count: max(0, columns - 1))
  }

  /// A value in one line; empty for nil.
  func cell(_ value: LuaValue) throws(LuaError) -> String {
    switch value {
    case .nil: return ""
    case .string(let text): return String(decoding: text.bytes.prefix(4096), as: UTF8.self)
    case .object:
      switch reader.objectClass(value)?.name {
      case "Entity", "CorpusEntity": return try reader.text(of: reader.field("name", of: value))
      case "Article": return try reader.text(of: reader.field("id", of: value))
      default: return try reader.text(of: value)
      }
    case .table(let list):
      let elements = try list.elements().prefix(50)
      var parts: [String] = []
      for element in elements {
        if case .table = element { return try tree(value) }
        parts.append(try cell(element))
      }
      return parts.joined(separator: ", ")
    default: return try tree(value)
    }
  }

  private func tree(_ value: LuaValue) throws(LuaError) -> String {
    try ValueTreeBuilder(reader: reader) { () throws(LuaError) in }.tree(of: value).line
  }

  /// The cells of an object.
  func cells(_ style: ObjectStyle, of object: LuaValue) throws(LuaError) -> [String] {
    var cells: [String] = []
    for field in style.columns { cells.append(try reader.text(of: field, of: object)) }
    return cells
  }
}
