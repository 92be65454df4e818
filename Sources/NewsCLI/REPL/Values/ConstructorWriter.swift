import LuaKit

/// Writes nodes as text, a little at a time: small tables in one line, others an element a line.
struct ConstructorWriter {
  let syntax: ValueSyntax
  let width: Int
  /// Called before each table; throws to stop.
  let check: () throws(LuaError) -> Void
  /// Takes what is written.
  let emit: (String) throws -> Void

  /// Writes a node, and a line feed behind it.
  func write(_ node: ValueNode) throws {
    try write(node, indent: "", before: "", after: "\n")
  }

  private func write(_ node: ValueNode, indent: String, before: String, after: String) throws {
    try check()
    guard case .table(let count, let element, let fields) = node else {
      return try emit(indent + before + (try line(node, room: .max) ?? "") + after)
    }
    let room = width - indent.utf8.count - before.utf8.count - after.utf8.count
    if count + fields.count <= 200, let line = try line(node, room: room) {
      return try emit(indent + before + line + after)
    }
    let brackets = brackets(count, fields)
    try emit(indent + before + brackets.open + "\n")
    let inner = indent + "  "
    for position in 0..<count {
      let isLast = position == count - 1 && fields.isEmpty
      let end = isLast && syntax == .json ? "\n" : ",\n"
      try write(try element(position + 1), indent: inner, before: "", after: end)
    }
    for (place, field) in fields.enumerated() {
      let end = place == fields.count - 1 && syntax == .json ? "\n" : ",\n"
      try write(
        try field.node(), indent: inner, before: field.key + syntax.assignment, after: end)
    }
    try emit(indent + brackets.close + after)
  }

  private func brackets(_ count: Int, _ fields: [ValueNode.Field]) -> (open: String, close: String)
  {
    fields.isEmpty ? syntax.list : ("{", "}")
  }

  /// The node in one line; nil when it takes more bytes than there is room for.
  private func line(_ node: ValueNode, room: Int) throws(LuaError) -> String? {
    guard case .table(let count, let element, let fields) = node else {
      guard case .leaf(let text) = node else { return nil }
      return room == .max || text.utf8.count <= room && !text.utf8.contains(0x0A) ? text : nil
    }
    let brackets = brackets(count, fields)
    if count == 0, fields.isEmpty { return brackets.open + brackets.close }
    var parts: [String] = []
    var left = room - 4
    for position in 0..<count {
      guard let part = try line(try element(position + 1), room: left) else { return nil }
      parts.append(part)
      left -= part.utf8.count + 2
      if left < -2 { return nil }
    }
    for field in fields {
      let start = field.key + syntax.assignment
      guard let part = try line(try field.node(), room: left - start.utf8.count) else {
        return nil
      }
      parts.append(start + part)
      left -= start.utf8.count + part.utf8.count + 2
      if left < -2 { return nil }
    }
    let space = syntax == .lua || !fields.isEmpty ? " " : ""
    return brackets.open + space + parts.joined(separator: ", ") + space + brackets.close
  }
}
