import LuaKit

extension ProgramGrammar {
  /// A use of a symbol, with marks in front and behind; a plain one gets what it asks for.
  func use(_ symbol: FuzzSymbol, isPlain: Bool = false) -> String {
    let number = symbols.firstIndex(of: symbol) ?? 0
    if let example = exampleUse(symbol, number), chance.percent(isPlain ? 50 : 15) {
      return example
    }
    let odd = isPlain ? 0 : 8
    var receiver = symbol.owner
    var opening = "_at(\(number)) "
    switch symbol.use {
    case .method, .field, .length, .element:
      opening = "local o = \(object(of: symbol.owner, odd: odd)) " + opening
      receiver = "o"
    case .function, .global: break
    }
    let expression: String
    switch symbol.use {
    case .function: expression = "\(symbol.owner).\(symbol.name)(\(arguments(of: symbol, odd)))"
    case .method:
      let list = arguments(of: symbol, odd)
      let isWrong = chance.percent(odd)
      let wrong = isWrong ? value(of: "any") : "o"
      expression =
        isWrong
        ? "o.\(symbol.name)(\(wrong)\(list.isEmpty ? "" : ", " + list))"
        : "o:\(symbol.name)(\(list))"
    case .field: expression = "o.\(symbol.name)"
    case .length: expression = "#o"
    case .element: expression = "o[\(chance.percent(60) ? "1" : value(of: "any"))]"
    case .global: expression = symbol.name
    }
    let done = "_ok(\(number)\(receiver == "o" ? ", o" : "")) "
    return "\(opening)local r = \(expression) \(done)\(after(symbol))"
  }

  /// What is done with a result.
  private func after(_ symbol: FuzzSymbol) -> String {
    switch chance.below(7) {
    case 0: return "tostring(r) print(r)"
    case 1:
      let type = bare(symbol.type)
      let known = sources.expressions[type] != nil
      return known ? "\(newVariable(of: type)) = r" : "G = r"
    case 2 where symbol.type.hasPrefix("fun("): return "for x, y in r do tostring(x) \(quick()) end"
    case 3: return "local _ = r == \(value(of: "any")) t = {[r ~= nil and r or 1] = r}"
    case 4 where chance.percent(20): return "o.\(symbol.name.isEmpty ? "x" : symbol.name) = r"
    case 5: return "if type(r) == 'table' then for k, v in pairs(r) do tostring(v) end end"
    default: return ""
    }
  }

  private func quick() -> String {
    chance.pick(["", "break", "if _ then break end", "print(x)", "_ = #tostring(x)"])
  }

  /// The example of a symbol as it stands in its description.
  private func exampleUse(_ symbol: FuzzSymbol, _ number: Int) -> String? {
    guard let examples = symbol.function?.examples, !examples.isEmpty else { return nil }
    let code = chance.pick(examples, else: examples[0]).code
    guard !code.contains("]==]") else { return nil }
    return "_at(\(number)) local f = load([==[return \(code)]==]) or load([==[\(code)]==]) f() "
      + "_ok(\(number))"
  }

  private func arguments(of symbol: FuzzSymbol, _ odd: Int) -> String {
    guard let function = symbol.function else { return "" }
    var values: [String] = []
    for parameter in function.parameters {
      if parameter.isOptional, chance.percent(25) { break }
      if chance.percent(odd) {
        values.append(nasty())
      } else if parameter.bareType == "table" {
        values.append(tableArgument(for: parameter, of: function))
      } else {
        values.append(value(of: parameter.name == "..." ? "any" : parameter.bareType))
      }
    }
    if chance.percent(odd) { values.append(value(of: "any")) }
    return values.joined(separator: ", ")
  }

  /// A table whose keys are words of the description of the parameter, or one that an example has.
  private func tableArgument(
    for parameter: LuaAPIDescription.Parameter, of function: LuaAPIDescription.Function
  ) -> String {
    let examples = function.examples.compactMap { example -> String? in
      guard let table = Self.lastTable(in: example.code) else { return nil }
      return table.contains(") }") || table.contains("}.") ? nil : table
    }
    if !examples.isEmpty, chance.percent(50) { return chance.pick(examples) }
    var keys = parameter.summary.split { !($0.isLetter || $0 == "_") }.map(String.init)
    keys = keys.filter { $0.first?.isLowercase == true && !Self.reserved.contains($0) }
    let fields = (0..<chance.number(0...4)).map { _ in
      "\(chance.pick(keys.isEmpty ? ["x"] : keys)) = \(value(of: chance.pick(Self.fieldTypes)))"
    }
    return "{\(fields.joined(separator: ", "))}"
  }

  /// The last table of an example with all that lies in it; nil when there is none.
  private static func lastTable(in code: String) -> String? {
    guard let end = code.lastIndex(of: "}") else { return nil }
    var depth = 0
    for index in code[...end].indices.reversed() {
      if code[index] == "}" { depth += 1 }
      if code[index] == "{" { depth -= 1 }
      if depth == 0 { return String(code[index...end]) }
    }
    return nil
  }

  private static let fieldTypes = ["string", "string[]", "integer", "integer[]", "any", "table"]
  private static let reserved: Set = ["and", "or", "not", "for", "in", "if", "end", "do", "nil"]
}
