import LuaKit
import NewsModel
import Spelling

/// Reads the fields of a table that a script gives; every error names the field.
struct TableReader {
  private let table: LuaReference
  /// What errors call the table.
  let name: String

  init(_ table: LuaReference, name: String) { (self.table, self.name) = (table, name) }

  /// The names of all fields, sorted; other keys are an error.
  func names() throws(LuaError) -> [String] {
    var names: [String] = []
    for (key, _) in try table.pairs() {
      guard let text = key.text else {
        throw LuaError("\(name): expected field names, got a \(key.typeName) key")
      }
      names.append(text)
    }
    return names.sorted()
  }

  /// Throws when there is a field that is not known, and names the nearest one.
  func check(known: [String]) throws(LuaError) {
    for field in try names() where !known.contains(field) {
      throw LuaError("\(name) has no field '\(field)'" + NearestName.hint(for: field, among: known))
    }
  }

  func value(_ field: String) throws(LuaError) -> LuaValue { try table.field(field) }

  func string(_ field: String) throws(LuaError) -> String? {
    let value = try value(field)
    if case .nil = value { return nil }
    guard let text = value.text else { throw wrong(field, "string", value) }
    return text
  }

  func requiredString(_ field: String) throws(LuaError) -> String {
    guard let text = try string(field) else { throw LuaError("\(name): '\(field)' is missing") }
    return text
  }

  func integer(_ field: String) throws(LuaError) -> Int? {
    switch try value(field) {
    case .nil: return nil
    case .integer(let value): return value
    case let value: throw wrong(field, "integer", value)
    }
  }

  func boolean(_ field: String) throws(LuaError) -> Bool? {
    switch try value(field) {
    case .nil: return nil
    case .boolean(let value): return value
    case let value: throw wrong(field, "boolean", value)
    }
  }

  func function(_ field: String) throws(LuaError) -> LuaReference? {
    switch try value(field) {
    case .nil: return nil
    case .function(let value): return value
    case let value: throw wrong(field, "function", value)
    }
  }

  func table(_ field: String) throws(LuaError) -> LuaReference? {
    switch try value(field) {
    case .nil: return nil
    case .table(let value): return value
    case let value: throw wrong(field, "table", value)
    }
  }

  func integers(_ field: String) throws(LuaError) -> [Int]? {
    guard let list = try table(field) else { return nil }
    var values: [Int] = []
    for position in 0..<list.rawCount {
      guard case .integer(let value) = try list.element(position + 1) else {
        throw LuaError("\(name): '\(field)': expected a list of integers")
      }
      values.append(value)
    }
    return values
  }

  func strings(_ field: String) throws(LuaError) -> [String]? {
    guard let list = try table(field) else { return nil }
    var values: [String] = []
    for position in 0..<list.rawCount {
      let value = try list.element(position + 1)
      guard let text = value.text else {
        throw LuaError(
          "\(name): '\(field)': element \(position + 1): expected string, got \(value.typeName)")
      }
      values.append(text)
    }
    return values
  }

  /// One of the cases of an enumeration, by its raw value.
  func choice<Choice: RawRepresentable & CaseIterable>(_ field: String, default fallback: Choice?)
    throws(LuaError) -> Choice where Choice.RawValue == String
  {
    guard let text = try string(field) else {
      guard let fallback else { throw LuaError("\(name): '\(field)' is missing") }
      return fallback
    }
    guard let choice = Choice(rawValue: text) else {
      let known = Choice.allCases.map(\.rawValue)
      let hint = NearestName.hint(for: text, among: known)
      throw LuaError(
        "\(name): '\(field)' is '\(text)'\(hint); known: " + known.joined(separator: ", "))
    }
    return choice
  }

  func wrong(_ field: String, _ expected: String, _ value: LuaValue) -> LuaError {
    LuaError("\(name): '\(field)': expected \(expected), got \(value.typeName)")
  }
}
