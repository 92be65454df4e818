import LuaKit

/// `Counter`: counts by name.
enum CounterType {
  private static let sample = "local c = newslab.counter(); c:add('b'); c:add('a', 2); return "

  static let type: LuaClass<ScriptAccumulator<Counter>> = LuaClass(
    "Counter", "Counts by name.", methods: [add, get, total, top, each, merge],
    examples: [LuaExample(sample + "#c", yields: "2")],
    count: { handle, _ in handle.object.value.distinct },
    text: { handle in
      let counter = handle.object.value
      return counter.isCut
        ? "Counter of the top \(counter.distinct)"
        : "Counter of \(counter.distinct), total \(counter.total)"
    },
    explain: { handle, key in
      guard handle.object.value.count(of: key) != 0 else { return nil }
      return "counts are read with :get('\(key)')"
    })

  static let make = LuaFunction(
    "counter", "Makes a counter, for counts by name.", parameters: [], returns: ["Counter"],
    examples: [LuaExample("newslab.counter():total()", yields: "0")]
  ) { call in try call.results(Accumulators.object(Counter(), type, call.stack)) }

  private static let add = LuaFunction(
    "add", "Adds 1, or another amount, to the count of a key.",
    parameters: [
      LuaParameter("key", "string|number|boolean", "What is counted."),
      LuaParameter("amount", "integer?", "How much; 1 unless given."),
    ],
    examples: [LuaExample("newslab.counter():add('a')")], isMethod: true
  ) { call in
    let counter = try call.object(type).object
    let (key, amount) = (try call.key(2, "key"), try call.amount(3))
    return try counter.change(call) { $0.add(key, amount) }
  }

  private static let get = LuaFunction(
    "get", "Gives the count of a key, 0 for one that was never added.",
    parameters: [LuaParameter("key", "string|number|boolean", "What was counted.")],
    returns: ["integer"], examples: [LuaExample(sample + "c:get('a')", yields: "2")],
    isMethod: true
  ) { call in
    try call.results(try call.object(type).object.value.count(of: try call.key(2, "key")))
  }

  private static let total = LuaFunction(
    "total", "Gives the sum of all counts.", parameters: [], returns: ["integer"],
    examples: [LuaExample(sample + "c:total()", yields: "3")], isMethod: true
  ) { call in
    try call.results(try call.object(type).object.value.total)
  }

  private static let top = LuaFunction(
    "top", "Lists the largest counts as {key, count}; equal ones in alphabetical order.",
    parameters: [LuaParameter("n", "integer?", "How many; all unless given.")],
    returns: ["table[]"], examples: [LuaExample(sample + "c:top(1)[1].key", yields: "a")],
    isMethod: true
  ) { call in
    let ranked = try call.object(type).object.value.ranked
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
  ) { call in try ScriptAccumulator.merge(type, call) }
}
