import Foundation
import LuaKit
import TestSupport
import Testing

struct PatternTests {
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

  private static func function(_ policy: LuaPolicy) throws -> (LuaState, LuaReference) {
    let state = try LuaState(policy: policy)
    guard case .function(let reference) = try state.run(script).first else {
      throw LuaError("the script gave no function")
    }
    return (state, reference)
  }

  private static func result(_ of: PatternCase, _ state: LuaState, _ function: LuaReference) throws
    -> [UInt8]
  {
    let results = try state.call(
      function,
      [
        of.function, LuaString(of.subject), LuaString(of.pattern),
        of.number.map { LuaValue.integer($0) } ?? .nil, of.isPlain, LuaString(of.replacement),
      ])
    guard case .string(let text) = results.first else { throw LuaError("no text") }
    return text.bytes
  }

  /// Ten thousand cases, or as many as `PATTERN_CASES` says.
  private static let count =
    ProcessInfo.processInfo.environment["PATTERN_CASES"].flatMap { Int($0) } ?? 10_000

  @Test func `random calls give what Lua's own functions give`() throws {
    var stock = LuaPolicy.script
    stock.isGuarded = false
    let (own, ownFunction) = try Self.function(.script)
    let (peer, peerFunction) = try Self.function(stock)
    var generator = PatternGenerator(seed: 2017)
    var histogram: [String: Int] = [:], matches = 0, errors: [String: Int] = [:]
    for _ in 0..<Self.count {
      let made = generator.next()
      let expected = try Self.result(made, peer, peerFunction)
      let found = try Self.result(made, own, ownFunction)
      #expect(
        found == expected,
        """
        \(made.function) \(made.subject) \(String(decoding: made.pattern, as: UTF8.self)) \
        \(made.number.map(String.init) ?? "nil") \(made.isPlain) \
        \(String(decoding: made.replacement, as: UTF8.self)): \
        \(String(decoding: found, as: UTF8.self)), \
        expected \(String(decoding: expected, as: UTF8.self))
        """)
      for construct in made.constructs { histogram[construct, default: 0] += 1 }
      let text = String(decoding: expected, as: UTF8.self)
      if text.hasPrefix("boolean:false") {
        errors[String(text.dropFirst(21).filter { !$0.isNumber }), default: 0] += 1
      } else if Self.isMatch(made, text) {
        matches += 1
      }
    }
    if Self.count > 10_000 { Self.show(histogram, errors, matches) }
    #expect(matches * 10 >= Self.count * 3)
    for construct in PatternCase.all {
      #expect(histogram[construct, default: 0] * 100 >= Self.count, "\(construct)")
    }
    for error in Self.messages { #expect(errors[error, default: 0] > 0, "\(error)") }
  }

  private static func isMatch(_ made: PatternCase, _ text: String) -> Bool {
    switch made.function {
    case "gsub": !text.hasSuffix("|integer:0")
    case "gmatch": text != "boolean:true|string:"
    default: text != "boolean:true|nil:nil"
    }
  }

  private static func show(_ histogram: [String: Int], _ errors: [String: Int], _ matches: Int) {
    print("cases \(count), of them matches \(matches)")
    for (name, count) in histogram.sorted(by: { $0.key < $1.key }) { print("  \(count) \(name)") }
    print("errors")
    for (name, count) in errors.sorted(by: { $0.key < $1.key }) { print("  \(count) \(name)") }
  }

  private static let messages = [
    "malformed pattern (ends with '%')", "malformed pattern (missing ']')",
    "malformed pattern (missing arguments to '%b')", "missing '[' after '%f' in pattern",
    "invalid pattern capture", "unfinished capture", "invalid capture index %", "too many captures",
    "pattern too complex", "invalid use of '%' in replacement string",
    "invalid replacement value (a table)", "invalid replacement value (a function)", "raised",
  ]
}
