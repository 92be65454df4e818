import LuaSyntax
import NewsScript

/// Where a function is called, as far as that can be seen.
struct FunctionUses {
  typealias ExpressionID = SyntaxTree.ExpressionID
  typealias FunctionID = SyntaxTree.FunctionID

  /// A call: the file, and what is given; the value before a colon comes first.
  struct Call {
    let file: CheckedFile
    let arguments: [ExpressionID]
  }

  /// Calls in the files.
  private(set) var calls: [Call] = []
  /// What newslab calls it with, for a function of a component.
  private(set) var given: [(component: CheckedComponent, parameters: [Component.Kind.Parameter])] =
    []
  /// The lists whose elements it is called with: the method and what it is called on.
  private(set) var callbacks: [(CheckedFile, base: ExpressionID, method: String)] = []
  /// Whether it may be called from elsewhere, too.
  private(set) var isOpen = false

  /// Whether something was not known yet that it depends on.
  private(set) var isPartial = false

  private unowned let project: CheckProject
  /// Where the function was followed to.
  private var seen: Set<LuaShape.Place> = []
  /// A function that goes to more places is not followed.
  private static let limit = 200
  private let isMethod: Bool

  init(_ place: LuaShape.Place, in project: CheckProject) {
    self.project = project
    let file = project.files[place.file]
    isMethod = file.tree.functions[place.number].isMethod
    switch file.links.owners[place.number] {
    case .expression(let expression): add(valueAt: expression, file)
    case .statement(let statement):
      switch file.tree.statements[statement].kind {
      case .localFunction(let name, _): add(local: file.names.declared(at: name), file)
      case .function(let target, let method?, _):
        add(field: file.text(method), of: file.shapes.shape(target))
      case .function(let target, nil, _): add(target: target, file)
      default: isOpen = true
      }
    case nil: isOpen = true
    }
  }

  private mutating func add(target: ExpressionID, _ file: CheckedFile) {
    guard case .member(let base, let name) = file.kind(target) else {
      isOpen = true
      return
    }
    add(field: file.text(name), of: file.shapes.shape(base))
  }

  /// Follows a function that is the value of a local variable.
  private mutating func add(local: Int?, _ file: CheckedFile) {
    guard let local, file.names.writes[local].isEmpty else {
      isOpen = true
      return
    }
    for read in file.names.reads[local] { add(valueAt: read, file) }
  }

  /// Follows an expression that has the function as its value.
  private mutating func add(valueAt expression: ExpressionID, _ file: CheckedFile) {
    let place = LuaShape.Place(file: file.number, number: expression)
    guard seen.insert(place).inserted else { return }
    guard seen.count < Self.limit else {
      isOpen = true
      return
    }
    switch file.receiver(of: expression) {
    case .expression(let outer): add(expression, in: outer, file)
    case .statement(let statement):
      switch file.tree.statements[statement].kind {
      case .local(let names, let values):
        let place = values.firstIndex { file.bare($0) == expression }
        guard let place, place < names.count else { break }
        add(local: file.names.declared(at: names[place].name), file)
        return
      case .assignment(let targets, let values):
        let place = values.firstIndex { file.bare($0) == expression }
        guard let place, place < targets.count else { break }
        add(target: targets[place], file)
        return
      default: break
      }
      isOpen = true
    case nil: break
    }
  }

  private mutating func add(
    _ expression: ExpressionID, in outer: ExpressionID, _ file: CheckedFile
  ) {
    switch file.tree.expressions[outer].kind {
    case .call(let callee, let arguments):
      if file.bare(callee) == expression {
        calls.append(Call(file: file, arguments: arguments))
      } else if file.isName(callee, "pcall"), arguments.first.map(file.bare) == expression {
        calls.append(Call(file: file, arguments: Array(arguments.dropFirst())))
      } else {
        isOpen = true
      }
    case .method(let base, let name, _) where file.bare(base) != expression:
      callbacks.append((file, base, file.text(name)))
    case .table: add(fieldAt: expression, ofTable: outer, file)
    default: isOpen = true
    }
  }

  private mutating func add(
    fieldAt expression: ExpressionID, ofTable table: ExpressionID, _ file: CheckedFile
  ) {
    let fields = file.fields(table)?.named ?? []
    guard let (name, _) = fields.first(where: { file.bare($0.1) == expression }) else {
      isOpen = true
      return
    }
    let field = file.text(name)
    if let component = project.component(of: table, in: file) {
      if let parameters = component.kind.functions[field] { given.append((component, parameters)) }
    } else {
      add(field: field, of: .record([LuaShape.Place(file: file.number, number: table)]))
    }
  }

  private func isOne(
    of places: Set<LuaShape.Place>, _ base: ExpressionID, _ file: CheckedFile
  ) -> Bool {
    if case .record(let found) = file.shapes.shape(base) {
      !found.isDisjoint(with: places)
    } else {
      false
    }
  }

  /// Follows a function that is a field of a table.
  private mutating func add(field name: String, of shape: LuaShape) {
    guard case .record(let places) = shape else {
      isPartial = shape == .nothing
      isOpen = true
      return
    }
    if project.isLibrary, places.contains(where: project.isExported) {
      isOpen = true
      return
    }
    for (file, expression) in project.members[name] ?? [] {
      switch file.tree.expressions[expression].kind {
      case .member(let base, _) where isOne(of: places, base, file):
        if file.names.targets.contains(expression) { continue }
        add(valueAt: expression, file)
      case .method(let base, _, let arguments) where isOne(of: places, base, file):
        calls.append(Call(file: file, arguments: isMethod ? arguments : [base] + arguments))
      default: continue
      }
    }
  }
}
