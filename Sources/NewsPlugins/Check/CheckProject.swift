import LuaSyntax
import NewsScript

/// A component that a file declares.
struct CheckedComponent {
  /// The file and the call that declares it.
  let place: LuaShape.Place
  let kind: Component.Kind
  /// The table of its fields.
  let table: SyntaxTree.ExpressionID
}

/// The files that are checked together.
final class CheckProject {
  typealias ExpressionID = SyntaxTree.ExpressionID

  /// What exists where they run.
  let knowledge: LuaKnowledge
  private(set) var files: [CheckedFile] = []
  /// The plugin, when the files are those of one whose manifest can be read.
  let plugin: Plugin?
  /// What finds the modules of the plugin.
  let modules: PluginModules?
  /// The file of each name of a module.
  private let moduleFile: (String, CheckedFile) -> String?

  /// Global names that the files write.
  private(set) var writtenGlobals: Set<String> = []
  /// Where fields and methods of a name stand.
  private(set) var members: [String: [(CheckedFile, ExpressionID)]] = [:]
  /// The values that are written to fields of a name.
  private(set) var writtenFields: [String: [(CheckedFile, ExpressionID)]] = [:]
  /// The methods of a name that are declared with a colon, with the table that they are put into.
  private(set) var declaredMethods:
    [String: [(file: CheckedFile, base: ExpressionID, function: Int)]] = [:]
  private(set) lazy var closedRecords = ClosedRecords(self)
  private(set) lazy var components: [CheckedComponent] = findComponents()
  private lazy var componentNumbers = Dictionary(
    uniqueKeysWithValues: components.enumerated().map { number, component in
      (LuaShape.Place(file: component.place.file, number: component.table), number)
    })
  private(set) lazy var optionUses = OptionUses(self)
  private(set) lazy var permissionUses = PermissionUses(self)
  /// What the files may be required as.
  private(set) lazy var moduleNames = Set(files.flatMap { PluginChecker.moduleNames(of: $0.path) })
  private var knownUses: [LuaShape.Place: FunctionUses] = [:]
  private var steps = 0
  private lazy var stepLimit =
    10_000 + 100 * files.reduce(0) { $0 + $1.tree.expressions.count }
  /// How deep what is looked at lies in what was asked for.
  var depth = 0
  private var openPlaces: Set<LuaShape.Place> = []

  /// Takes files by their paths; `moduleFile` gives the path of a module that a file requires.
  init(
    _ sources: [(path: String, bytes: [UInt8])], _ knowledge: LuaKnowledge, plugin: Plugin? = nil,
    modules: PluginModules? = nil, moduleFile: @escaping (String, CheckedFile) -> String?
  ) {
    (self.knowledge, self.plugin, self.modules) = (knowledge, plugin, modules)
    self.moduleFile = moduleFile
    for (number, (path, bytes)) in sources.enumerated() {
      files.append(CheckedFile(number, path: path, bytes, in: self))
    }
    for file in files { note(file) }
  }

  /// Whether code that is not here may call the functions of modules.
  private(set) lazy var isLibrary = plugin.map(\.isLibrary) ?? true

  /// Whether a table is what a file gives to those that require it.
  func isExported(_ place: LuaShape.Place) -> Bool {
    files[place.file].shapes.result(0, of: 0).isRecord(place)
  }

  /// Whether another value may be looked at: what refers to itself in many ways is given up.
  func takeStep() -> Bool {
    steps += 1
    return steps <= stepLimit
  }

  private func note(_ file: CheckedFile) {
    for global in file.names.globals where file.names.targets.contains(global) {
      writtenGlobals.insert(file.text(file.range(global)))
    }
    for (number, expression) in file.tree.expressions.enumerated() {
      switch expression.kind {
      case .member(_, let name):
        members[file.text(name), default: []].append((file, number))
        if file.names.targets.contains(number) {
          writtenFields[file.text(name), default: []].append((file, number))
        }
      case .method(_, let name, _): members[file.text(name), default: []].append((file, number))
      default: continue
      }
    }
    for statement in file.tree.statements {
      guard case .function(let base, let method?, let function) = statement.kind else { continue }
      declaredMethods[file.text(method), default: []].append((file, base, function))
    }
  }

  private func findComponents() -> [CheckedComponent] {
    var kinds: [String: Component.Kind] = [:]
    for kind in Component.Kind.allCases { kinds["newslab." + kind.rawValue] = kind }
    var components: [CheckedComponent] = []
    for file in files {
      for (number, expression) in file.tree.expressions.enumerated() {
        guard case .call(let callee, let arguments) = expression.kind, let table = arguments.first,
          case .table = file.kind(table), case .member = file.kind(callee),
          case .libraryFunction(let name) = file.shapes.shape(callee), let kind = kinds[name]
        else { continue }
        components.append(
          CheckedComponent(
            place: LuaShape.Place(file: file.number, number: number), kind: kind,
            table: file.bare(table)))
      }
    }
    return components
  }

  /// The component whose fields a table has.
  func component(of table: ExpressionID, in file: CheckedFile) -> CheckedComponent? {
    componentNumbers[LuaShape.Place(file: file.number, number: table)].map { components[$0] }
  }

  /// What a module gives.
  func module(_ name: String, from file: CheckedFile) -> LuaShape {
    if knowledge.moduleNames.contains(name) { return knowledge.global(name) }
    guard let path = moduleFile(name, file), let found = files.first(where: { $0.path == path })
    else { return .unknown }
    return found.shapes.result(0, of: 0)
  }

  /// What a function gives as one of its results.
  func result(_ position: Int, of function: LuaShape.Place) -> LuaShape {
    files[function.file].shapes.result(position, of: function.number)
  }

  /// What a field of a value is.
  func field(_ name: String, of shape: LuaShape) -> LuaShape {
    switch shape {
    case .object(let type, _): return knowledge.field(name, ofClass: type)
    case .library(let library):
      return isWritten(name, toLibrary: library)
        ? .unknown : knowledge.field(name, ofLibrary: library)
    case .map(let value): return value
    case .nothing: return .nothing
    case .record(let places):
      let found = places.compactMap { field(name, ofRecord: $0) }
      return found.isEmpty ? .unknown : found.reduce(.nothing) { $0.joined($1) }
    default: return .unknown
    }
  }

  /// What is given to a field of a table; nil when nothing is.
  private func field(_ name: String, ofRecord place: LuaShape.Place) -> LuaShape? {
    let file = files[place.file]
    var found: LuaShape?
    for (field, value) in file.fields(place.number)?.named ?? [] where file.text(field) == name {
      found = file.shapes.shape(value)
    }
    for (other, target) in writtenFields[name] ?? [] {
      guard case .member(let base, _) = other.kind(target),
        other.shapes.shape(base).isRecord(place)
      else { continue }
      let value = other.shapes.written(target)
      found = found?.joined(value) ?? value
    }
    for method in declaredMethods[name] ?? []
    where method.file.shapes.shape(method.base).isRecord(place) {
      let value = LuaShape.function(
        LuaShape.Place(file: method.file.number, number: method.function))
      found = found?.joined(value) ?? value
    }
    return found
  }

  /// Whether the files add a field of a name to a library.
  func isWritten(_ name: String, toLibrary library: String) -> Bool {
    (writtenFields[name] ?? []).contains { file, target in
      guard case .member(let base, _) = file.kind(target) else { return false }
      return file.shapes.shape(base) == .library(library)
    }
  }

  /// What `value[1]` gives.
  func element(of shape: LuaShape) -> LuaShape {
    switch shape {
    case .list(let element), .map(let element): element
    case .object(_, let element?): .object(element, element: nil)
    case .record(let places):
      places.reduce(.nothing) { $0.joined(RecordElements($1, in: self).shape) }
    case .nothing: .nothing
    default: .unknown
    }
  }

  /// Where a function is called.
  func uses(of function: LuaShape.Place) -> FunctionUses {
    if let uses = knownUses[function] { return uses }
    let uses = FunctionUses(function, in: self)
    if !uses.isPartial { knownUses[function] = uses }
    return uses
  }

  /// What a parameter of a function is given.
  func parameter(_ position: Int, of function: LuaShape.Place) -> LuaShape {
    let file = files[function.file]
    let parameters = file.tree.functions[function.number].parameters
    let comment = documentation(of: function)
    if position < parameters.count, let type = comment.parameters[file.text(parameters[position])] {
      return knowledge.shape(type)
    }
    guard openPlaces.insert(function).inserted else { return .nothing }
    defer { openPlaces.remove(function) }
    let uses = uses(of: function)
    guard !uses.isOpen else { return uses.isPartial ? .nothing : .unknown }
    var shape = LuaShape.nothing
    for call in uses.calls {
      let arguments = call.arguments
      if position < arguments.count {
        shape = shape.joined(call.file.shapes.shape(arguments[position]))
      } else if let last = arguments.last {
        switch call.file.tree.expressions[last].kind {
        case .call, .method, .varargs: return .unknown
        default: break
        }
      }
    }
    for (component, parameters) in uses.given where position < parameters.count {
      shape = shape.joined(given(parameters[position], to: component))
    }
    for (file, base, method) in uses.callbacks {
      guard position == 0, case .object(let type, let element) = file.shapes.shape(base) else {
        return .unknown
      }
      shape = shape.joined(
        knowledge.callbackParameter(ofMethod: method, ofClass: type, element: element))
    }
    return shape == .nothing && openPlaces.count == 1 ? .unknown : shape
  }

  private func documentation(of function: LuaShape.Place) -> DocComment {
    let file = files[function.file]
    switch file.links.owners[function.number] {
    case .expression(let expression):
      let statement = file.links.statement(of: expression)
      let range = statement.map { file.tree.statements[$0].range } ?? file.range(expression)
      // The comment may stand above the function itself, as for a field of a table.
      let own = DocComment(above: file.range(expression), file)
      return own.parameters.isEmpty ? DocComment(above: range, file) : own
    case .statement(let statement):
      return DocComment(above: file.tree.statements[statement].range, file)
    case nil: return DocComment(above: 0..<0, file)
    }
  }

  private func given(
    _ parameter: Component.Kind.Parameter, to component: CheckedComponent
  ) -> LuaShape {
    if let type = parameter.className { return .object(type, element: nil) }
    switch parameter {
    case .options: return .options([component.place])
    case .accumulated, .later:
      let file = files[component.place.file]
      let fields = file.fields(component.table)?.named ?? []
      guard let start = fields.first(where: { file.text($0.0) == "start" })?.1,
        case .function(let function) = file.shapes.shape(start)
      else { return .unknown }
      return result(0, of: function)
    case .article, .output, .input: return .unknown
    }
  }
}
