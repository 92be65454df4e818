import LuaKit
import NewsScript

/// Reads values of a state as a script would: fields of objects, lengths, elements.
///
/// Every access is a protected call, which Ctrl-C can stop.
package struct ValueReader {
  private let state: ScriptState
  private let functions: [String: LuaValue]

  /// The functions that do the reading; they keep what they need, whatever a script does to globals.
  private static let source = """
    local getmetatable, rawget, type = getmetatable, rawget, type
    return {
      field = function(value, name) return value[name] end,
      count = function(value) return #value end,
      has_text = function(value)
        local meta = getmetatable(value)
        return type(meta) == "table" and rawget(meta, "__tostring") ~= nil
      end,
      top = function(counter, n) return counter:top(n) end,
      cursor = function(corpus) return corpus:cursor() end,
      next = function(cursor) return cursor:next() end,
    }
    """

  /// Prepares reading in a state.
  package init(_ state: ScriptState) throws(LuaError) {
    self.state = state
    var functions: [String: LuaValue] = [:]
    let chunk = try state.lua.load(Self.source, name: "=newslab")
    if case .table(let table)? = try state.lua.call(chunk).first {
      for (name, function) in try table.pairs() { functions[name.text ?? ""] = function }
    }
    self.functions = functions
  }

  private func call(_ name: String, _ arguments: any LuaPushable...) throws(LuaError) -> LuaValue {
    guard case .function(let function)? = functions[name] else { return .nil }
    return try state.lua.call(function, arguments).first ?? .nil
  }

  /// The text that `tostring` gives.
  func text(of value: LuaValue) throws(LuaError) -> String { try state.lua.text(of: value) }

  /// A field, or a field of a field: `entity.name` is nil when there is no entity.
  func field(_ path: String, of value: LuaValue) throws(LuaError) -> LuaValue {
    var value = value
    for name in path.split(separator: ".") {
      if case .nil = value { return .nil }
      value = try call("field", value, String(name))
    }
    return value
  }

  /// What `#` gives.
  func count(of value: LuaValue) throws(LuaError) -> Int {
    if case .integer(let count) = try call("count", value) { count } else { 0 }
  }

  /// An element of a list.
  func element(_ position: Int, of value: LuaValue) throws(LuaError) -> LuaValue {
    try call("field", value, position)
  }

  /// Whether a script says what a table looks like as text.
  func hasText(_ table: LuaValue) throws(LuaError) -> Bool { try call("has_text", table).isTrue }

  /// The largest counts of a counter.
  func top(_ count: Int, of counter: LuaValue) throws(LuaError) -> [(key: String, count: Int)] {
    guard case .table(let rows) = try call("top", counter, count) else { return [] }
    var top: [(key: String, count: Int)] = []
    for position in 0..<rows.rawCount {
      guard case .table(let row) = try rows.element(position + 1),
        let key = try row.field("key").text, case .integer(let count) = try row.field("count")
      else { continue }
      top.append((key, count))
    }
    return top
  }

  /// The first articles of a corpus, at most a number.
  func articles(_ count: Int, of corpus: LuaValue) throws(LuaError) -> [LuaValue] {
    let cursor = try call("cursor", corpus)
    var articles: [LuaValue] = []
    while articles.count < count {
      let article = try call("next", cursor)
      if case .nil = article { break }
      articles.append(article)
    }
    return articles
  }

  /// The component that a value is, or nil.
  func component(_ value: LuaValue) -> Component? {
    guard case .object = value else { return nil }
    return try? state.components(in: [value]).first
  }

  /// The components among some values and in lists among them.
  func components(in values: [LuaValue]) throws(LuaError) -> [(Component, LuaValue)] {
    var found: [(Component, LuaValue)] = []
    for value in values {
      if let component = component(value) { found.append((component, value)) }
      guard case .table(let list) = value else { continue }
      for element in try list.elements() {
        if let component = component(element) { found.append((component, element)) }
      }
    }
    return found
  }

  /// The names of all global variables.
  func globalNames() throws(LuaError) -> Set<String> {
    guard case .table(let globals) = try state.lua.global("_G") else { return [] }
    return Set(try globals.pairs().compactMap { $0.key.text })
  }

  /// The class of an object of newslab, or nil.
  func objectClass(_ value: LuaValue) -> LuaClassBox? {
    if case .object(let reference) = value { reference.objectClass } else { nil }
  }
}
