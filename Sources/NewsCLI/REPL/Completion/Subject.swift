import LuaKit
import LuaSyntax
import NewsScript

/// What stands in front of a dot, as far as it can be known without running anything.
enum Subject {
  case table(LuaReference)
  /// An object of the host.
  case object(LuaReference, LuaClassBox)
  case string
  /// A function that the interface describes.
  case function(LuaAPIDescription.Function)
  /// Something that is not there yet, by its declared type.
  case type(KnownType)
}

/// Follows names, fields, constant keys and calls of an entry that is being typed.
///
/// Variables are looked at, but nothing is called and no metamethod is asked; of calls and of fields
/// of objects the declared type is known.
struct SubjectReader {
  let lua: LuaState
  let locals: SessionLocals
  let source: LuaSource
  let description: LuaAPIDescription
  /// Where the source ends, which is where the cursor is.
  var offset: Int { source.list.bytes.count }
  /// How far expressions are followed into each other.
  private static let depthLimit = 60

  /// What an expression is; nil when nobody knows.
  func subject(_ expression: SyntaxTree.ExpressionID, depth: Int = 0) -> Subject? {
    guard depth < Self.depthLimit else { return nil }
    let node = source.tree.expressions[expression]
    switch node.kind {
    case .name: return variable(source.list.text(node.range), before: node.range.lowerBound, depth)
    case .string: return .string
    case .parenthesized(let inner): return subject(inner, depth: depth + 1)
    case .member(let owner, let name):
      return subject(owner, depth: depth + 1).flatMap { field(source.list.text(name), of: $0) }
    case .index(let owner, let key):
      return subject(owner, depth: depth + 1).flatMap { element(key, of: $0) }
    case .call(let callee, let arguments):
      return call(callee, arguments, depth)
    case .method(let owner, let name, let arguments):
      return subject(owner, depth: depth + 1).flatMap {
        result(of: source.list.text(name), of: $0, hasArguments: !arguments.isEmpty)
      }
    default: return nil
    }
  }

  private func variable(_ name: String, before place: Int, _ depth: Int) -> Subject? {
    // An expression behind the cursor's scope is that of a declaration, which sees what was before.
    let own = source.locals(at: min(offset, place)).first { $0.name == name }
    if let own { return DeclaredLocal(own, in: self).subject(depth: depth + 1) }
    if let value = locals.glance(name) { return subject(of: value) }
    if let value = try? lua.glance(global: name), let known = subject(of: value) { return known }
    return description.globals.first { $0.name == name }.map { .type(KnownType($0.type)) }
  }

  /// What a value is.
  func subject(of value: LuaGlance) -> Subject? {
    switch value {
    case .table(let table): .table(table)
    case .object(let object, let box): box.map { .object(object, $0) }
    case .string: .string
    case .nothing, .function, .plain: nil
    }
  }

  /// A field of something.
  func field(_ name: String, of owner: Subject) -> Subject? {
    switch owner {
    case .table(let table):
      if let module = module(of: table),
        let function = module.functions.first(where: { $0.name == name })
      {
        return .function(function)
      }
      return Self.chain(from: table).lazy.compactMap { try? $0.glance(field: name) }
        .first { if case .nothing = $0 { false } else { true } }.flatMap(subject)
    case .object(_, let box): return field(name, ofClass: box.name)
    case .type(let type): return field(name, ofClass: type.name)
    case .string, .function: return nil
    }
  }

  private func field(_ name: String, ofClass owner: String) -> Subject? {
    let field = description.classes.first { $0.name == owner }?.fields.first { $0.name == name }
    return field.map {
      .type(KnownType($0.type, element: NewslabAPI.elementClass(ofField: name)))
    }
  }

  private func element(_ key: SyntaxTree.ExpressionID, of owner: Subject) -> Subject? {
    let node = source.tree.expressions[key]
    if node.kind == .string {
      guard let name = source.list.constant(node.range) else { return nil }
      return field(name, of: owner)
    }
    switch owner {
    case .table(let table):
      // A variable as a key: the elements of a list are mostly of one kind.
      let position = node.kind == .number ? Int(source.list.text(node.range)) : 1
      return position.flatMap { try? table.glance(element: $0) }.flatMap(subject)
    case .object, .type: return elementType(of: owner).map { .type($0) }
    case .string, .function: return nil
    }
  }

  /// The type of the elements of something.
  func elementType(of owner: Subject) -> KnownType? {
    switch owner {
    case .object(let object, let box):
      if box.name == "List" { return NewslabAPI.elementClass(of: object).map { KnownType($0) } }
      return nil
    case .type(let type): return type.elementType
    case .table, .string, .function: return nil
    }
  }

  private func call(
    _ callee: SyntaxTree.ExpressionID, _ arguments: [SyntaxTree.ExpressionID], _ depth: Int
  ) -> Subject? {
    guard case .function(let function)? = subject(callee, depth: depth + 1),
      let first = function.returns.first
    else { return nil }
    return .type(
      KnownType("any").result(
        of: function.name, returns: first, hasArguments: !arguments.isEmpty))
  }

  /// What a method gives.
  func result(of method: String, of owner: Subject, hasArguments: Bool) -> Subject? {
    let own: KnownType
    switch owner {
    case .object(let object, let box):
      own = KnownType(box.name, element: NewslabAPI.elementClass(of: object))
    case .type(let type): own = type
    case .table, .string, .function: return nil
    }
    let owner = description.classes.first { $0.name == own.name }
    guard let returns = owner?.methods.first(where: { $0.name == method })?.returns.first else {
      return nil
    }
    return .type(own.result(of: method, returns: returns, hasArguments: hasArguments))
  }

  /// The described module that a table is.
  func module(of table: LuaReference) -> LuaAPIDescription.Module? {
    guard let identity = table.identity else { return nil }
    return description.modules.first { module in
      guard case .table(let known)? = try? lua.glance(global: module.name) else { return false }
      return known.identity == identity
    }
  }

  /// A table and those that its metatables name for fields that it has not.
  static func chain(from table: LuaReference) -> [LuaReference] {
    var chain = [table]
    while chain.count < 10, let last = chain.last,
      case .table(let next)? = try? last.glance(metafield: "__index")
    {
      chain.append(next)
    }
    return chain
  }
}

extension TokenList {
  /// The value of a string without escapes; nil of others.
  func constant(_ range: Range<Int>) -> String? {
    let text = text(range)
    guard let quote = text.first, quote == "\"" || quote == "'", text.count > 1 else {
      guard text.hasPrefix("[["), text.hasSuffix("]]") else { return nil }
      return String(text.dropFirst(2).dropLast(2))
    }
    let inner = text.dropFirst().dropLast()
    return inner.contains("\\") ? nil : String(inner)
  }
}
