import LuaKit

/// Counts by name; merges with others of its kind in any order to the same result.
package final class Counter {
  private var counts: [String: Int] = [:]

  /// Begins with nothing counted.
  package init() {}

  /// Adds to the count of a key.
  package func add(_ key: String, _ amount: Int = 1) {
    counts[key] = Self.sum(counts[key] ?? 0, amount)
  }

  /// The sum, or the nearest number there is.
  private static func sum(_ left: Int, _ right: Int) -> Int {
    let (sum, isTooLarge) = left.addingReportingOverflow(right)
    return isTooLarge ? (right > 0 ? .max : .min) : sum
  }

  /// The count of a key, 0 for one that was never added.
  package func count(of key: String) -> Int { counts[key] ?? 0 }

  /// The sum of all counts.
  package var total: Int { counts.values.sorted().reduce(0, Self.sum) }

  /// The number of different keys.
  package var distinct: Int { counts.count }

  /// Keys and counts, the largest count first; equal ones by the bytes of the key.
  package var ranked: [(key: String, count: Int)] {
    counts.map { (key: $0.key, count: $0.value) }.sorted { left, right in
      left.count != right.count
        ? left.count > right.count
        : left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
    }
  }

  /// Adds all counts of another counter.
  package func merge(_ other: Counter) {
    for (key, count) in other.counts { add(key, count) }
  }
}

/// `Counter`: counts by name.
enum CounterType {
  private static let sample = "local c = newslab.counter(); c:add('b'); c:add('a', 2); return "

  static let type: LuaClass<Counter> = LuaClass(
    "Counter", "Counts by name.", methods: [add, get, total, top, each, merge],
    examples: [LuaExample(sample + "#c", yields: "2")],
    count: { handle, _ in handle.object.distinct },
    text: { "Counter of \($0.object.distinct), total \($0.object.total)" })

  private static let add = LuaFunction(
    "add", "Adds 1, or another amount, to the count of a key.",
    parameters: [
      LuaParameter("key", "string|number|boolean", "What is counted."),
      LuaParameter("amount", "integer?", "How much; 1 unless given."),
    ],
    examples: [LuaExample("newslab.counter():add('a')")], isMethod: true
  ) { call in
    let counter = try call.object(type).object
    counter.add(try key(call), try call.argument(3, "amount", as: Int?.self) ?? 1)
    return 0
  }

  private static let get = LuaFunction(
    "get", "Gives the count of a key, 0 for one that was never added.",
    parameters: [LuaParameter("key", "string|number|boolean", "What was counted.")],
    returns: ["integer"], examples: [LuaExample(sample + "c:get('a')", yields: "2")],
    isMethod: true
  ) { call in
    try call.results(try call.object(type).object.count(of: try key(call)))
  }

  private static let total = LuaFunction(
    "total", "Gives the sum of all counts.", parameters: [], returns: ["integer"],
    examples: [LuaExample(sample + "c:total()", yields: "3")], isMethod: true
  ) { call in
    try call.results(try call.object(type).object.total)
  }

  private static let top = LuaFunction(
    "top", "Lists the largest counts as {key, count}; equal ones in alphabetical order.",
    parameters: [LuaParameter("n", "integer?", "How many; all unless given.")],
    returns: ["table[]"], examples: [LuaExample(sample + "c:top(1)[1].key", yields: "a")],
    isMethod: true
  ) { call in
    let ranked = try call.object(type).object.ranked
    let count = try call.argument(2, "n", as: Int?.self) ?? ranked.count
    return try call.results(
      ranked.prefix(max(0, count)).map { LuaTable([("key", $0.key), ("count", $0.count)]) })
  }

  private static let each = LuaFunction(
    "each", "Gives key and count, the largest count first, for a for loop.", parameters: [],
    returns: ["fun(): string?, integer?"],
    examples: [LuaExample("for key, count in newslab.counter():each() do print(key, count) end")],
    lua: """
      function(self)
        local rows, i = self:top(), 0
        return function() i = i + 1; if rows[i] then return rows[i].key, rows[i].count end end
      end
      """)

  private static let merge = LuaFunction(
    "merge", "Adds all counts of another counter.",
    parameters: [LuaParameter("other", "Counter", "The other counter.")],
    examples: [LuaExample("newslab.counter():merge(newslab.counter())")], isMethod: true
  ) { call in
    try call.object(type).object.merge(try call.object(type, at: 2, "other").object)
    return 0
  }

  private static func key(_ call: LuaCall) throws -> String {
    switch try call.argument(2, "key", as: LuaValue.self) {
    case .string(let text): return String(decoding: text.bytes, as: UTF8.self)
    case .integer(let number): return String(number)
    case .number, .boolean: return try call.stack.text(at: 2)
    case let value:
      throw call.bad(2, "key", "expected string, number or boolean, got \(value.typeName)")
    }
  }
}
