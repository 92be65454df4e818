import LuaKit

/// What Lua sees of earlier entries: `_`, `_1` to `_9`, `Out` and `In`.
///
/// The latest results alone are kept, and fewer when memory is short. `nil` is no result.
struct ResultMemory {
  private let lua: LuaState
  private let functions: [String: LuaValue]
  /// How many results and inputs are kept.
  static let most = 1000
  /// How many results are kept when they take much memory.
  static let fewest = 10

  /// The names that it sets.
  static let names = ["_", "Out", "In"] + (1...9).map { "_\($0)" }

  private static let source = """
    local most, globals = ...
    local setmetatable, integer, error, rawset, move = setmetatable, math.type, error, rawset, table.move
    local oldest = { Out = 1, In = 1 }
    local function keeper(name)
      return setmetatable({}, {
        __index = function(_, n)
          if integer(n) == "integer" and n >= 1 and n < oldest[name] then
            error(name .. "[" .. n .. "] is no longer kept", 2)
          end
        end,
      })
    end
    local results, inputs, latest, numbers, first = keeper "Out", keeper "In", {}, {}, 1
    rawset(globals, "Out", results)
    rawset(globals, "In", inputs)
    local function drop(to)
      while #numbers - first + 1 > to do
        local number = numbers[first]
        rawset(results, number, nil)
        oldest.Out, first = number + 1, first + 1
      end
      if first > most then
        move(numbers, first, #numbers + first - 1, 1)
        first = 1
      end
    end
    local function show()
      rawset(globals, "_", latest[1])
      for index = 1, 9 do rawset(globals, "_" .. index, latest[index]) end
    end
    return {
      keep = function(number, value)
        rawset(results, number, value)
        if numbers[#numbers] ~= number then numbers[#numbers + 1] = number end
        drop(most)
        move(latest, 1, 8, 2)
        latest[1] = value
        show()
      end,
      enter = function(number, text)
        rawset(inputs, number, text)
        if number > most then
          rawset(inputs, number - most, nil)
          oldest.In = number - most + 1
        end
      end,
      trim = function(to)
        local count = #numbers - first + 1
        drop(to)
        if to == 0 then
          latest = {}
          show()
        end
        return count - (#numbers - first + 1)
      end,
    }
    """

  /// Gives a state the names, with nothing in them.
  init(_ lua: LuaState) throws(LuaError) {
    self.lua = lua
    let chunk = try lua.load(Self.source, name: "=newslab")
    var functions: [String: LuaValue] = [:]
    if case .table(let table)? = try lua.call(chunk, [Self.most, try lua.global("_G")]).first {
      for name in ["keep", "enter", "trim"] { functions[name] = try table.field(name) }
    }
    self.functions = functions
  }

  /// Keeps an input.
  func enter(_ text: String, as number: Int) { _ = try? call("enter", number, text) }

  /// Keeps a result, which must not be nil; the latest is `_`.
  func keep(_ value: LuaValue, as number: Int) throws(LuaError) {
    _ = try call("keep", number, value)
  }

  /// Lets older results go when the state uses more than half of the memory that it may; gives how
  /// many went.
  @discardableResult
  func makeRoom(keeping count: Int = fewest) -> Int {
    guard let limit = lua.limits.memory, lua.memoryUsed > limit / 2 else { return 0 }
    guard case .integer(let dropped)? = try? call("trim", count), dropped > 0 else { return 0 }
    lua.collectGarbage()
    return dropped
  }

  private func call(_ name: String, _ arguments: any LuaPushable...) throws(LuaError) -> LuaValue {
    guard case .function(let function)? = functions[name] else { return .nil }
    return try lua.call(function, arguments).first ?? .nil
  }
}
