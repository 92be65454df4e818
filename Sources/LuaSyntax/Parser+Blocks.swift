extension Parser {
  mutating func ifStatement(from start: Int) throws(Failure) -> SyntaxTree.StatementKind {
    var branches: [SyntaxTree.ConditionalBlock] = []
    repeat {
      try take()
      let condition = try expression()
      let opener = current.range.upperBound
      try expect(.then)
      branches.append(
        SyntaxTree.ConditionalBlock(condition: condition, block: block(from: opener)))
    } while current.is(.elseif)
    var otherwise: Block?
    if current.is(.else) {
      let opener = try take()
      otherwise = block(from: opener.range.upperBound)
    }
    try close(with: .keyword(.end), "end", opened: "if", at: start)
    return .condition(branches, otherwise: otherwise)
  }

  mutating func whileStatement(from start: Int) throws(Failure) -> SyntaxTree.StatementKind {
    try take()
    let condition = try expression()
    openBlock(isLoop: true)
    let opener = current.range.upperBound
    try expect(.do)
    let block = openedBlock(from: opener)
    closeBlock()
    try close(with: .keyword(.end), "end", opened: "while", at: start)
    return .whileLoop(condition, block)
  }

  mutating func repeatStatement(from start: Int) throws(Failure) -> SyntaxTree.StatementKind {
    openBlock(isLoop: true)
    openBlock()
    let opener = try take()
    let block = openedBlock(from: opener.range.upperBound)
    try close(with: .keyword(.until), "until", opened: "repeat", at: start)
    // The condition sees the variables of the block.
    let condition = try expression()
    closeBlock()
    closeBlock()
    return .repeatLoop(block, until: condition)
  }

  mutating func forStatement(from start: Int) throws(Failure) -> SyntaxTree.StatementKind {
    openBlock(isLoop: true)
    try take()
    let first = try name()
    switch current.kind {
    case .symbol(.assign): return try numericFor(first, from: start)
    case .symbol(.comma), .keyword(.in): return try genericFor(first, from: start)
    default: throw failure("'=' or 'in' expected")
    }
  }

  private mutating func numericFor(_ name: Range<Int>, from start: Int) throws(Failure)
    -> SyntaxTree.StatementKind
  {
    try declareHidden(3)
    try declare(name)
    try expect(.assign)
    var bounds = [try expression()]
    try expect(.comma)
    bounds.append(try expression())
    if try take(if: .comma) { bounds.append(try expression()) }
    return .numericFor(name, bounds, try forBody(from: start))
  }

  private mutating func genericFor(_ first: Range<Int>, from start: Int) throws(Failure)
    -> SyntaxTree.StatementKind
  {
    var names = [first]
    try declareHidden(4)
    try declare(first)
    while try take(if: .comma) {
      names.append(try name())
      try declare(names[names.count - 1])
    }
    try expect(.in)
    let values = try expressions()
    return .genericFor(names, values, try forBody(from: start))
  }

  /// The body of a loop whose variables are declared.
  private mutating func forBody(from start: Int) throws(Failure) -> Block {
    let opener = current.range.upperBound
    try expect(.do)
    openBlock()
    locals.activate(from: opener)
    let block = openedBlock(from: opener)
    closeBlock()
    closeBlock()
    try close(with: .keyword(.end), "end", opened: "for", at: start)
    return block
  }

  mutating func functionStatement(from start: Int) throws(Failure) -> SyntaxTree.StatementKind {
    let line = list.lines.number(at: start)
    try take()
    let nameStart = current.range.lowerBound
    _ = try name()
    var target = add(.name, from: nameStart)
    while try take(if: .dot) {
      let field = try name()
      target = add(.member(target, field), from: nameStart)
    }
    var method: Range<Int>?
    if try take(if: .colon) { method = try name() }
    let function = try functionBody(from: start, isMethod: method != nil, line: line)
    if method == nil { try checkAssignable(target) }
    return .function(target: target, method: method, function)
  }

  mutating func localFunctionStatement(from start: Int) throws(Failure)
    -> SyntaxTree.StatementKind
  {
    let name = try name()
    try declare(name)
    // It can call itself.
    locals.activate(from: name.upperBound)
    return .localFunction(name, try functionBody(from: start, isMethod: false, line: nil))
  }

  mutating func localStatement() throws(Failure) -> SyntaxTree.StatementKind {
    var names: [SyntaxTree.LocalName] = []
    repeat {
      let name = try name()
      try declare(name)
      let kind = try attribute()
      if kind == .closed, names.contains(where: { $0.kind == .closed }) {
        throw failure("multiple to-be-closed variables in local list", at: name)
      }
      locals.setKind(kind)
      names.append(SyntaxTree.LocalName(name: name, kind: kind))
    } while try take(if: .comma)
    var values: [ExpressionID] = []
    if try take(if: .assign) {
      values = try expressions()
    }
    // One whose values are not whole is not there yet.
    let isWhole = current.kind != .end || problems.last?.range != current.range
    locals.activate(from: isWhole ? lastEnd : list.bytes.count + 1)
    return .local(names, values: values)
  }

  /// `<const>`, `<close>` or nothing.
  private mutating func attribute() throws(Failure) -> LocalVariable.Kind {
    guard try take(if: .less) else { return .variable }
    let name = try name()
    try expect(.greater)
    switch list.text(name) {
    case "const": return .constant
    case "close": return .closed
    case let other: throw failure("unknown attribute '\(other)'", at: name)
    }
  }
}
