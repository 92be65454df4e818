import LuaSyntax

/// Tables of which every field is known that they can have.
///
/// A table is open when it goes where something may put fields into it that cannot be seen here.
struct ClosedRecords {
  typealias ExpressionID = SyntaxTree.ExpressionID

  private var open: Set<LuaShape.Place> = []
  private unowned let project: CheckProject

  /// Functions that put fields into a table, or give it to others that may.
  private static let opening: Set<String> = [
    "setmetatable", "rawset", "pcall", "xpcall", "select", "load", "table.move",
    "coroutine.wrap", "coroutine.create", "coroutine.resume", "coroutine.yield",
  ]

  init(_ project: CheckProject) {
    self.project = project
    for file in project.files {
      for expression in file.tree.expressions.indices where file.links.parents[expression] != nil {
        guard case .record(let places) = file.shapes.shape(expression) else { continue }
        for place in places where !open.contains(place) {
          if !isKept(expression, place, file) { open.insert(place) }
        }
      }
    }
  }

  /// Whether every field of a table is known.
  func isClosed(_ place: LuaShape.Place) -> Bool {
    !open.contains(place) && project.files[place.file].fields(place.number)?.isWhole == true
  }

  /// Whether a table stays where its fields can be seen.
  private func isKept(
    _ expression: ExpressionID, _ place: LuaShape.Place, _ file: CheckedFile
  ) -> Bool {
    switch file.receiver(of: expression) {
    case .expression(let outer): isKept(expression, place, in: outer, file)
    case .statement(let statement): isKept(expression, place, inStatement: statement, file)
    case nil: true
    }
  }

  private func isKept(
    _ expression: ExpressionID, _ place: LuaShape.Place, in outer: ExpressionID,
    _ file: CheckedFile
  ) -> Bool {
    switch file.tree.expressions[outer].kind {
    case .member, .unary, .table, .parenthesized: true
    case .index(let base, let key):
      file.bare(base) != expression || !file.names.targets.contains(outer)
        || file.string(key) != nil || file.shapes.shape(key) == .plain
    case .call(let callee, _) where file.bare(callee) == expression: true
    case .call(let callee, _): isClosed(file.shapes.shape(callee))
    case .method(let base, _, _) where file.bare(base) == expression: true
    case .method(let base, _, _):
      if case .object = file.shapes.shape(base) { true } else { false }
    case .binary(.keyword(.and), _, let right) where file.bare(right) != expression: true
    case .binary(.keyword(.and), _, _), .binary(.keyword(.or), _, _):
      file.shapes.shape(outer).isRecord(place)
    default: true
    }
  }

  private func isClosed(_ callee: LuaShape) -> Bool {
    switch callee {
    case .libraryFunction(let name): !Self.opening.contains(name)
    case .function(let place):
      !project.uses(of: place).isOpen
        && !project.files[place.file].tree.functions[place.number].isVararg
    default: false
    }
  }

  private func isKept(
    _ expression: ExpressionID, _ place: LuaShape.Place, inStatement statement: Int,
    _ file: CheckedFile
  ) -> Bool {
    switch file.tree.statements[statement].kind {
    case .local(let names, let values):
      guard let number = values.firstIndex(where: { file.bare($0) == expression }),
        number < names.count, let local = file.names.declared(at: names[number].name)
      else { return true }
      return file.shapes.shape(ofLocal: local).isRecord(place)
    case .assignment(let targets, let values):
      guard let number = values.firstIndex(where: { file.bare($0) == expression }),
        number < targets.count, case .name = file.kind(targets[number])
      else { return true }
      return file.shapes.shape(targets[number]).isRecord(place)
    case .returnValues:
      guard let function = file.links.functions[statement], function != 0 else {
        return project.knowledge.setting == .plugin
      }
      return !project.uses(of: LuaShape.Place(file: file.number, number: function)).isOpen
    default: return true
    }
  }
}

extension CheckProject {
  /// A field that is read of a table that has none of the name, and can have none.
  struct MissingField {
    let range: Range<Int>
    let name: String
    /// The names that the table has.
    let known: [String]
    /// Whether reading it raises an error: it is called, or something of it is asked for.
    let raises: Bool
  }

  /// The fields of tables that a file reads and that are not there.
  func missingFields(in file: CheckedFile) -> [MissingField] {
    var missing: [MissingField] = []
    for (number, expression) in file.tree.expressions.enumerated()
    where file.links.parents[number] != nil && !file.names.targets.contains(number) {
      let (base, field): (ExpressionID, Range<Int>)
      var raises = false
      switch expression.kind {
      case .member(let table, let name): (base, field) = (table, name)
      case .method(let table, let name, _): (base, field, raises) = (table, name, true)
      default: continue
      }
      let name = file.text(field)
      guard writtenFields[name] == nil, declaredMethods[name] == nil,
        case .record(let places) = file.shapes.shape(base),
        places.allSatisfy(closedRecords.isClosed), !file.isTested(number)
      else { continue }
      let known = Set(places.flatMap(names)).sorted()
      guard !known.contains(name) else { continue }
      if case .expression(let outer) = file.receiver(of: number) {
        switch file.tree.expressions[outer].kind {
        case .member, .method: raises = true
        case .index(let inner, _): raises = raises || file.bare(inner) == number
        case .call(let callee, _): raises = raises || file.bare(callee) == number
        default: break
        }
      }
      missing.append(MissingField(range: field, name: name, known: known, raises: raises))
    }
    return missing
  }

  /// The names of the fields that are given to a table.
  private func names(ofRecord place: LuaShape.Place) -> [String] {
    let file = files[place.file]
    var names = Set((file.fields(place.number)?.named ?? []).map { file.text($0.0) })
    for (name, targets) in writtenFields {
      for (other, target) in targets {
        guard case .member(let base, _) = other.kind(target) else { continue }
        if other.shapes.shape(base).isRecord(place) { names.insert(name) }
      }
    }
    for (name, methods) in declaredMethods {
      for method in methods where method.file.shapes.shape(method.base).isRecord(place) {
        names.insert(name)
      }
    }
    return names.sorted()
  }
}
