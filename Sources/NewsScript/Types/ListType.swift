import LuaKit
import NewsModel

/// Some or all elements of a layer of an article, or what a pattern matches in it.
final class ScriptList {
  let article: ScriptArticle
  let content: ListContent
  private let elementType: LuaClass<ScriptArticle>?
  /// Indexes into the whole, or nil for all of it.
  private let positions: [Int]?

  init(_ article: ScriptArticle, _ content: ListContent, _ positions: [Int]?) {
    (self.article, self.content, self.positions) = (article, content, positions)
    elementType = if case .layer(let layer) = content { layer.type } else { nil }
  }

  /// The element at a position as scripts count them; nil outside the list.
  func element(at position: Int) -> LuaElement? {
    guard let index = index(ofPosition: position) else { return nil }
    if let elementType { return LuaElement(elementType, article, index) }
    guard case .matches(let matches) = content else { return nil }
    return LuaElement(MatchType.type, matches, index)
  }

  var count: Int { positions?.count ?? content.count(in: article) }

  /// The index into the whole of an element, counted from 0; nil outside the list.
  private func index(_ offset: Int) -> Int? {
    guard offset >= 0, offset < count else { return nil }
    return positions?[offset] ?? offset
  }

  /// The same for a position as scripts count them, from 1; any number may be given.
  private func index(ofPosition position: Int) -> Int? {
    position > 0 ? index(position - 1) : nil
  }

  /// A list of the elements at some offsets of this one.
  func picked(_ offsets: [Int]) -> LuaObject<ScriptList> {
    ListType.type.object(ScriptList(article, content, offsets.compactMap { index($0) }))
  }
}

/// `List`: mentions, entities, quotes and whatever else an article has many of.
enum ListType {
  static let type: LuaClass<ScriptList> = LuaClass(
    "List", "Elements of a layer of an article, or matches, in text order.",
    methods: [each, `where`, filter, map, first, countBy],
    examples: [
      LuaExample("#newslab.article('NATO met.').mentions", yields: "1"),
      LuaExample("newslab.article('NATO met.').mentions[1].text", yields: "NATO"),
    ],
    count: { handle, _ in handle.object.count },
    locate: { handle, key in handle.object.element(at: key) },
    text: { "List of \($0.object.count) \($0.object.content.name)" })

  private static let each = LuaFunction(
    "each", "Gives the elements one after the other, for a for loop.", parameters: [],
    returns: ["fun(): any"],
    examples: [LuaExample("for m in newslab.article('NATO met.').mentions:each() do print(m) end")],
    lua: "function(self) local i = 0; return function() i = i + 1; return self[i] end end")

  private static let filter = LuaFunction(
    "filter", "Lists the elements for which a function gives true.",
    parameters: [LuaParameter("keep", "fun(element: any): boolean", "Decides for an element.")],
    returns: ["List"],
    examples: [
      LuaExample(
        "#newslab.article('NATO met.').tokens:filter(function(t) return t.kind == 'word' end)",
        yields: "2")
    ],
    lua: """
      function(self, keep)
        local positions = {}
        for i = 1, #self do if keep(self[i]) then positions[#positions + 1] = i end end
        return self:first(positions)
      end
      """)

  private static let map = LuaFunction(
    "map", "Makes a table of what a function gives for each element.",
    parameters: [LuaParameter("f", "fun(element: any): any", "Called with each element.")],
    returns: ["any[]"],
    examples: [
      LuaExample(
        "newslab.article('NATO met.').tokens:map(function(t) return t.text end)[1]", yields: "NATO")
    ],
    lua: "function(self, f) local t = {}; for i = 1, #self do t[i] = f(self[i]) end; return t end")

  private static let first = LuaFunction(
    "first", "Gives the first element, or a list of the first n or of chosen positions.",
    parameters: [LuaParameter("n", "integer|integer[]?", "How many, or which positions.")],
    returns: ["any"],
    examples: [LuaExample("#newslab.article('NATO met.').tokens:first(2)", yields: "2")],
    isMethod: true
  ) { call in
    let list = try call.object(type).object
    if call.stack.isNil(at: 2) {
      return try call.results(list.element(at: 1))
    }
    if let positions = try? call.argument(2, "n", as: [Int].self) {
      return try call.results(list.picked(positions.filter { $0 > 0 }.map { $0 - 1 }))
    }
    let count = try call.argument(2, "n", as: Int.self)
    return try call.results(list.picked(Array(0..<max(0, min(count, list.count)))))
  }

  private static let `where` = LuaFunction(
    "where", "Lists the elements whose fields have the given values; a list means any of them.",
    parameters: [LuaParameter("fields", "table", "Field names and the values wanted.")],
    returns: ["List"],
    examples: [
      LuaExample("#newslab.article('NATO met.').mentions:where{kind='ORG'}", yields: "1")
    ],
    isMethod: true
  ) { call in
    let list = try call.object(type).object
    let condition = try FieldCondition(argument: call, at: 2, of: list.content.elementClass)
    var offsets: [Int] = []
    for offset in 0..<list.count {
      guard let element = list.element(at: offset + 1) else { continue }
      if try condition.holds(for: element, on: call.stack) { offsets.append(offset) }
    }
    return try call.results(list.picked(offsets))
  }

  private static let countBy = LuaFunction(
    "count_by", "Counts the elements by the value of a field.",
    parameters: [LuaParameter("field", "string", "The name of the field.")], returns: ["Counter"],
    examples: [
      LuaExample("newslab.article('NATO met.').mentions:count_by('kind'):get('ORG')", yields: "1")
    ],
    isMethod: true
  ) { call in
    let list = try call.object(type).object
    let field = try call.argument(2, "field", as: String.self)
    try list.content.elementClass.property(field)
    var counter = Counter()
    for offset in 0..<list.count {
      guard let element = list.element(at: offset + 1) else { continue }
      try list.content.elementClass.pushField(field, of: element, to: call.stack)
      defer { call.stack.pop() }
      if !call.stack.isNil(at: -1) { counter.add(try call.stack.text(at: -1)) }
    }
    return try call.results(Accumulators.object(counter, CounterType.type, call.stack))
  }
}
