extension Parser {
  typealias StatementID = SyntaxTree.StatementID
  typealias Block = SyntaxTree.Block

  /// Whether what comes ends a block; `until` does only where it is asked for.
  func isBlockEnd(until: Bool) -> Bool {
    switch current.kind {
    case .end, .keyword(.end), .keyword(.else), .keyword(.elseif): true
    case .keyword(.until): until
    default: false
    }
  }

  /// Reads statements up to the end of their block.
  mutating func readStatements(into statements: inout [StatementID]) {
    while !isBlockEnd(until: true) {
      let isReturn = current.is(.return)
      let isRead = recovering(&statements) { (parser, statements) throws(Failure) in
        try parser.statement(into: &statements)
      }
      // It is the last statement of its block.
      if isReturn, isRead { return }
    }
  }

  /// Reads a statement; behind one with a mistake, goes on at the next.
  @discardableResult
  mutating func recovering(
    _ statements: inout [StatementID],
    _ body: (inout Parser, inout [StatementID]) throws(Failure) -> Void
  ) -> Bool {
    let (first, blocks, start) = (position, locals.depth, current.range.lowerBound)
    do throws(Failure) {
      try body(&self, &statements)
      return true
    } catch {
      closeAll(downTo: blocks)
      if position == first, current.kind != .end { position += 1 }
      while !isStatementStart, !isBlockEnd(until: true) { position += 1 }
      statements.append(add(.wrong, from: start))
      return false
    }
  }

  /// Whether a statement surely begins here.
  private var isStatementStart: Bool {
    switch current.kind {
    case .keyword(.local), .keyword(.if), .keyword(.for), .keyword(.while), .keyword(.repeat),
      .keyword(.return), .keyword(.do), .keyword(.goto), .keyword(.break), .symbol(.semicolon):
      true
    case .keyword(.function): list.tokens[position + 1].kind == .name
    case .name:
      list.lines.number(at: lastEnd) < list.lines.number(at: current.range.lowerBound)
    default: false
    }
  }

  /// Statements in a scope of their own, from an offset on.
  mutating func block(from start: Int) -> Block {
    openBlock()
    defer { closeBlock() }
    return openedBlock(from: start)
  }

  /// Statements in the scope that is open.
  mutating func openedBlock(from start: Int) -> Block {
    var block = Block(range: start..<start)
    readStatements(into: &block.statements)
    block.range = start..<max(start, current.range.lowerBound)
    return block
  }

  private mutating func statement(into statements: inout [StatementID]) throws(Failure) {
    try nested { parser throws(Failure) in
      let start = parser.current.range.lowerBound
      switch parser.current.kind {
      case .symbol(.semicolon):
        try parser.take()
        statements.append(parser.add(.empty, from: start))
      case .symbol(.doubleColon): try parser.labelStatement(into: &statements)
      case .keyword(.return):
        try parser.take()
        try parser.returnedValues(from: start, into: &statements)
      default:
        let kind = try parser.statementKind(from: start)
        statements.append(parser.add(kind, from: start))
      }
    }
  }

  private mutating func statementKind(from start: Int) throws(Failure) -> SyntaxTree.StatementKind {
    switch current.kind {
    case .keyword(.if): return try ifStatement(from: start)
    case .keyword(.while): return try whileStatement(from: start)
    case .keyword(.do):
      let opener = try take()
      let block = block(from: opener.range.upperBound)
      try close(with: .keyword(.end), "end", opened: "do", at: start)
      return .doBlock(block)
    case .keyword(.for): return try forStatement(from: start)
    case .keyword(.repeat): return try repeatStatement(from: start)
    case .keyword(.function): return try functionStatement(from: start)
    case .keyword(.local):
      try take()
      guard current.is(.function) else { return try localStatement() }
      try take()
      return try localFunctionStatement(from: start)
    case .keyword(.break):
      let range = try take().range
      jumps.leaveLoop(at: range, localCount: locals.count)
      return .breakLoop
    case .keyword(.goto):
      try take()
      let label = try name()
      jumps.jump(to: list.text(label), at: label, localCount: locals.count)
      return .goto(label)
    default: return try expressionStatement()
    }
  }

  /// What stands behind `return`.
  mutating func returnedValues(from start: Int, into statements: inout [StatementID])
    throws(Failure)
  {
    var values: [ExpressionID] = []
    if !isBlockEnd(until: true), !current.is(.semicolon) { values = try expressions() }
    statements.append(add(.returnValues(values), from: start))
    _ = try take(if: .semicolon)
  }

  private mutating func labelStatement(into statements: inout [StatementID]) throws(Failure) {
    let start = try take().range.lowerBound
    let label = try name()
    try expect(.doubleColon)
    statements.append(add(.label(label), from: start))
    while current.is(.semicolon) || current.is(.doubleColon) {
      try statement(into: &statements)
    }
    try self.label(label, isLast: isBlockEnd(until: false))
  }

  private mutating func expressionStatement() throws(Failure) -> SyntaxTree.StatementKind {
    let first = try suffixedExpression()
    if current.is(.assign) || current.is(.comma) {
      var targets: [ExpressionID] = []
      let values = try assignment(of: first, into: &targets)
      return .assignment(targets, values: values)
    }
    switch tree.expressions[first].kind {
    case .call, .method: return .call(first)
    default: throw failure("syntax error")
    }
  }

  /// Reads the rest of an assignment behind one of its targets, and gives its values.
  private mutating func assignment(of target: ExpressionID, into targets: inout [ExpressionID])
    throws(Failure) -> [ExpressionID]
  {
    switch tree.expressions[target].kind {
    case .name, .member, .index: targets.append(target)
    default: throw failure("syntax error")
    }
    try checkAssignable(target)
    guard try take(if: .comma) else {
      try expect(.assign)
      return try expressions()
    }
    let next = try suffixedExpression()
    return try nested { parser throws(Failure) in
      try parser.assignment(of: next, into: &targets)
    }
  }
}
