import LuaSyntax

/// What the names of a source mean: which local variable, or a global one.
struct LuaNames {
  typealias ExpressionID = SyntaxTree.ExpressionID

  /// What gives a local variable its first value.
  enum Origin: Hashable {
    /// A `local` statement, and the place among its names.
    case value(SyntaxTree.StatementID, Int)
    /// `local function`.
    case function(SyntaxTree.FunctionID)
    case parameter(SyntaxTree.FunctionID, Int)
    /// The `self` of a method.
    case receiver(SyntaxTree.FunctionID)
    /// A `for … in`, and the place among its names.
    case loop(SyntaxTree.StatementID, Int)
    /// A `for` that counts.
    case counter
  }

  /// The number of the local variable that an expression names.
  private(set) var locals: [Int?]
  /// Where each local variable is read.
  private(set) var reads: [[ExpressionID]]
  /// Where each local variable is given another value.
  private(set) var writes: [[ExpressionID]]
  /// What gives each local variable its first value.
  private(set) var origins: [Origin?]
  /// The names of global variables, in the order of the source, but for `_ENV`; those behind the place
  /// where a file gives itself others are not among them.
  private(set) var globals: [ExpressionID] = []
  /// Names of global variables where the file has taken all of them away: `local _ENV = nil`.
  private(set) var impossible: [ExpressionID] = []
  private var globalSet: Set<ExpressionID> = []
  /// Expressions that are given a value.
  private(set) var targets: Set<ExpressionID> = []
  private var byDeclaration: [Int: Int] = [:]
  private var byName: [String: [Int]] = [:]

  init(_ source: LuaSource, _ links: SyntaxLinks) {
    let tree = source.tree
    locals = Array(repeating: nil, count: tree.expressions.count)
    reads = Array(repeating: [], count: tree.locals.count)
    writes = reads
    origins = Array(repeating: nil, count: tree.locals.count)
    for (number, variable) in tree.locals.enumerated() {
      byName[variable.name, default: []].append(number)
      byDeclaration[variable.declaration.lowerBound] = number
    }
    findOrigins(source)
    for statement in tree.statements.indices {
      switch tree.statements[statement].kind {
      case .assignment(let names, _): targets.formUnion(names)
      case .function(let target, nil, _): targets.insert(target)
      default: break
      }
    }
    for (expression, value) in tree.expressions.enumerated() where value.kind == .name {
      guard links.parents[expression] != nil else { continue }
      let name = source.list.text(value.range)
      if let local = local(name, at: value.range.lowerBound, tree) {
        locals[expression] = local
        if targets.contains(expression) {
          writes[local].append(expression)
        } else {
          reads[local].append(expression)
        }
      } else if let environment = local("_ENV", at: value.range.lowerBound, tree) {
        if isNothing(environment, tree) { impossible.append(expression) }
      } else {
        globals.append(expression)
      }
    }
    let environments = globals.filter { source.list.text(tree.expressions[$0].range) == "_ENV" }
    globals.removeAll { environments.contains($0) }
    if let change = environments.first(where: targets.contains) {
      // With other globals nothing is known of their names.
      let start = tree.expressions[change].range.lowerBound
      globals.removeAll { tree.expressions[$0].range.lowerBound > start }
    }
    globalSet = Set(globals)
    globals.sort {
      tree.expressions[$0].range.lowerBound < tree.expressions[$1].range.lowerBound
    }
  }

  /// Whether an expression names a global variable.
  func isGlobal(_ expression: ExpressionID) -> Bool { globalSet.contains(expression) }

  /// The names of the local variables that can be used at an offset.
  func visible(at offset: Int, _ tree: SyntaxTree) -> [String] {
    tree.locals.filter { $0.scope.lowerBound <= offset && offset < $0.scope.upperBound }.map(\.name)
  }

  /// The local variable of a name that can be used at an offset.
  func local(_ name: String, at offset: Int, _ tree: SyntaxTree) -> Int? {
    guard let numbers = byName[name] else { return nil }
    return numbers.last { number in
      let scope = tree.locals[number].scope
      return scope.lowerBound <= offset && offset < scope.upperBound
    }
  }

  /// The local variable that is declared where a name stands.
  func declared(at name: Range<Int>) -> Int? { byDeclaration[name.lowerBound] }

  /// Whether a variable is given nil, and nothing else.
  private func isNothing(_ local: Int, _ tree: SyntaxTree) -> Bool {
    guard case .value(let statement, let place) = origins[local], writes[local].isEmpty,
      case .local(_, let values) = tree.statements[statement].kind, place < values.count
    else { return false }
    return tree.expressions[values[place]].kind == .nil
  }

  private mutating func findOrigins(_ source: LuaSource) {
    let tree = source.tree
    func set(_ origin: Origin, at name: Range<Int>) {
      if let number = byDeclaration[name.lowerBound] { origins[number] = origin }
    }
    for (statement, value) in tree.statements.enumerated() {
      switch value.kind {
      case .local(let names, _):
        for (place, name) in names.enumerated() { set(.value(statement, place), at: name.name) }
      case .localFunction(let name, let function): set(.function(function), at: name)
      case .genericFor(let names, _, _):
        for (place, name) in names.enumerated() { set(.loop(statement, place), at: name) }
      case .numericFor(let name, _, _): set(.counter, at: name)
      default: break
      }
    }
    for (number, function) in tree.functions.enumerated() {
      for (place, name) in function.parameters.enumerated() {
        set(.parameter(number, place), at: name)
      }
      guard function.isMethod else { continue }
      var token = source.list.index(at: function.range.lowerBound)
      while token < source.list.tokens.count - 1, !source.list.tokens[token].is(.openParenthesis) {
        token += 1
      }
      set(.receiver(number), at: source.list.tokens[token].range)
    }
  }
}
