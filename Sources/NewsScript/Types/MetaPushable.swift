import LuaKit
import NewsModel

/// A value that came with the input, for Lua.
struct MetaPushable: LuaPushable {
  static let luaType: LuaType = "any"
  private let value: MetaValue

  init(_ value: MetaValue) { self.value = value }

  func push(to stack: LuaStack) throws(LuaError) {
    switch value {
    case .null: try stack.pushNil()
    case .bool(let value): try value.push(to: stack)
    case .integer(let value): try Int(value).push(to: stack)
    case .number(let value): try value.push(to: stack)
    case .string(let value): try value.push(to: stack)
    case .list(let values): try values.map { MetaPushable($0) }.push(to: stack)
    case .table(let values):
      let fields = values.sorted { $0.key < $1.key }.map { ($0.key, MetaPushable($0.value)) }
      try LuaTable(fields).push(to: stack)
    }
  }
}
