import FoundationEssentials
import NewsModel

/// Any JSON value.
///
/// Its numbers are what the decoder of the library makes of them; ``JSONParser`` does the rest.
package enum JSONValue: Decodable, Equatable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case number(Double)
  case string(String)
  case list([JSONValue])
  case table([String: JSONValue])

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let string = try? container.decode(String.self) {
      self = .string(string)
    } else if container.decodeNil() {
      self = .null
    } else if let integer = try? container.decode(Int64.self) {
      self = .integer(integer)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let bool = try? container.decode(Bool.self) {
      self = .bool(bool)
    } else if let table = try? container.decode([String: JSONValue].self) {
      self = .table(table)
    } else {
      self = .list(try container.decode([JSONValue].self))
    }
  }

  /// Reads a whole document, or says what is wrong and where.
  package static func parse(_ bytes: [UInt8]) throws(JSONFault) -> JSONValue {
    if let fault = JSONFault.find(in: bytes) { throw fault }
    let padded = bytes + [UInt8](repeating: 0, count: ByteWords.padding)
    let value = padded.withUnsafeBufferPointer {
      JSONParser.value(of: UnsafeBufferPointer(rebasing: $0[..<bytes.count]))
    }
    guard let value else {
      throw JSONFault(column: 1, problem: "a value that cannot be represented")
    }
    return value
  }

  /// What an error calls the type.
  package var typeName: String {
    switch self {
    case .list: MetaValue.list([]).typeName
    case .table: MetaValue.table([:]).typeName
    default: metaValue.typeName
    }
  }

  /// The value as the model keeps what it has no field for.
  package var metaValue: MetaValue {
    switch self {
    case .null: .null
    case .bool(let value): .bool(value)
    case .integer(let value): .integer(value)
    case .number(let value): .number(value)
    case .string(let value): .string(value)
    case .list(let values): .list(values.map(\.metaValue))
    case .table(let values): .table(values.mapValues(\.metaValue))
    }
  }
}
