import Spelling

extension LuaAPIDescription {
  /// What is wrong with the description, a line for each problem; nothing when all is well.
  ///
  /// Names are unique and of the right form, every summary is a sentence of at most 80 characters,
  /// every function has an example, and every type that is named exists.
  public func problems() -> [String] {
    var check = Check(classNames: Set(classes.map(\.name)))
    check.unique(modules.map(\.name) + globals.map(\.name), "the modules and globals")
    check.unique(classes.map(\.name), "the classes")
    for module in modules { check.module(module) }
    for type in classes { check.type(type) }
    for global in globals { check.field(global, global.name) }
    return check.problems
  }
}

private struct Check {
  let classNames: Set<String>
  var problems: [String] = []

  private static let basicTypes: Set<String> = [
    "any", "boolean", "false", "fun", "function", "integer", "nil", "number", "string", "table",
    "thread", "true", "userdata",
  ]
  private static let keywords: Set<String> = [
    "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in",
    "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while",
  ]

  init(classNames: Set<String>) { self.classNames = classNames }

  mutating func module(_ module: LuaAPIDescription.Module) {
    for part in module.name.split(separator: ".") { snakeCase(String(part), module.name) }
    summary(module.summary, module.name)
    unique(module.functions.map(\.name), module.name)
    for function in module.functions { self.function(function, "\(module.name).\(function.name)") }
  }

  mutating func type(_ type: LuaAPIDescription.Class) {
    let isPascalCase =
      type.name.utf8.first.map { (0x41...0x5A).contains($0) } == true
      && type.name.utf8.allSatisfy(Self.isLetterOrDigit)
    if !isPascalCase { problems.append("\(type.name): the name is not in PascalCase") }
    summary(type.summary, type.name)
    unique(type.fields.map(\.name) + type.methods.map(\.name), type.name)
    for field in type.fields { self.field(field, "\(type.name).\(field.name)") }
    for method in type.methods { function(method, "\(type.name):\(method.name)") }
  }

  mutating func field(_ field: LuaAPIDescription.Field, _ place: String) {
    snakeCase(field.name, place)
    summary(field.summary, place)
    types(in: field.type, place)
  }

  mutating func function(_ function: LuaAPIDescription.Function, _ place: String) {
    snakeCase(function.name, place)
    summary(function.summary, place)
    unique(function.parameters.map(\.name), place)
    for parameter in function.parameters {
      let place = "\(place): parameter '\(parameter.name)'"
      if parameter.name != "..." { snakeCase(parameter.name, place) }
      summary(parameter.summary, place)
      types(in: parameter.type, place)
    }
    for type in function.returns { types(in: type, "\(place): result") }
    if function.examples.isEmpty { problems.append("\(place): there is no example") }
  }

  mutating func unique(_ names: [String], _ place: String) {
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted {
      problems.append("\(place): the name '\(name)' is there twice")
    }
  }

  private mutating func snakeCase(_ name: String, _ place: String) {
    let isSnakeCase =
      name.utf8.first.map { (0x61...0x7A).contains($0) } == true
      && name.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
      }
    if !isSnakeCase { problems.append("\(place): the name is not in snake_case") }
    if Self.keywords.contains(name) { problems.append("\(place): the name is a word of Lua") }
  }

  private mutating func summary(_ text: String, _ place: String) {
    if !text.hasSuffix(".") || text.utf8.count < 2 {
      problems.append("\(place): the summary does not end in a full stop")
    }
    if text.unicodeScalars.count > 80 {
      problems.append("\(place): the summary has more than 80 characters")
    }
    if !Self.isOneSentence(text) {
      problems.append("\(place): the summary is more than one sentence")
    }
  }

  private mutating func types(in text: String, _ place: String) {
    for name in TypeNames.all(in: text)
    where !Self.basicTypes.contains(name) && !classNames.contains(name) {
      let known = Self.basicTypes.union(classNames).sorted()
      problems.append(
        "\(place): there is no type '\(name)'" + NearestName.hint(for: name, among: known))
    }
  }

  private static func isOneSentence(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    if bytes.contains(UInt8(ascii: "\n")) { return false }
    for index in bytes.indices.dropFirst(2) where (0x41...0x5A).contains(bytes[index]) {
      let isAfterEnd = [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?")]
        .contains(bytes[index - 2])
      if bytes[index - 1] == UInt8(ascii: " "), isAfterEnd { return false }
    }
    return true
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
  }
}

/// The names of types in a type such as `fun(a: Article): table<string, Mention[]>?`.
enum TypeNames {
  static func all(in text: String) -> [String] {
    let bytes = Array(text.utf8)
    var names: [String] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") {
        let close = bytes[(index + 1)...].firstIndex(of: bytes[index])  // a literal is no name
        index = (close ?? bytes.count) + 1
      } else if isPart(bytes[index]) {
        let start = index
        while index < bytes.count, isPart(bytes[index]) { index += 1 }
        var next = index
        while next < bytes.count,
          bytes[next] == UInt8(ascii: " ") || bytes[next] == UInt8(ascii: "?")
        {
          next += 1
        }
        let isParameter = next < bytes.count && bytes[next] == UInt8(ascii: ":")
        let name = String(decoding: bytes[start..<index], as: UTF8.self)
        if !isParameter, name != "..." { names.append(name) }
      } else {
        index += 1
      }
    }
    return names
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "."): true
    default: false
    }
  }
}
