import LuaKit

/// `Sample`: some of what was added.
enum SampleType {
  private static let sample =
    "local s = newslab.sample(2); s:add('a'); s:add('b'); s:add('c'); return "

  static let type: LuaClass<ScriptAccumulator<Sample>> = LuaClass(
    "Sample", "Some of what was added, each as likely as any other.",
    methods: [add, total, each, rows, merge],
    examples: [LuaExample(sample + "#s", yields: "2")],
    count: { handle, _ in handle.object.value.count },
    text: { "Sample of \($0.object.value.count), from \($0.object.value.added)" })

  static let make = LuaFunction(
    "sample", "Makes a sample, which keeps some of what is added, the same in every run.",
    parameters: [
      LuaParameter("n", "integer", "How many are kept, 1 to 100,000."),
      LuaParameter("seed", "integer?", "Another seed is another sample; 1 unless given."),
    ],
    returns: ["Sample"], examples: [LuaExample("#newslab.sample(10)", yields: "0")]
  ) { call in
    let limit = try call.argument(1, "n", as: Int.self)
    guard (1...Sample.mostEntries).contains(limit) else {
      throw call.bad(1, "n", "expected 1 to \(Sample.mostEntries), got \(limit)")
    }
    let seed = try call.argument(2, "seed", as: Int?.self) ?? 1
    return try call.results(
      Accumulators.object(Sample(limit: limit, seed: seed), type, call.stack))
  }

  private static let add = LuaFunction(
    "add", "Adds a value, which is kept or not.",
    parameters: [LuaParameter("value", "any", "Plain data, such as a title or {id = …}.")],
    examples: [LuaExample("newslab.sample(10):add('a')")], isMethod: true
  ) { call in
    let sample = try call.object(type).object
    let value = try call.plainData(2, "value")
    let article = call.articlePosition
    return try sample.change(call) { $0.add(value, article: article) }
  }

  private static let total = LuaFunction(
    "total", "Gives how many were added, kept or not.", parameters: [], returns: ["integer"],
    examples: [LuaExample(sample + "s:total()", yields: "3")], isMethod: true
  ) { call in try call.results(try call.object(type).object.value.added) }

  private static let each = LuaFunction(
    "each", "Gives the kept values in the order of the corpus, for a for loop.", parameters: [],
    returns: ["fun(): any"],
    examples: [LuaExample("for value in newslab.sample(3):each() do print(value) end")],
    lua: """
      function(self)
        local rows, i = self:rows(), 0
        return function() i = i + 1; return rows[i] end
      end
      """)

  private static let rows = LuaFunction(
    "rows", "Lists the kept values in the order of the corpus.", parameters: [],
    returns: ["any[]"], examples: [LuaExample(sample + "#s:rows()", yields: "2")],
    isMethod: true
  ) { call in try call.results(try call.object(type).object.value.values) }

  private static let merge = LuaFunction(
    "merge", "Adds all that another sample of the same size and seed holds.",
    parameters: [LuaParameter("other", "Sample", "The other sample.")],
    examples: [LuaExample("newslab.sample(3):merge(newslab.sample(3))")], isMethod: true
  ) { call in try ScriptAccumulator.merge(type, call) }
}
