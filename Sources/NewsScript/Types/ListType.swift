import LuaKit
import NewsModel

/// Some or all elements of a layer of an article.
final class ScriptList {
  let article: ScriptArticle
  let layer: Layer
  private let elementType: LuaClass<ScriptArticle>
  /// Indexes into the layer, or nil for all of it.
  private let positions: [Int]?

  init(_ article: ScriptArticle, _ layer: Layer, _ positions: [Int]?) {
    (self.article, self.layer, self.positions) = (article, layer, positions)
    elementType = layer.type
  }

  /// The element at a position as scripts count them; nil outside the list.
  func element(at position: Int) -> LuaElement? {
    layerIndex(ofPosition: position).map { LuaElement(elementType, article, $0) }
  }

  var count: Int { positions?.count ?? layer.count(in: article) }

  /// The index into the layer of an element, counted from 0; nil outside the list.
  func layerIndex(_ offset: Int) -> Int? {
    guard offset >= 0, offset < count else { return nil }
    return positions?[offset] ?? offset
  }

  /// The same for a position as scripts count them, from 1; any number may be given.
  func layerIndex(ofPosition position: Int) -> Int? {
    position > 0 ? layerIndex(position - 1) : nil
  }

  /// A list of the elements at some offsets of this one.
  func picked(_ offsets: [Int]) -> LuaObject<ScriptList> {
    layer.list(of: article, at: offsets.compactMap { layerIndex($0) })
  }
}

/// `List`: mentions, entities, quotes and whatever else an article has many of.
enum ListType {
  static let type: LuaClass<ScriptList> = LuaClass(
    "List", "Elements of a layer of an article, in text order.",
    methods: [each, `where`, filter, map, first, countBy],
    examples: [
      LuaExample("#newslab.article('NATO met.').mentions", yields: "1"),
      LuaExample("newslab.article('NATO met.').mentions[1].text", yields: "NATO"),
    ],
    count: { handle, _ in handle.object.count },
    locate: { handle, key in handle.object.element(at: key) },
    text: { "List of \($0.object.count) \($0.object.layer.rawValue)" })

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
      guard let index = list.layerIndex(0) else { return try call.results(String?.none) }
      return try call.results(list.layer.type.object(list.article, index))
    }
    if let positions = try? call.argument(2, "n", as: [Int].self) {
      let indexes = positions.compactMap { list.layerIndex(ofPosition: $0) }
      return try call.results(list.layer.list(of: list.article, at: indexes))
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
    let condition = try FieldCondition(argument: call, at: 2, of: list.layer.type.box)
    var offsets: [Int] = []
    for offset in 0..<list.count {
      guard let index = list.layerIndex(offset) else { continue }
      let element = list.layer.type.object(list.article, index)
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
    try list.layer.type.box.property(field)
    var counter = Counter()
    for offset in 0..<list.count {
      guard let index = list.layerIndex(offset) else { continue }
      let element = list.layer.type.object(list.article, index)
      try list.layer.type.box.pushField(field, of: element, to: call.stack)
      defer { call.stack.pop() }
      if !call.stack.isNil(at: -1) { counter.add(try call.stack.text(at: -1)) }
    }
    return try call.results(Accumulators.object(counter, CounterType.type, call.stack))
  }
}
