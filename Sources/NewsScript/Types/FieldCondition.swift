import LuaKit

/// What `where{kind="ORG", named=true}` asks for: values of fields, or any of some values.
struct FieldCondition {
  private let type: LuaClassBox
  private let wanted: [(field: String, anyOf: [LuaValue])]

  /// Reads the table of a call; a field that the class does not have is an error.
  init(argument call: LuaCall, at index: Int, of type: LuaClassBox) throws {
    let value = try call.argument(index, "fields", as: LuaValue.self)
    guard case .table(let table) = value else {
      throw call.bad(index, "fields", "expected table, got \(value.typeName)")
    }
    var wanted: [(field: String, anyOf: [LuaValue])] = []
    for (key, value) in try table.pairs() {
      guard let field = key.text else {
        throw call.bad(index, "fields", "expected field names, got a \(key.typeName)")
      }
      let values: [LuaValue] =
        if case .table(let list) = value { try list.elements() } else { [value] }
      wanted.append((field, values))
    }
    wanted.sort { $0.field < $1.field }
    for (field, _) in wanted { try type.property(field) }
    (self.type, self.wanted) = (type, wanted)
  }

  /// Whether an element has the wanted values.
  func holds(for element: LuaElement, on stack: LuaStack) throws -> Bool {
    for (field, values) in wanted {
      try type.pushField(field, of: element, to: stack)
      defer { stack.pop() }
      let found = try LuaValue.read(from: stack, at: -1)
      guard values.contains(where: { Self.isEqual(found, $0) }) else { return false }
    }
    return true
  }

  /// Equal scalars, the same object, or an entity and its id or name.
  private static func isEqual(_ found: LuaValue, _ wanted: LuaValue) -> Bool {
    switch (found, wanted) {
    case (.nil, .boolean(false)), (.nil, .nil): return true
    case (.boolean(let a), .boolean(let b)): return a == b
    case (.integer(let a), .integer(let b)): return a == b
    case (.number(let a), .number(let b)): return a == b
    case (.integer(let a), .number(let b)), (.number(let b), .integer(let a)):
      return Double(a) == b
    case (.string(let a), .string(let b)): return a == b
    case (.object(let a), .object(let b)):
      guard let left = a.object(of: EntityType.type), let right = b.object(of: EntityType.type)
      else { return false }
      return left.object === right.object && left.index == right.index
    case (.object(let a), .string):
      guard let handle = a.object(of: EntityType.type), let text = wanted.text else { return false }
      let entity = handle.object.analysis.entities[handle.index]
      return entity.id == text || entity.name == text
    default: return false
    }
  }
}
