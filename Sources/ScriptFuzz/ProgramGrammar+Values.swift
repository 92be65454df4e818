import LuaKit

extension ProgramGrammar {
  /// A type without "?" and whatever follows an alternative.
  func bare(_ type: String) -> String { String(type.prefix { $0 != "?" && $0 != "|" }) }

  /// An expression that should give a value of a type, as descriptions write it.
  func value(of type: String) -> String {
    if chance.percent(7) { return nasty() }
    if type.hasSuffix("?") {
      return chance.percent(15) ? "nil" : value(of: String(type.dropLast()))
    }
    if type.hasPrefix("fun(") { return callback() }
    if type.contains("|"), !type.contains("<") {
      return value(of: chance.pick(type.split(separator: "|").map(String.init)))
    }
    if type.hasSuffix("[]") {
      let values = (0..<chance.number(0...4)).map { _ in value(of: String(type.dropLast(2))) }
      return "{\(values.joined(separator: ", "))}"
    }
    switch type {
    case "string": return string()
    case "integer": return chance.percent(85) ? String(chance.number(-2...9)) : nasty()
    case "number": return chance.pick(["0.5", "1", "-3.25", "1e3", "2^31"])
    case "boolean": return chance.pick(["true", "false"])
    case "nil": return "nil"
    case "any": return any()
    case "function": return callback()
    case _ where sources.expressions[type] != nil: return object(of: type, odd: 15)
    default: return table()
    }
  }

  /// An object of a class, or in so many of a hundred cases something else.
  func object(of type: String, odd: Int) -> String {
    if chance.percent(odd) { return chance.percent(50) ? anyObject() : nasty() }
    if chance.percent(50), let known = variables[type], !known.isEmpty {
      let source = chance.pick(sources.expressions[type] ?? [], else: "nil")
      return "\(chance.pick(known)) or \(source)"
    }
    return chance.pick(sources.expressions[type] ?? [], else: "nil")
  }

  func anyObject() -> String {
    let type = chance.pick(sources.expressions.keys.sorted())
    return chance.pick(sources.expressions[type] ?? [], else: "nil")
  }

  func string() -> String {
    switch chance.below(10) {
    case 0..<6: "'\(chance.pick(sources.words + ["x"]))'"
    case 6:
      chance.pick(["''", "'title'", "'kind'", "'fuzz-1'", "'2017-04'", "'É'", "'\\0'", "'%'"])
    case 7: "('\(chance.pick(["ab", "é", " ", "%", "."]))'):rep(\(chance.number(0...300)))"
    case 8: "tostring(\(any()))"
    default: chance.pick(Self.badStrings)
    }
  }

  func table() -> String {
    let fields = (0..<chance.number(0...4)).map { _ -> String in
      switch chance.below(3) {
      case 0: value(of: "any")
      case 1: "[\(chance.pick(["1", "2", "'x'", "-1", "1e300", "true"]))] = \(value(of: "any"))"
      default: "\(chance.pick(["kind", "first", "last", "id", "rows"])) = \(value(of: "any"))"
      }
    }
    return "{\(fields.joined(separator: ", "))}"
  }

  private func any() -> String {
    switch chance.below(12) {
    case 0, 1: string()
    case 2: String(chance.number(-3...20))
    case 3: anyObject()
    case 4: table()
    case 5: callback()
    case 6: "nil"
    case 7: chance.pick(["true", "false", "1.5", "..."].filter { $0 != "..." })
    case 8, 9: chance.pick(variables.values.flatMap { $0 }.sorted() + ["G"])
    default: nasty()
    }
  }

  /// A function to hand over: it works, fails, yields, or goes on with the interface.
  func callback() -> String {
    depth += 1
    defer { depth -= 1 }
    if depth > 3 { return chance.pick(["print", "tostring", "error", "coroutine.yield", "type"]) }
    return switch chance.below(8) {
    case 0: "function(x) return x end"
    case 1: "function(x, y) return \(value(of: "any")) end"
    case 2: "function(...) error(\(chance.pick(["'e'", "nil", "{}", "...", "newslab"])), 2) end"
    case 3: "function(...) return coroutine.yield(...) end"
    case 4: "function(x) \(statement()) return true end"
    case 5: chance.pick(["print", "tostring", "pcall", "error", "next", "coroutine.wrap", "load"])
    case 6: "setmetatable({}, {__call = function(self, x) return x end})"
    default: "function(x, y) local ok, z = pcall(function() return x < y end) return ok and z end"
    }
  }

  /// A value that nobody expects.
  func nasty() -> String {
    if chance.percent(25) { return anyObject() }
    return chance.pick(Self.nastyValues)
  }

  private static let badStrings = [
    "'\\0\\255\\xF0\\x9F'", "('\\xC3'):rep(5000)", "'\\u{1F469}\\u{200D}\\u{1F680}'",
    "('x'):rep(100000)", "'a\\0b'", "'\\xED\\xA0\\x80'", "'[%z-\\255]'",
  ]

  private static let nastyValues =
    badStrings + [
      "0/0", "-(0/0)", "1/0", "math.maxinteger", "math.mininteger", "-0.0", "2^53", "2^63", "-1",
      "1e15", "0x7fffffff", "0x80000000", "nil", "false", "print", "newslab", "_G", "corpus",
      "string", "coroutine.running()", "coroutine.create(print)",
      "coroutine.wrap(function() coroutine.yield(1) end)", "getmetatable('')",
      "getmetatable(corpus)", "getmetatable(newslab)",
      "(function() local t = {} t[1] = t t.t = t return t end)()",
      "(function() local t = {} return setmetatable(t, {__index = t, __newindex = t}) end)()",
      "setmetatable({}, {__index = function(t, k) return k end, __len = function() return 1e9 end})",
      "setmetatable({}, {__index = function() error('index') end})",
      "setmetatable({}, {__len = function() error({}) end, __name = 'Article'})",
      "setmetatable({}, {__tostring = function() return 1 end})",
      "setmetatable({}, {__tostring = function(s) return tostring(s) end})",
      "setmetatable({}, {__index = corpus, __call = print})",
      "setmetatable({}, {__eq = function() return true end, __lt = error, __le = error})",
      "setmetatable({}, {__close = function() coroutine.yield() end})",
      "setmetatable({}, {__pairs = function() return error end})",
      "setmetatable({[1] = 1}, {__mode = 'kv'})", "select('#')", "table.pack(nil, nil)",
      "(function(...) return select('#', ...) end)(table.unpack({}, 1, 200))",
    ]
}
