import LuaSyntax

/// Finds what is known of the values of a file.
///
/// Values are looked at when they are asked for, and kept. What needs itself, such as the result of
/// a function that calls itself, is nothing until it is known.
final class FileShapes {
  typealias ExpressionID = SyntaxTree.ExpressionID
  typealias FunctionID = SyntaxTree.FunctionID

  unowned let file: CheckedFile
  private var known: [ExpressionID: LuaShape] = [:]
  private var knownLocals: [Int: LuaShape] = [:]
  private var openExpressions: Set<ExpressionID> = []
  private var openLocals: Set<Int> = []
  /// The values that each function returns.
  private lazy var returned: [[[ExpressionID]]] = {
    var returned = Array(repeating: [[ExpressionID]](), count: file.tree.functions.count)
    for (number, statement) in file.tree.statements.enumerated() {
      guard case .returnValues(let values) = statement.kind,
        let function = file.links.functions[number]
      else { continue }
      returned[function].append(values)
    }
    return returned
  }()

  /// Deeper than this nothing is looked at: a source may refer to itself as deep as it is long.
  private static let limit = 100

  init(_ file: CheckedFile) { self.file = file }

  var project: CheckProject { file.project }
  var knowledge: LuaKnowledge { file.project.knowledge }

  /// What an expression gives.
  func shape(_ expression: ExpressionID) -> LuaShape {
    if let shape = known[expression] { return shape }
    guard project.takeStep() else { return .unknown }
    guard project.depth < Self.limit, openExpressions.insert(expression).inserted else {
      return .nothing
    }
    project.depth += 1
    defer {
      project.depth -= 1
      openExpressions.remove(expression)
    }
    let shape = found(expression)
    if project.depth == 1 || shape != .nothing { known[expression] = shape }
    return shape
  }

  private func found(_ expression: ExpressionID) -> LuaShape {
    switch file.tree.expressions[expression].kind {
    case .nil: return .nothing
    case .true, .false, .number: return .plain
    case .string: return .text
    case .varargs: return .unknown
    case .name: return name(expression)
    case .function(let function):
      return .function(LuaShape.Place(file: file.number, number: function))
    case .table(let fields): return table(fields, expression)
    case .member(let base, let name): return project.field(file.text(name), of: shape(base))
    case .index(let base, let key):
      if let name = file.string(key) { return project.field(name, of: shape(base)) }
      return project.element(of: shape(base))
    case .call(let callee, let arguments): return call(callee, arguments)
    case .method(let base, let name, let arguments):
      return method(base, file.text(name), arguments)
    case .unary: return .plain
    case .binary(let sign, let left, let right):
      switch sign {
      case .keyword(.and): return shape(right)
      case .keyword(.or): return shape(left).joined(shape(right))
      case .symbol(.concatenation): return .text
      default: return .plain
      }
    case .parenthesized(let inner): return shape(inner)
    }
  }

  private func name(_ expression: ExpressionID) -> LuaShape {
    if let local = file.names.locals[expression] { return shape(ofLocal: local) }
    let name = file.text(file.range(expression))
    guard file.names.isGlobal(expression), !project.writtenGlobals.contains(name) else {
      return .unknown
    }
    return knowledge.global(name)
  }

  private func table(_ fields: [SyntaxTree.TableField], _ expression: ExpressionID) -> LuaShape {
    var elements = LuaShape.nothing
    for field in fields {
      guard case .element(let value) = field else { return record(expression) }
      elements = elements.joined(shape(value))
    }
    return fields.isEmpty || elements == .unknown ? record(expression) : .list(elements)
  }

  private func record(_ expression: ExpressionID) -> LuaShape {
    .record([LuaShape.Place(file: file.number, number: expression)])
  }

  private func call(_ callee: ExpressionID, _ arguments: [ExpressionID]) -> LuaShape {
    switch shape(callee) {
    case .libraryFunction(let name): return result(of: name, arguments)
    case .function(let place): return project.result(0, of: place)
    case .iterator(let values): return values.first ?? .unknown
    case .nothing: return .nothing
    default: return .unknown
    }
  }

  private func result(of function: String, _ arguments: [ExpressionID]) -> LuaShape {
    guard let first = arguments.first else { return knowledge.result(ofFunction: function) }
    switch function {
    case "require":
      return file.string(first).map { project.module($0, from: file) } ?? .unknown
    case "assert": return shape(first)
    case "tostring", "table.concat": return .text
    case "ipairs": return .iterator([.plain, project.element(of: shape(first))])
    case "pairs", "newslab.sorted_pairs":
      switch shape(first) {
      case .list(let element): return .iterator([.plain, element])
      case .map(let value): return .iterator([.unknown, value])
      case .nothing: return .nothing
      default: return .unknown
      }
    case _ where function.hasPrefix("string."):
      return knowledge.result(ofTextMethod: String(function.dropFirst("string.".count)))
    default: return knowledge.result(ofFunction: function)
    }
  }

  private func method(_ base: ExpressionID, _ name: String, _ arguments: [ExpressionID]) -> LuaShape
  {
    switch shape(base) {
    case .object(let type, let element):
      return knowledge.result(
        ofMethod: name, ofClass: type, element: element, count: arguments.count)
    case .record(let places):
      switch project.field(name, of: .record(places)) {
      case .function(let function): return project.result(0, of: function)
      case .nothing: return .nothing
      default: return .unknown
      }
    case .text: return knowledge.result(ofTextMethod: name)
    case .nothing: return .nothing
    default: return .unknown
    }
  }

  /// What a function of the file gives as one of its results.
  func result(_ position: Int, of function: FunctionID) -> LuaShape {
    var result = LuaShape.nothing
    for values in returned[function] { result = result.joined(value(position, of: values)) }
    return result
  }

  /// The value of a list of expressions at a position: the last may be a call of several results.
  private func value(_ position: Int, of values: [ExpressionID]) -> LuaShape {
    if position < values.count { return shape(values[position]) }
    guard let last = values.last else { return .nothing }
    switch file.tree.expressions[last].kind {
    case .call(let callee, _):
      guard case .function(let place) = shape(callee) else { return .unknown }
      return project.result(position - values.count + 1, of: place)
    case .method, .varargs: return .unknown
    default: return .nothing
    }
  }

  /// What a local variable has, whatever is written to it.
  func shape(ofLocal local: Int) -> LuaShape {
    if let shape = knownLocals[local] { return shape }
    guard project.depth < Self.limit, openLocals.insert(local).inserted else { return .nothing }
    project.depth += 1
    defer {
      project.depth -= 1
      openLocals.remove(local)
    }
    var shape = origin(of: local)
    for write in file.names.writes[local] where shape != .unknown {
      shape = shape.joined(written(write))
    }
    if project.depth == 1 || shape != .nothing { knownLocals[local] = shape }
    return shape
  }

  private func origin(of local: Int) -> LuaShape {
    switch file.names.origins[local] {
    case .value(let statement, let place):
      guard case .local(_, let values) = file.tree.statements[statement].kind else {
        return .unknown
      }
      if place == 0, let type = DocComment(above: file.tree.statements[statement].range, file).type
      {
        return knowledge.shape(type)
      }
      return value(place, of: values)
    case .function(let function):
      return .function(LuaShape.Place(file: file.number, number: function))
    case .parameter(let function, let place):
      // What is asked for its type has several.
      if file.names.reads[local].contains(where: isAskedForType) { return .unknown }
      return project.parameter(place, of: LuaShape.Place(file: file.number, number: function))
    case .receiver(let function):
      guard case .statement(let statement) = file.links.owners[function],
        case .function(let target, _, _) = file.tree.statements[statement].kind
      else { return .unknown }
      return shape(target)
    case .loop(let statement, let place):
      guard case .genericFor(_, let values, _) = file.tree.statements[statement].kind,
        let first = values.first
      else { return .unknown }
      switch shape(first) {
      case .iterator(let given): return place < given.count ? given[place] : .unknown
      case .nothing: return .nothing
      default: return .unknown
      }
    case .counter: return .plain
    case nil: return .unknown
    }
  }

  private func isAskedForType(_ expression: ExpressionID) -> Bool {
    guard case .expression(let outer) = file.receiver(of: expression),
      case .call(let callee, _) = file.tree.expressions[outer].kind
    else { return false }
    return file.isName(callee, "type")
  }

  /// What an assignment gives to one of its targets.
  func written(_ target: ExpressionID) -> LuaShape {
    guard case .statement(let statement) = file.links.parents[target] else { return .unknown }
    switch file.tree.statements[statement].kind {
    case .assignment(let targets, let values):
      return targets.firstIndex(of: target).map { value($0, of: values) } ?? .unknown
    case .function(_, _, let function):
      return .function(LuaShape.Place(file: file.number, number: function))
    default: return .unknown
    }
  }
}
