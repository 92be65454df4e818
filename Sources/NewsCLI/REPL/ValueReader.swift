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
    local getinfo = debug and debug.getinfo
    return {
      info = function(f)
        local i = getinfo and getinfo(f, "Su")
        if i and i.what ~= "C" then
          return { i.source, i.linedefined, i.lastlinedefined, i.nparams, i.isvararg }
        end
      end,
      field = function(value, name) return value[name] end,
      count = function(value) return #value end,
      has_text = function(value)
        local meta = getmetatable(value)
        return type(meta) == "table" and rawget(meta, "__tostring") ~= nil
      end,
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

  /// Begins to read the articles of a corpus.
  func cursor(of corpus: LuaValue) throws(LuaError) -> LuaValue { try call("cursor", corpus) }

  /// The next article of a cursor, or nil.
  func next(_ cursor: LuaValue) throws(LuaError) -> LuaValue { try call("next", cursor) }

  /// Whether articles can be asked for by their ids.
  var hasCorpus: Bool { state.host.corpus != nil }

  /// What a script says that a table looks like, or the error it raises; one that does not end is
  /// stopped.
  func scriptText(of table: LuaValue) throws(LuaError) -> Result<String, LuaError> {
    let usual = state.lua.limits
    state.lua.limits.time = .seconds(2)
    defer { state.lua.limits = usual }
    do throws(LuaError) {
      return .success(try state.lua.text(of: table))
    } catch {
      if case .stopped(.interrupted) = error.kind { throw error }
      return .failure(error)
    }
  }

  /// A field of an object in one line; empty when it is nil.
  func text(of field: ObjectStyle.Field, of object: LuaValue) throws(LuaError) -> String {
    for (place, path) in field.paths.enumerated() {
      let value = try self.field(path, of: object)
      if case .nil = value { continue }
      switch (field.form, value) {
      case (.count, _): return String(try count(of: value))
      case (.joined, .table(let list)):
        var parts: [String] = []
        for position in 0..<min(list.rawCount, 20) {
          parts.append(try text(of: list.element(position + 1)))
        }
        return parts.joined(separator: ", ")
      case (.marked, _) where place > 0: return ObjectStyle.derivedMark + (try text(of: value))
      default: return try text(of: value)
      }
    }
    return ""
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

  /// The value of a variable; nothing of a script runs for it.
  func variable(_ name: String) throws(LuaError) -> LuaValue { try state.lua.global(name) }

  /// Where a function was written; nil for one that is not of Lua, and for other values.
  func place(ofFunction value: LuaValue) throws(LuaError) -> FunctionPlace? {
    guard case .function = value, case .table(let info) = try call("info", value),
      let chunk = try info.element(1).text, case .integer(let first) = try info.element(2),
      case .integer(let last) = try info.element(3), case .integer(let count) = try info.element(4)
    else { return nil }
    return FunctionPlace(
      chunk: chunk, lines: first...max(first, last), parameterCount: count,
      isVariadic: try info.element(5).isTrue)
  }

  /// What is described of a function or module that newslab or Lua brings; nil for other values.
  func native(_ value: LuaValue, in description: LuaAPIDescription) throws(LuaError)
    -> HelpPlace.Member?
  {
    guard case .function(let wanted) = value, let identity = wanted.identity else { return nil }
    for module in description.modules {
      guard case .table(let table) = try self.module(named: module.name) else { continue }
      for function in module.functions {
        if case .function(let other) = try table.field(function.name), other.identity == identity {
          return .function(
            function, "\(module.name).\(function.name)", kind: "function of newslab")
        }
      }
    }
    for word in LuaWord.functions {
      if case .function(let other) = try module(named: word.name), other.identity == identity {
        return .word(word)
      }
    }
    return nil
  }

  /// A global table or what lies in one, by its whole name.
  func module(named name: String) throws(LuaError) -> LuaValue {
    let parts = name.split(separator: ".").map(String.init)
    var value = try state.lua.global(parts.first ?? "")
    for part in parts.dropFirst() {
      guard case .table(let table) = value else { return .nil }
      value = try table.field(part)
    }
    return value
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
