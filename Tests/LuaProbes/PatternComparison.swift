import LuaKit

/// Calls of pattern functions in a guarded state and in one with Lua's own functions, compared.
package struct PatternComparison {
  /// How many calls were made, and how many of them matched.
  package private(set) var count = 0, matches = 0
  /// How often each construct was in a call, and how often each message was raised.
  package private(set) var constructs: [String: Int] = [:], errors: [String: Int] = [:]
  /// What was not the same, in words.
  package private(set) var differences: [String] = []

  private let own: (state: LuaState, function: LuaReference)
  private let stock: (state: LuaState, function: LuaReference)
  private var generator: PatternGenerator

  /// Opens the states.
  package init(seed: UInt64) throws {
    var unguarded = LuaPolicy.script
    unguarded.isGuarded = false
    own = try Self.open(.script)
    stock = try Self.open(unguarded)
    generator = PatternGenerator(seed: seed)
  }

  /// Makes so many calls.
  package mutating func run(_ cases: Int) throws {
    for _ in 0..<cases { try compare(generator.next()) }
  }

  private mutating func compare(_ made: PatternCase) throws {
    let expected = try Self.result(made, stock), found = try Self.result(made, own)
    count += 1
    if found != expected { differences.append(Self.difference(made, found, expected)) }
    for construct in made.constructs { constructs[construct, default: 0] += 1 }
    let text = String(decoding: expected, as: UTF8.self)
    if text.hasPrefix(Self.failure) {
      errors[String(text.dropFirst(Self.failure.count).filter { !$0.isNumber }), default: 0] += 1
    } else if Self.isMatch(made, text) {
      matches += 1
    }
  }

  private static let failure = "boolean:false|string:"

  private static func difference(_ made: PatternCase, _ found: [UInt8], _ expected: [UInt8])
    -> String
  {
    func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
    let number = made.number.map(String.init) ?? "nil"
    return "\(made.function) \(made.subject) '\(text(made.pattern))' \(number) \(made.isPlain) "
      + "'\(text(made.replacement))': \(text(found)), expected \(text(expected))"
  }

  private static func isMatch(_ made: PatternCase, _ text: String) -> Bool {
    switch made.function {
    case "gsub": !text.hasSuffix("|integer:0")
    case "gmatch": text != "boolean:true|string:"
    default: text != "boolean:true|nil:nil"
    }
  }

  /// Every call, construct and message with how often it came, and what the calls fall short of.
  package var report: [String] {
    var lines = ["\(count) calls, \(matches) of them match, \(differences.count) differ"]
    for (title, counts) in [("constructs", constructs), ("errors", errors)] {
      lines.append(title)
      for (name, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
        lines.append("  \(count) \(name)")
      }
    }
    return lines + shortcomings.map { "too few: " + $0 } + differences.prefix(20)
  }

  /// What is too rare for the comparison to say much: less than 30 in 100 calls match, a construct
  /// is in less than one in a hundred, a message is never raised.
  package var shortcomings: [String] {
    var found = PatternCase.all.filter { constructs[$0, default: 0] * 100 < count }
    found += Self.messages.filter { errors[$0, default: 0] == 0 }
    if matches * 10 < count * 3 { found.append("matches") }
    return found
  }

  private static let messages = [
    "malformed pattern (ends with '%')", "malformed pattern (missing ']')",
    "malformed pattern (missing arguments to '%b')", "missing '[' after '%f' in pattern",
    "invalid pattern capture", "unfinished capture", "invalid capture index %", "too many captures",
    "pattern too complex", "invalid use of '%' in replacement string",
    "invalid replacement value (a table)", "invalid replacement value (a function)", "raised",
  ]

  private static func open(_ policy: LuaPolicy) throws -> (LuaState, LuaReference) {
    let state = try LuaState(policy: policy)
    let chunk = try state.load(script, name: "=patterns")
    guard case .function(let reference)? = try state.call(chunk).first else {
      throw LuaError("the script gave no function")
    }
    return (state, reference)
  }

  private static func result(
    _ made: PatternCase, _ side: (state: LuaState, function: LuaReference)
  ) throws -> [UInt8] {
    let number = made.number.map { LuaValue.integer($0) } ?? .nil
    let results = try side.state.call(
      side.function,
      [
        made.function, LuaString(made.subject), LuaString(made.pattern), number, made.isPlain,
        LuaString(made.replacement),
      ])
    guard case .string(let text)? = results.first else { throw LuaError("no text") }
    return text.bytes
  }

  /// Calls a pattern function and shows all that it gives, or its error.
  private static let script = """
    local function shown(...)
      local parts = {}
      for i = 1, select("#", ...) do
        local value = select(i, ...)
        parts[i] = math.type(value) or type(value)
        parts[i] = parts[i] .. ":" .. tostring(value)
      end
      return table.concat(parts, "|")
    end
    local replacements = {
      ["@table"] = {a = "A", b = 1.5, c = false, ab = {}, [1] = "one", abc = "%1"},
      ["@join"] = function(...) return "<" .. shown(...) .. ">" end,
      ["@false"] = function() return false end,
      ["@number"] = function(a) return #tostring(a) end,
      ["@wrong"] = function(a) if a == "c" then return print end end,
      ["@error"] = function(a) if a == "b" then error("raised", 0) end return a end,
    }
    local function all(subject, pattern, number)
      local parts = {}
      for a, b, c, d in string.gmatch(subject, pattern, number) do
        parts[#parts + 1] = shown(a, b, c, d)
      end
      return table.concat(parts, ";")
    end
    return function(name, subject, pattern, number, plain, replacement)
      if name == "gmatch" then return shown(pcall(all, subject, pattern, number)) end
      if name ~= "gsub" then return shown(pcall(string[name], subject, pattern, number, plain)) end
      replacement = replacements[replacement] or replacement
      return shown(pcall(string.gsub, subject, pattern, replacement, number))
    end
    """
}
