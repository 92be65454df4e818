import LuaKit
import TestSupport
import Testing

struct SortTests {
  /// Lists of one kind or several, with equal elements, as Lua writes them.
  private static func list(_ generator: inout Generator) -> [String] {
    let kind = Int.random(in: 0..<8, using: &generator)
    let most = Int.random(in: 1...200, using: &generator)
    let count = Int.random(in: 0...(generator.chance(oneIn: 8) ? 1000 : 60), using: &generator)
    return (0..<count).map { _ in
      let number = Int.random(in: -most...most, using: &generator)
      switch kind {
      case 0: return "\(number)"
      case 1: return "\(number).0"
      case 2: return generator.chance(oneIn: 9) ? "0/0" : "\(Double(number) / 4)"
      case 3: return "'\(number)'"
      case 4: return "'a\\0\(number)\\0\(number / 2)'"
      case 5: return generator.chance(oneIn: 2) ? "\(number)" : "\(number).0"
      case 6: return generator.chance(oneIn: 20) ? "{}" : "\(number)"
      default: return "'É\(String(repeating: "x", count: abs(number) % 5))'"
      }
    }
  }

  /// How a list ends up, with the error if there is one.
  private static func outcome(_ list: [String], _ order: String, in state: LuaState) throws
    -> String
  {
    try state.text(
      """
      local list = {\(list.joined(separator: ", "))}
      local result, message = pcall(table.sort, list\(order))
      local parts = {tostring(result), tostring(message)}
      for i = 1, #list do
        local value = list[i]
        parts[#parts + 1] = (math.type(value) or '') .. (type(value) == 'table' and '{}' or value)
      end
      return table.concat(parts, '|')
      """)
  }

  @Test(arguments: 0..<20)
  func `random lists end up as Lua's own sort leaves them`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    var stock = LuaPolicy.script
    stock.isGuarded = false
    let (own, peer) = (try LuaState(policy: .script), try LuaState(policy: stock))
    let orders = [
      "", "", ", function(a, b) return a > b end", ", function(a, b) return a <= b end",
    ]
    for _ in 0..<40 {
      let list = Self.list(&generator)
      let order = generator.pick(orders) ?? ""
      let expected = try Self.outcome(list, order, in: peer)
      #expect(try Self.outcome(list, order, in: own) == expected)
    }
  }

  @Test func `a long list of any order is sorted`() throws {
    let state = try Interpreter.state()
    for value in [
      "i", "-i", "i % 7", "(i * 7919) % 1000003", "i * 0.5",
      "('%09d'):format((i * 7919) % 1000003)",
      "i <= 50000 and i or 100000 - i", "5",
    ] {
      let script = """
        local t = {}
        for i = 1, 100000 do t[i] = \(value) end
        table.sort(t)
        for i = 2, #t do if t[i] < t[i - 1] then return i end end
        return #t
        """
      #expect(try state.text(script) == "100000")
    }
  }

  @Test func `a list with a metatable is sorted through it`() throws {
    let script = """
      local log = 0
      local t = setmetatable({}, {__len = function() return 10 end,
        __index = function(_, i) log = log + 1 return 11 - i end})
      table.sort(t)
      return log > 0 and table.concat(t, ' ', 1, 10)
      """
    #expect(try Interpreter.state().text(script) == "1 2 3 4 5 6 7 8 9 10")
  }
}
