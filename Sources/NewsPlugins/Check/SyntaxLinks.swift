import LuaSyntax

extension SyntaxTree {
  /// The expressions that stand directly in one.
  func children(of expression: ExpressionID) -> [ExpressionID] {
    switch expressions[expression].kind {
    case .nil, .true, .false, .number, .string, .varargs, .name, .function: []
    case .table(let fields):
      fields.flatMap { field in
        switch field {
        case .element(let value), .named(_, let value): [value]
        case .keyed(let key, let value): [key, value]
        }
      }
    case .member(let base, _), .unary(_, let base), .parenthesized(let base): [base]
    case .index(let base, let key): [base, key]
    case .call(let callee, let arguments): [callee] + arguments
    case .method(let base, _, let arguments): [base] + arguments
    case .binary(_, let left, let right): [left, right]
    }
  }

  /// The expressions that stand directly in a statement.
  func values(of statement: StatementID) -> [ExpressionID] {
    switch statements[statement].kind {
    case .local(_, let values), .returnValues(let values): values
    case .function(let target, _, _): [target]
    case .assignment(let targets, let values): targets + values
    case .call(let call): [call]
    case .whileLoop(let condition, _), .repeatLoop(_, let condition): [condition]
    case .condition(let branches, _): branches.map(\.condition)
    case .numericFor(_, let values, _), .genericFor(_, let values, _): values
    case .empty, .localFunction, .doBlock, .breakLoop, .goto, .label, .wrong: []
    }
  }

  /// The blocks that a statement has, but for those of functions.
  func blocks(of statement: StatementID) -> [Block] {
    switch statements[statement].kind {
    case .doBlock(let block), .whileLoop(_, let block), .repeatLoop(let block, _),
      .numericFor(_, _, let block), .genericFor(_, _, let block):
      [block]
    case .condition(let branches, let otherwise):
      branches.map(\.block) + [otherwise].compactMap { $0 }
    default: []
    }
  }

  /// The function that a statement declares.
  func function(of statement: StatementID) -> FunctionID? {
    switch statements[statement].kind {
    case .localFunction(_, let function), .function(_, _, let function): function
    default: nil
    }
  }
}

/// What each part of a tree stands in.
///
/// Everything is found in flat loops: a tree may be as deep as its source is long.
struct SyntaxLinks: Sendable {
  typealias ExpressionID = SyntaxTree.ExpressionID
  typealias StatementID = SyntaxTree.StatementID
  typealias FunctionID = SyntaxTree.FunctionID

  /// What something stands in.
  enum Parent: Hashable {
    case expression(ExpressionID)
    case statement(StatementID)
  }

  /// What each expression stands in; nil for what belongs to no statement that could be read.
  private(set) var parents: [Parent?]
  /// The statement whose block each statement stands in; nil for those of functions.
  private(set) var outer: [StatementID?]
  /// The function that each statement stands in.
  private(set) var functions: [FunctionID?]
  /// What each function is the value or the body of; nil for the source itself.
  private(set) var owners: [Parent?]

  init(_ tree: SyntaxTree) {
    parents = Array(repeating: nil, count: tree.expressions.count)
    outer = Array(repeating: nil, count: tree.statements.count)
    functions = Array(repeating: nil, count: tree.statements.count)
    owners = Array(repeating: nil, count: tree.functions.count)
    for expression in tree.expressions.indices {
      for child in tree.children(of: expression) { parents[child] = .expression(expression) }
      if case .function(let function) = tree.expressions[expression].kind {
        owners[function] = .expression(expression)
      }
    }
    for (number, function) in tree.functions.enumerated() {
      for statement in function.body.statements { functions[statement] = number }
    }
    // Numbers of what stands inside are smaller.
    for statement in tree.statements.indices.reversed() {
      for value in tree.values(of: statement) { parents[value] = .statement(statement) }
      if let function = tree.function(of: statement) { owners[function] = .statement(statement) }
      for inner in tree.blocks(of: statement).flatMap(\.statements) {
        (outer[inner], functions[inner]) = (statement, functions[statement])
      }
    }
  }

  /// The statement that an expression stands in.
  func statement(of expression: ExpressionID) -> StatementID? {
    var parent = parents[expression]
    while case .expression(let next) = parent { parent = parents[next] }
    guard case .statement(let statement) = parent else { return nil }
    return statement
  }

  /// The function that an expression stands in.
  func function(of expression: ExpressionID) -> FunctionID? {
    statement(of: expression).flatMap { functions[$0] }
  }

  /// The function around one; nil for the source itself.
  func function(around function: FunctionID) -> FunctionID? {
    switch owners[function] {
    case .expression(let expression): self.function(of: expression)
    case .statement(let statement): functions[statement]
    case nil: nil
    }
  }
}
