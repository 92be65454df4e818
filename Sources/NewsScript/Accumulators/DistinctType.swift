import LuaKit

/// `Distinct`: how many different things were added.
enum DistinctType {
  private static let sample =
    "local d = newslab.distinct(); d:add('a'); d:add('b'); d:add('a'); return "

  static let type: LuaClass<ScriptAccumulator<Distinct>> = LuaClass(
    "Distinct", "How many different things were added: up to 10,000 exact, above an estimate.",
    methods: [add, total, isExact, merge],
    examples: [LuaExample(sample + "#d", yields: "2")],
    count: { handle, _ in handle.object.value.count },
    text: { "Distinct of \($0.object.value.isExact ? "" : "about ")\($0.object.value.count)" })

  static let make = LuaFunction(
    "distinct", "Counts how many different things are added.", parameters: [],
    returns: ["Distinct"], examples: [LuaExample("#newslab.distinct()", yields: "0")]
  ) { call in try call.results(Accumulators.object(Distinct(), type, call.stack)) }

  private static let add = LuaFunction(
    "add", "Adds a thing, which counts once however often it comes.",
    parameters: [LuaParameter("key", "string|number|boolean", "What is counted.")],
    examples: [LuaExample("newslab.distinct():add('a')")], isMethod: true
  ) { call in
    let distinct = try call.object(type).object
    let bytes: [UInt8]
    if case .string(let text) = try call.argument(2, "key", as: LuaValue.self) {
      bytes = text.bytes
    } else {
      bytes = Array(try call.key(2, "key").text.utf8)
    }
    return try distinct.change(call) { $0.add(bytes) }
  }

  private static let total = LuaFunction(
    "total", "Gives how many different things there are, as `#` does.", parameters: [],
    returns: ["integer"], examples: [LuaExample(sample + "d:total()", yields: "2")],
    isMethod: true
  ) { call in try call.results(try call.object(type).object.value.count) }

  private static let isExact = LuaFunction(
    "is_exact", "Whether the number is exact; if not, its standard error is 0.8 %.",
    parameters: [], returns: ["boolean"],
    examples: [LuaExample(sample + "d:is_exact()", yields: "true")], isMethod: true
  ) { call in try call.results(try call.object(type).object.value.isExact) }

  private static let merge = LuaFunction(
    "merge", "Adds all that another one has seen.",
    parameters: [LuaParameter("other", "Distinct", "The other one.")],
    examples: [LuaExample("newslab.distinct():merge(newslab.distinct())")], isMethod: true
  ) { call in try ScriptAccumulator.merge(type, call) }
}
