import LuaKit
import NewsModel

extension MetaValue {
  /// A plain value of Lua: a table whose keys are 1 to n is a list; functions and objects are no data.
  init(_ value: LuaValue, depth: Int = 0) throws(LuaError) {
    switch value {
    case .nil: self = .null
    case .boolean(let flag): self = .bool(flag)
    case .integer(let number): self = .integer(Int64(number))
    case .number(let number): self = .number(number)
    case .string(let text): self = .string(String(decoding: text.bytes, as: UTF8.self))
    case .table(let table): self = try Self.value(of: table, depth: depth)
    default: throw LuaError("expected plain data, got \(value.typeName)")
    }
  }

  private static func value(of table: LuaReference, depth: Int) throws(LuaError) -> MetaValue {
    if depth == 32 { throw LuaError("tables lie in more than 32 tables within each other") }
    let count = table.rawCount
    let pairs = try table.pairs()
    if count > 0, pairs.count == count {
      var values: [MetaValue] = []
      for element in try table.elements() {
        values.append(try MetaValue(element, depth: depth + 1))
      }
      return .list(values)
    }
    var values: [String: MetaValue] = [:]
    for (key, value) in pairs {
      let name: String
      if let text = key.text {
        name = text
      } else if case .integer(let number) = key {
        name = String(number)
      } else {
        throw LuaError("expected a string for a key, got \(key.typeName)")
      }
      values[name] = try MetaValue(value, depth: depth + 1)
    }
    return .table(values)
  }
}
