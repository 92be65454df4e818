import LuaKit
import NewsScript

/// Expressions that give objects of each class, and other things that are found by trying.
///
/// They are found in examples, in fields and in what functions are said to return, so that a class
/// that is new is used as well.
package struct ObjectSources {
  /// Expressions by the name of the class that they give.
  package private(set) var expressions: [String: [String]] = [:]
  /// The functions of the libraries, by their paths.
  package private(set) var libraryFunctions: [String] = []
  /// Strings that examples use.
  package private(set) var words: [String] = []
  /// The memory that a state takes to know every class, in bytes.
  package private(set) var classMemory = 0

  private let state: ScriptState
  private let description: LuaAPIDescription

  /// Finds them in a state of its own.
  package init(_ bench: FuzzBench, _ description: LuaAPIDescription = NewslabAPI.description)
    throws
  {
    state = try ScriptState(host: bench.host(), policy: .script)
    self.description = description
    words = Self.words(in: examples)
    let before = memory()
    for number in FuzzBench.texts.indices { note("corpus:article('fuzz-\(number)')") }
    for field in description.globals { note(field.name) }
    for example in examples {
      for part in Self.parts(of: example) { note(part) }
    }
    for _ in 0..<3 { lookFurther() }
    classMemory = max(0, memory() - before)
    libraryFunctions = try functions()
  }

  private var examples: [String] {
    let functions =
      description.modules.flatMap(\.functions) + description.classes.flatMap(\.methods)
    return (functions.flatMap(\.examples) + description.classes.flatMap(\.examples)).map(\.code)
  }

  private func memory() -> Int {
    state.lua.collectGarbage()
    return state.lua.memoryUsed
  }

  private func value(of expression: String) -> LuaValue? {
    (try? state.run(Array("return \(expression)".utf8), name: "=fuzz"))?.first
  }

  /// Keeps an expression when it gives an object; whether it does.
  @discardableResult
  private mutating func note(_ expression: String) -> Bool {
    guard case .object(let object)? = value(of: expression) else { return false }
    let known = expressions[object.typeName] ?? []
    if known.count < 12, !known.contains(expression) {
      expressions[object.typeName] = known + [expression]
    }
    return true
  }

  /// Fields, elements and results of what is known already.
  private mutating func lookFurther() {
    for type in description.classes {
      for expression in (expressions[type.name] ?? []).prefix(4) {
        for field in type.fields where !isPlain(field.type) { note("\(expression).\(field.name)") }
        if type.hasElements { note("\(expression)[1]") }
        for method in type.methods where isUnknown(method.returns) {
          for word in words where note("\(expression):\(method.name)('\(word)')") { break }
        }
      }
    }
  }

  private func isPlain(_ type: String) -> Bool {
    ["string", "integer", "number", "boolean"].contains { type.hasPrefix($0) }
  }

  private func isUnknown(_ types: [String]) -> Bool {
    guard let type = types.first else { return false }
    let name = String(type.prefix { $0.isLetter })
    return description.classes.contains { $0.name == name } && expressions[name] == nil
  }

  /// The beginnings of an expression at which a smaller one ends.
  static func parts(of code: String) -> [String] {
    var parts: [String] = []
    var depth = 0
    var quote: Character?
    for index in code.indices {
      let letter = code[index]
      if let open = quote {
        if letter == open { quote = nil }
        continue
      }
      if depth == 0, ".:[{(+-*/=~<> ".contains(letter) { parts.append(String(code[..<index])) }
      if letter == "'" || letter == "\"" { quote = letter }
      if "([{".contains(letter) { depth += 1 }
      if ")]}".contains(letter) { depth -= 1 }
    }
    return parts.filter { $0.count > 2 } + [code]
  }

  /// The strings of examples, without those that would need care.
  static func words(in examples: [String]) -> [String] {
    var words: [String] = []
    for example in examples {
      let pieces = example.split(separator: "'", omittingEmptySubsequences: false)
      for (index, piece) in pieces.enumerated() where index % 2 == 1 {
        let word = String(piece)
        let isPlain = word.utf8.allSatisfy { $0 >= 32 && $0 < 127 && $0 != UInt8(ascii: "\\") }
        if isPlain, !words.contains(word) { words.append(word) }
      }
    }
    return words
  }

  private func functions() throws -> [String] {
    let source = """
      local names = {}
      for name, value in pairs(_G) do
        if type(value) == "function" then names[#names + 1] = name end
        if type(value) == "table" and value ~= _G and value ~= newslab then
          for inner, one in pairs(value) do
            if type(inner) == "string" and type(one) == "function" then
              names[#names + 1] = name .. "." .. inner
            end
          end
        end
      end
      table.sort(names)
      return table.concat(names, " ")
      """
    let text = try state.run(Array(source.utf8), name: "=fuzz").first?.text ?? ""
    return text.split(separator: " ").map(String.init)
  }
}
