import LuaKit
import NewsModel

/// Data of Lua that needs no state: booleans, numbers, strings, and tables of them whose keys are
/// strings and integers.
package enum PlainData: Sendable {
  /// Nothing; never inside a table.
  case null
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  /// A string that is no UTF-8.
  case bytes([UInt8])
  /// Keys with values, in the order of the keys.
  case table([(key: Key, value: PlainData)])

  /// A key of a table.
  package enum Key: Hashable, Comparable, Sendable {
    // The order of the cases is that of keys.
    case integer(Int)
    case text(KeyText)

    /// How a path shows it: `[3]`, `.name`, `["a name"]`.
    var pathPart: String {
      switch self {
      case .integer(let number): return "[\(number)]"
      case .text(let key):
        let isName = key.text.utf8.allSatisfy { byte in
          byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte)
            || (0x41...0x5A).contains(byte & 0xDF)
        }
        return isName && !key.text.isEmpty ? "." + key.text : "[\"\(key.text.prefix(40))\"]"
      }
    }

    var byteCount: Int {
      switch self {
      case .integer: 24
      case .text(let key): 24 + key.byteCount - 64
      }
    }
  }

  /// What an error calls the type.
  var typeName: String {
    switch self {
    case .null: "nil"
    case .boolean: "boolean"
    case .integer, .number: "number"
    case .text, .bytes: "string"
    case .table: "table"
    }
  }

  /// About how many bytes it keeps.
  var byteCount: Int {
    switch self {
    case .null, .boolean, .integer, .number: 24
    case .text(let text): 24 + (text.utf8.count > 15 ? text.utf8.count + 32 : 0)
    case .bytes(let bytes): 56 + bytes.count
    case .table(let pairs): pairs.reduce(56) { $0 + $1.key.byteCount + $1.value.byteCount }
    }
  }
}

extension PlainData: LuaPushable {
  /// The type `any`.
  package static var luaType: LuaType { "any" }

  /// Pushes the value; tables are new ones.
  package func push(to stack: LuaStack) throws(LuaError) {
    switch self {
    case .null: try stack.pushNil()
    case .boolean(let value): try value.push(to: stack)
    case .integer(let value): try value.push(to: stack)
    case .number(let value): try value.push(to: stack)
    case .text(let value): try value.push(to: stack)
    case .bytes(let value): try LuaString(value).push(to: stack)
    case .table(let pairs):
      try Self.pushTable(pairs, to: stack) { value throws(LuaError) in try value.push(to: stack) }
    }
  }

  /// Pushes a new table; its values are pushed by a body.
  static func pushTable<Value>(
    _ pairs: [(key: Key, value: Value)], to stack: LuaStack,
    _ push: (Value) throws(LuaError) -> Void
  ) throws(LuaError) {
    let base = stack.count
    do throws(LuaError) {
      try stack.pushTable(named: pairs.count)
      for (key, value) in pairs {
        try push(value)
        switch key {
        case .integer(let position): try stack.setElement(position, ofTableAt: -2)
        case .text(let name): try stack.setField(name.text, ofTableAt: -2)
        }
      }
    } catch {
      stack.pop(stack.count - base)
      throw error
    }
  }
}
