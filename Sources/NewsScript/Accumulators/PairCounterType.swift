import LuaKit
import Spelling

/// `PairCounter`: which names come together.
enum PairCounterType {
  private static let sample =
    "local p = newslab.pairs(); p:add_all{'NATO', 'UN', 'EU'}; p:add_all{'UN', 'NATO'}; return "

  static let type: LuaClass<ScriptAccumulator<PairCounter>> = LuaClass(
    "PairCounter", "Counts which names come together, and how strongly they belong together.",
    methods: [addAll, add, get, total, top, each, rows, merge],
    examples: [LuaExample(sample + "#p", yields: "3")],
    count: { handle, _ in handle.object.value.pairCount },
    text: {
      "PairCounter of \($0.object.value.pairCount) pairs in \($0.object.value.groups) groups"
    })

  static let make = LuaFunction(
    "pairs", "Makes a counter of names that come together, such as in the same article.",
    parameters: [], returns: ["PairCounter"],
    examples: [LuaExample("newslab.pairs():total()", yields: "0")]
  ) { call in try call.results(Accumulators.object(PairCounter(), type, call.stack)) }

  private static let name = "string|number|boolean"

  private static let addAll = LuaFunction(
    "add_all", "Adds a group of names, such as those of an article; each counts once.",
    parameters: [LuaParameter("names", "any[]", "Strings, numbers or booleans, 1,000 at most.")],
    examples: [LuaExample("newslab.pairs():add_all{'NATO', 'UN'}")], isMethod: true
  ) { call in
    let pairs = try call.object(type).object
    guard case .table(let list) = try call.argument(2, "names", as: LuaValue.self) else {
      let found = call.stack.typeName(at: 2)
      throw call.bad(2, "names", "expected a list of names, got \(found)")
    }
    var group: Set<KeyText> = []
    for (offset, value) in try list.elements().enumerated() {
      try value.push(to: call.stack)
      group.insert(try call.key(call.count, "names[\(offset + 1)]", ofArgument: 2))
      call.stack.pop()
      if group.count > PairCounter.mostNames {
        throw call.bad(2, "names", "expected at most \(PairCounter.mostNames) different names")
      }
    }
    return try pairs.change(call) { $0.add(group) }
  }

  private static let add = LuaFunction(
    "add", "Adds a group of two names.",
    parameters: [
      LuaParameter("first", LuaType(name), "A name."),
      LuaParameter("second", LuaType(name), "Another one."),
    ],
    examples: [LuaExample("newslab.pairs():add('NATO', 'UN')")], isMethod: true
  ) { call in
    let pairs = try call.object(type).object
    let group: Set = [try call.key(2, "first"), try call.key(3, "second")]
    return try pairs.change(call) { $0.add(group) }
  }

  private static let get = LuaFunction(
    "get", "Gives in how many groups two names are together, or in how many one is.",
    parameters: [
      LuaParameter("first", LuaType(name), "A name."),
      LuaParameter("second", LuaType(name + "?"), "Another one, in either order."),
    ],
    returns: ["integer"],
    examples: [
      LuaExample(sample + "p:get('UN', 'NATO')", yields: "2"),
      LuaExample(sample + "p:get('EU')", yields: "1"),
    ],
    isMethod: true
  ) { call in
    let pairs = try call.object(type).object.value
    let first = try call.key(2, "first")
    if call.stack.isNil(at: 3) { return try call.results(pairs.count(of: first)) }
    let pair = KeyPair(unordered: first, try call.key(3, "second"))
    return try call.results(pairs.count(of: pair))
  }

  private static let total = LuaFunction(
    "total", "Gives the number of groups.", parameters: [], returns: ["integer"],
    examples: [LuaExample(sample + "p:total()", yields: "2")], isMethod: true
  ) { call in try call.results(try call.object(type).object.value.groups) }

  private static let rankParameters = [
    LuaParameter("n", "integer?", "How many; all unless given."),
    LuaParameter("by", "string?", "count unless given; pmi, npmi, likelihood or jaccard."),
    LuaParameter("least", "integer?", "How often a pair must come; once unless given."),
  ]

  private static func ranked(_ call: LuaCall) throws(LuaError) -> [PairCounter.Row] {
    let pairs = try call.object(type).object.value
    let count = try call.argument(2, "n", as: Int?.self) ?? pairs.pairCount
    let name = try call.argument(3, "by", as: String?.self) ?? "count"
    guard let association = PairAssociation(rawValue: name) else {
      let known = PairAssociation.allCases.map(\.rawValue)
      let hint = NearestName.hint(for: name, among: known)
      throw call.bad(3, "by", "expected \(known.joined(separator: ", ")), got '\(name)'\(hint)")
    }
    let least = try call.argument(4, "least", as: Int?.self) ?? 1
    return Array(pairs.ranked(by: association, least: least).prefix(max(0, count)))
  }

  private static let top = LuaFunction(
    "top", "Lists the strongest pairs as {first, second, count, score}.",
    parameters: rankParameters, returns: ["table[]"],
    examples: [
      LuaExample(sample + "p:top(1)[1].second", yields: "UN"),
      LuaExample(sample + "p:top(1, 'jaccard')[1].score", yields: "1.0"),
    ],
    isMethod: true
  ) { call in
    try call.results(
      ranked(call).map {
        LuaTable([
          ("first", $0.pair.first.text), ("second", $0.pair.second.text),
          ("count", $0.counts.both), ("score", $0.score),
        ])
      })
  }

  private static let each = LuaFunction(
    "each", "Gives both names and the count, the most frequent first, for a for loop.",
    parameters: [], returns: ["fun(): string?, string?, integer?"],
    examples: [LuaExample("for a, b, n in newslab.pairs():each() do print(a, b, n) end")],
    lua: """
      function(self)
        local pairs, i = self:top(), 0
        return function()
          i = i + 1
          local pair = pairs[i]
          if pair then return pair.first, pair.second, pair.count end
        end
      end
      """)

  private static let rows = LuaFunction(
    "rows", "Lists {first, second, count, score}, the strongest first, as out:table wants.",
    parameters: rankParameters, returns: ["any[][]"],
    examples: [LuaExample(sample + "p:rows(1)[1][3]", yields: "2")], isMethod: true
  ) { call in
    try call.results(
      ranked(call).map { row -> [PlainData] in
        [
          .text(row.pair.first.text), .text(row.pair.second.text), .integer(row.counts.both),
          .number(row.score),
        ]
      })
  }

  private static let merge = LuaFunction(
    "merge", "Adds all groups of another one.",
    parameters: [LuaParameter("other", "PairCounter", "The other one.")],
    examples: [LuaExample("newslab.pairs():merge(newslab.pairs())")], isMethod: true
  ) { call in try ScriptAccumulator.merge(type, call) }
}
