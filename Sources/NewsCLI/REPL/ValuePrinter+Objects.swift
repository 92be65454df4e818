import LuaKit
import NewsScript
import TerminalText

extension ValuePrinter {
  /// An object; one that cannot be shown says why.
  func objectLines(_ value: LuaValue) throws(LuaError) -> [String] {
    let title = try reader.text(of: value)
    let head = DisplayText.wrap(title, width: width)
    do throws(LuaError) {
      let shown = ShownObject(value)
      if let source = shown.source { return head + gathered(source) }
      if let document = shown.document { return head + page(document) }
      switch reader.objectClass(value)?.name {
      case "Article": return try head + article(value)
      case "List", "Corpus":
        return try head + (ValueRowsReader(reader: reader).rows(of: value).map(lines) ?? [])
      case "Component": return head + component(value)
      case .some: return try head + fields(of: value)
      case nil: return [value.typeName]
      }
    } catch {
      if case .stopped = error.kind { throw error }
      return head + DisplayText.wrap("(\(error.message))", width: width)
    }
  }

  /// Names and values below each other; what is empty is left out.
  func card(_ rows: [(name: String, value: String)]) -> [String] {
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
      rows.append((field.name, try reader.text(of: field, of: value)))
    }
    var counts: [String] = []
    for layer in ObjectStyle.articleCounts {
      try check()
      counts.append("\(try reader.count(of: reader.field(layer, of: value))) \(layer)")
    }
    rows.append(("found", counts.joined(separator: ", ")))
    return card(rows)
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
