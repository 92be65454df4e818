import LuaKit
import Spelling

/// What an expression leads to, as far as it can be followed without running anything.
struct HelpPlace {
  /// What is described of it.
  enum Member {
    case function(LuaAPIDescription.Function, String, kind: String)
    case field(LuaAPIDescription.Field, String, of: String)
    case word(LuaWord)
  }

  /// The expression.
  var name: String
  /// The value, or nil when something would have to be called for it.
  var value: LuaValue?
  /// The declared type, when one is known.
  var type: DeclaredType?
  /// The class of the elements of a list of newslab.
  var element: String?
  /// The member of the API that it is.
  var member: Member?

  /// What the layers of an article hold.
  static let elements = [
    "mentions": "Mention", "entities": "Entity", "quotes": "Quote", "times": "Time",
    "numbers": "Number",
    "claims": "Claim", "tokens": "Token", "sentences": "Sentence", "paragraphs": "Paragraph",
    "blocks": "Block",
  ]
}

/// Follows expressions by values, and by declared types where a value would have to be computed by a
/// call.
struct HelpWalk {
  let reader: ValueReader
  let description: LuaAPIDescription
  /// The value of a local variable of the prompt, or nil for other names.
  let local: (String) -> LuaValue?

  /// Where a path leads; nil when its first name is no variable.
  func place(_ path: HelpPath) throws(LuaError) -> HelpPlace? {
    var value = LuaValue.nil
    if let local = local(path.root) {
      value = local
    } else {
      value = try reader.variable(path.root)
    }
    if case .nil = value { return nil }
    var place = HelpPlace(name: path.root, value: value)
    for step in path.steps {
      switch step {
      case .field(let name): place = try member(name, of: place, isMethod: false)
      case .method(let name): place = try member(name, of: place, isMethod: true)
      case .index(let number): place = try element(number, of: place)
      case .call: place = called(place)
      }
    }
    return place
  }

  /// The class of newslab that a place is of, or nil.
  func className(of place: HelpPlace) -> String? {
    if let value = place.value, let box = reader.objectClass(value) { return box.name }
    guard let type = place.type else { return nil }
    return description.classes.contains { $0.name == type.text } ? type.text : nil
  }

  private func member(_ name: String, of place: HelpPlace, isMethod: Bool) throws(LuaError)
    -> HelpPlace
  {
    let isName = LuaText.isName(name)
    let shown = place.name + (isName ? (isMethod ? ":" : ".") + name : "[\"\(name)\"]")
    if let className = className(of: place),
      let type = description.classes.first(where: { $0.name == className })
    {
      return try member(name, of: place, type, shown)
    }
    switch place.value {
    case .table(let table)?: return try field(name, of: table, place, shown)
    case .string?: return try stringMethod(name, shown)
    case nil where place.type?.text == "string", .nil? where place.type?.text == "string":
      return try stringMethod(name, shown)
    case nil:
      throw LuaError("'\(place.name)' is known when it is run, and help runs nothing")
    case let value?:
      throw LuaError("'\(place.name)' is a \(value.typeName), which has no fields")
    }
  }

  private func member(
    _ name: String, of place: HelpPlace, _ type: LuaAPIDescription.Class, _ shown: String
  ) throws(LuaError) -> HelpPlace {
    var found = HelpPlace(name: shown)
    if let method = type.methods.first(where: { $0.name == name }) {
      found.member = .function(method, "\(type.name):\(name)", kind: "method of \(type.name)")
      found.element = place.element
      return found
    }
    guard let field = type.fields.first(where: { $0.name == name }) else {
      let known = type.fields.map(\.name) + type.methods.map(\.name)
      throw LuaError(
        "\(type.name) has no field '\(name)'" + NearestName.hint(for: name, among: known))
    }
    found.member = .field(field, "\(type.name).\(name)", of: type.name)
    found.type = DeclaredType(field.type)
    if type.name == "Article" { found.element = HelpPlace.elements[name] }
    if let value = place.value, case .object = value {
      found.value = try reader.field(name, of: value)
    }
    return found
  }

  private func field(
    _ name: String, of table: LuaReference, _ place: HelpPlace, _ shown: String
  ) throws(LuaError) -> HelpPlace {
    let value = try table.field(name)
    if case .nil = value {
      var known: [String] = []
      for (key, _) in try table.pairs(atMost: 10_000) {
        if let text = key.text { known.append(text) }
      }
      throw LuaError(
        "'\(place.name)' has no field '\(name)'" + NearestName.hint(for: name, among: known))
    }
    return HelpPlace(name: shown, value: value, member: try reader.native(value, in: description))
  }

  private func stringMethod(_ name: String, _ shown: String) throws(LuaError) -> HelpPlace {
    guard let word = LuaWord.named("string." + name) else {
      let known = LuaWord.functions.compactMap { word in
        word.name.hasPrefix("string.") ? String(word.name.dropFirst(7)) : nil
      }
      throw LuaError("strings have no '\(name)'" + NearestName.hint(for: name, among: known))
    }
    return HelpPlace(name: shown, member: .word(word))
  }

  private func element(_ number: Int, of place: HelpPlace) throws(LuaError) -> HelpPlace {
    var found = HelpPlace(name: "\(place.name)[\(number)]")
    if let element = place.element {
      found.type = DeclaredType(element)
    } else {
      found.type = place.type?.element
    }
    switch place.value {
    case .table(let table)?: found.value = try table.element(number)
    case .object?:
      if let value = place.value, className(of: place) == "List" {
        found.value = try reader.element(number, of: value)
      }
    default: break
    }
    if case .nil? = found.value { throw LuaError("'\(place.name)' has no element \(number)") }
    return found
  }

  private func called(_ place: HelpPlace) -> HelpPlace {
    var found = HelpPlace(name: place.name + "()")
    if let called = place.type?.called {
      found.type = place.element.map { DeclaredType($0) } ?? called
    }
    var member = place.member
    if member == nil, let value = place.value {
      member = try? reader.native(value, in: description)
    }
    guard case .function(let function, let name, _)? = member else { return found }
    found.type = function.returns.first.map { DeclaredType($0) }
    found.element = place.element
    if name == "List:first", let element = place.element { found.type = DeclaredType(element) }
    return found
  }
}
