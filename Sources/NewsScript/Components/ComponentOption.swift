import LuaKit
import NewsModel
import Spelling

/// An option that a component declares: a name, a type and what it is when nobody sets it.
package struct ComponentOption: Sendable, Equatable {
  /// The types an option may have.
  package enum Kind: String, CaseIterable, Sendable {
    case string, integer, number, boolean
    case strings = "string[]"
    case integers = "integer[]"
    case numbers = "number[]"
  }

  /// The value of an option.
  package enum Value: Sendable, Equatable {
    case string(String)
    case integer(Int)
    case number(Double)
    case boolean(Bool)
    case list([Value])
  }

  /// The name, as `--set name=value` and the script use it.
  package let name: String
  /// The type.
  package let kind: Kind
  /// The value when nobody sets it, or nil.
  package let defaultValue: Value?
  /// What it is for, in one sentence.
  package let summary: String
  /// The values there are, or empty when any will do.
  package let choices: [String]

  /// Reads an option as a component declares it.
  init(_ name: String, _ table: LuaReference, of component: String) throws(LuaError) {
    let reader = TableReader(table, name: "\(component): option '\(name)'")
    try reader.check(known: ["type", "default", "summary", "choices"])
    self.name = name
    kind = try reader.choice("type", default: nil)
    summary = try reader.requiredString("summary")
    choices = try reader.strings("choices") ?? []
    let value = try reader.value("default")
    if case .nil = value {
      defaultValue = nil
    } else {
      defaultValue = try Self.read(value, as: kind, name: "\(reader.name): 'default'")
    }
    if let defaultValue { try check(defaultValue, from: "\(reader.name): 'default'") }
  }

  /// The value that a command line gives: `a,b` for lists.
  package func parse(_ text: String) throws(LuaError) -> Value {
    let value: Value
    switch kind {
    case .strings: value = .list(Self.parts(of: text).map(Value.string))
    case .integers: value = .list(try list(text, .integer))
    case .numbers: value = .list(try list(text, .number))
    default: value = try scalar(text, kind)
    }
    try check(value, from: "option '\(name)'")
    return value
  }

  /// A value that a script or a host gives, as the type of the option; a whole number will do for
  /// a number.
  package func checked(_ value: Value) throws(LuaError) -> Value {
    let place = "option '\(name)'"
    let value = try Self.converted(value, to: kind, name: place)
    try check(value, from: place)
    return value
  }

  private static func converted(_ value: Value, to kind: Kind, name: String) throws(LuaError)
    -> Value
  {
    switch (kind, value) {
    case (.string, .string), (.integer, .integer), (.number, .number), (.boolean, .boolean):
      return value
    case (.number, .integer(let number)): return .number(Double(number))
    case (.strings, .list(let values)): return try elements(values, .string, name)
    case (.integers, .list(let values)): return try elements(values, .integer, name)
    case (.numbers, .list(let values)): return try elements(values, .number, name)
    default: throw LuaError("\(name): expected \(kind.rawValue), got \(value.typeName)")
    }
  }

  private static func elements(_ values: [Value], _ kind: Kind, _ name: String) throws(LuaError)
    -> Value
  {
    var converted: [Value] = []
    for value in values { converted.append(try Self.converted(value, to: kind, name: name)) }
    return .list(converted)
  }

  private static func parts(of text: String) -> [String] {
    text.isEmpty
      ? [] : text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  private func list(_ text: String, _ kind: Kind) throws(LuaError) -> [Value] {
    var values: [Value] = []
    for part in Self.parts(of: text) { values.append(try scalar(part, kind)) }
    return values
  }

  private func scalar(_ text: String, _ kind: Kind) throws(LuaError) -> Value {
    switch kind {
    case .integer: if let value = Int(text) { return .integer(value) }
    case .number: if let value = Double(text) { return .number(value) }
    case .boolean:
      if ["true", "yes", "1", "on"].contains(text) { return .boolean(true) }
      if ["false", "no", "0", "off"].contains(text) { return .boolean(false) }
    default: return .string(text)
    }
    throw LuaError("option '\(name)': expected \(kind.rawValue), got '\(text)'")
  }

  private func check(_ value: Value, from place: String) throws(LuaError) {
    guard !choices.isEmpty else { return }
    for text in value.strings where !choices.contains(text) {
      let hint = NearestName.hint(for: text, among: choices)
      throw LuaError(
        "\(place): '\(text)' is none of the choices\(hint): " + choices.joined(separator: ", "))
    }
  }

  /// A value that a script gives, as the type of the option.
  static func read(_ value: LuaValue, as kind: Kind, name: String) throws(LuaError) -> Value {
    switch (kind, value) {
    case (.string, .string): return .string(value.text ?? "")
    case (.integer, .integer(let number)): return .integer(number)
    case (.number, .number(let number)): return .number(number)
    case (.number, .integer(let number)): return .number(Double(number))
    case (.boolean, .boolean(let flag)): return .boolean(flag)
    case (.strings, .table(let list)): return try elements(list, .string, name)
    case (.integers, .table(let list)): return try elements(list, .integer, name)
    case (.numbers, .table(let list)): return try elements(list, .number, name)
    default: throw LuaError("\(name): expected \(kind.rawValue), got \(value.typeName)")
    }
  }

  private static func elements(_ list: LuaReference, _ kind: Kind, _ name: String) throws(LuaError)
    -> Value
  {
    var values: [Value] = []
    for position in 0..<list.rawCount {
      let element = try list.element(position + 1)
      values.append(try read(element, as: kind, name: "\(name): element \(position + 1)"))
    }
    return .list(values)
  }
}

extension ComponentOption.Value: LuaPushable {
  package static let luaType: LuaType = "any"

  /// Pushes the value.
  package func push(to stack: LuaStack) throws(LuaError) {
    switch self {
    case .string(let value): try value.push(to: stack)
    case .integer(let value): try value.push(to: stack)
    case .number(let value): try value.push(to: stack)
    case .boolean(let value): try value.push(to: stack)
    case .list(let values): try values.push(to: stack)
    }
  }

  /// The value as help shows it and `--set` takes it.
  package var shown: String {
    switch self {
    case .string(let value): value
    case .integer(let value): String(value)
    case .number(let value): String(value)
    case .boolean(let value): String(value)
    case .list(let values): values.map(\.shown).joined(separator: ",")
    }
  }

  /// What messages call its type.
  var typeName: String {
    switch self {
    case .string: "string"
    case .integer, .number: "number"
    case .boolean: "boolean"
    case .list: "table"
    }
  }

  var strings: [String] {
    switch self {
    case .string(let value): [value]
    case .list(let values): values.flatMap(\.strings)
    default: []
    }
  }
}
