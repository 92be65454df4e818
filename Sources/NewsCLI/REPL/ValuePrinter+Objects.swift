import LuaKit
import NewsScript
import TerminalText

extension ValuePrinter {
  static func more(_ count: Int) -> [String] { count > 0 ? ["… \(count) more"] : [] }

  /// An object; one that cannot be shown says why.
  func objectLines(_ value: LuaValue) throws(LuaError) -> [String] {
    let title = try reader.text(of: value)
    let head = DisplayText.wrap(title, width: width)
    do throws(LuaError) {
      switch reader.objectClass(value)?.name {
      case "Article": return try head + article(value)
      case "List": return try head + list(value)
      case "Counter": return try head + counter(value)
      case "Corpus": return try head + corpus(value)
      case "Component": return head + component(value)
      case .some: return try head + fields(of: value)
      case nil: return [value.typeName]
      }
    } catch {
      if case .stopped = error.kind { throw error }
      return head + DisplayText.wrap("(\(error.message))", width: width)
    }
  }

  /// Elements of one class, counted from 1, as a table.
  func rows(_ elements: [LuaValue], of className: String) throws(LuaError) -> [String] {
    guard let style = ObjectStyle.all[className], !elements.isEmpty else { return [] }
    var rows: [[String]] = []
    for (offset, element) in elements.enumerated() {
      try check()
      var row = [String(offset + 1)]
      for field in style.columns { row.append(try text(of: field, of: element)) }
      rows.append(row)
    }
    let columns = [""] + style.columns.map(\.name)
    return ColumnLayout(columns: columns, rows: rows, width: width).lines
  }

  /// A field in one line; empty when it is nil.
  private func text(of field: ObjectStyle.Field, of object: LuaValue) throws(LuaError) -> String {
    for path in field.paths {
      let value = try reader.field(path, of: object)
      if case .nil = value { continue }
      switch (field.form, value) {
      case (.count, _): return String(try reader.count(of: value))
      case (.joined, .table(let list)):
        var parts: [String] = []
        for position in 0..<min(list.rawCount, Self.mostRows) {
          parts.append(try reader.text(of: list.element(position + 1)))
        }
        return parts.joined(separator: ", ")
      default: return try reader.text(of: value)
      }
    }
    return ""
  }

  /// Names and values below each other; what is empty is left out.
  private func card(_ rows: [(name: String, value: String)]) -> [String] {
    let rows = rows.filter { !$0.value.isEmpty }
    let column = (rows.map { DisplayWidth.of($0.name) }.max() ?? 0) + 2
    return rows.flatMap { row in
      let gap = String(repeating: " ", count: column - DisplayWidth.of(row.name))
      let rest = String(repeating: " ", count: column + 2)
      return DisplayText.wrap(row.value, width: width, first: "  " + row.name + gap, rest: rest)
    }
  }

  private func article(_ value: LuaValue) throws(LuaError) -> [String] {
    var rows: [(name: String, value: String)] = []
    for field in ObjectStyle.articleCard {
      // The beginning stands for a title that there is not.
      if field.name == "begins", rows.contains(where: { $0.name == "title" && $0.value != "" }) {
        continue
      }
      rows.append((field.name, try text(of: field, of: value)))
    }
    var counts: [String] = []
    for layer in ObjectStyle.articleCounts {
      try check()
      counts.append("\(try reader.count(of: reader.field(layer, of: value))) \(layer)")
    }
    rows.append(("found", counts.joined(separator: ", ")))
    return card(rows)
  }

  private func list(_ value: LuaValue) throws(LuaError) -> [String] {
    let count = try reader.count(of: value)
    guard count > 0 else { return [] }
    var elements: [LuaValue] = []
    for position in 0..<min(count, Self.mostRows) {
      elements.append(try reader.element(position + 1, of: value))
    }
    let name = reader.objectClass(elements[0])?.name ?? ""
    return try rows(elements, of: name) + Self.more(count - elements.count)
  }

  private func counter(_ value: LuaValue) throws(LuaError) -> [String] {
    let rows = try reader.top(Self.mostRows, of: value).map { [$0.key, String($0.count)] }
    if rows.isEmpty { return [] }
    let lines = ColumnLayout(columns: ["key", "count"], rows: rows, width: width).lines
    return lines + Self.more(try reader.count(of: value) - rows.count)
  }

  private func corpus(_ value: LuaValue) throws(LuaError) -> [String] {
    let articles = try reader.articles(Self.mostRows + 1, of: value)
    let lines = try rows(Array(articles.prefix(Self.mostRows)), of: "Article")
    return lines + (articles.count > Self.mostRows ? ["… more"] : [])
  }

  private func component(_ value: LuaValue) -> [String] {
    guard let component = reader.component(value) else { return [] }
    var lines = DisplayText.wrap(component.summary, width: width, first: "  ", rest: "  ")
    if !component.labels.isEmpty {
      lines += card([("labels", component.labels.joined(separator: ", "))])
    }
    if component.options.isEmpty { return lines }
    let rows = component.options.map { option in
      [
        "  " + option.name, option.kind.rawValue, option.defaultValue?.shown ?? "", option.summary,
      ]
    }
    let columns = ["  option", "type", "default", "meaning"]
    return lines + ColumnLayout(columns: columns, rows: rows, width: width).lines
  }

  /// All fields of an object but the article it is of; nil is left out.
  private func fields(of value: LuaValue) throws(LuaError) -> [String] {
    var rows: [(name: String, value: String)] = []
    for property in reader.objectClass(value)?.properties ?? [] where property.name != "article" {
      try check()
      let field = try reader.field(property.name, of: value)
      switch field {
      case .nil: continue
      case .string, .boolean, .integer, .number, .object:
        rows.append((property.name, try reader.text(of: field)))
      default:
        let tree = try ValueTreeBuilder(reader: reader, check: check).tree(of: field)
        if tree.line != "{}" { rows.append((property.name, tree.line)) }
      }
    }
    return card(rows)
  }
}
