/// Reads a source of Lua 5.4 by recursive descent, as Lua does, and goes on behind mistakes.
struct Parser {
  let list: TokenList
  /// The number of the token that comes.
  var position = 0
  var tree = SyntaxTree()
  var locals = LocalScopes()
  var jumps = JumpScopes()
  private(set) var problems: [SyntaxProblem] = []
  /// How many constructs are around this one.
  private var depth = 0
  /// Whether each function around this place takes any number of arguments.
  var varargs: [Bool] = []

  /// How deep constructs may lie in each other: Lua has 200 levels of C for them, and takes one
  /// itself.
  static let depthLimit = 199
  /// More are not kept.
  private static let problemLimit = 100

  /// Given up: the problem is kept, and reading goes on at the next statement.
  struct Failure: Error {}

  init(_ list: TokenList) { self.list = list }

  /// Reads everything; as the values of a `return` when that is wanted.
  mutating func run(asValues: Bool) {
    tree.functions.append(
      SyntaxTree.Function(
        range: 0..<list.bytes.count, isVararg: true,
        body: SyntaxTree.Block(range: 0..<list.bytes.count)))
    openFunction(isVararg: true)
    note { parser throws(Failure) in try parser.checkCurrent() }
    var statements: [SyntaxTree.StatementID] = []
    if asValues {
      recovering(&statements) { (parser, statements) throws(Failure) in
        try parser.returnedValues(from: 0, into: &statements)
      }
    }
    if !asValues || !problems.isEmpty { readStatements(into: &statements) }
    while current.kind != .end {
      fail("'<eof>' expected")
      if isBlockEnd(until: true) { position += 1 }
      note { parser throws(Failure) in try parser.checkCurrent() }
      readStatements(into: &statements)
    }
    tree.functions[0].body.statements = statements
    note { parser throws(Failure) in try parser.closeFunction() }
    tree.locals = locals.locals
  }

  /// The token that comes.
  var current: Token { list.tokens[position] }
  /// Where the token before that ends.
  var lastEnd: Int { position > 0 ? list.tokens[position - 1].range.upperBound : 0 }

  /// Takes the token that comes; fails when the one behind it is none, as Lua reads ahead.
  @discardableResult
  mutating func take() throws(Failure) -> Token {
    let token = current
    if token.kind != .end { position += 1 }
    try checkCurrent()
    return token
  }

  mutating func checkCurrent() throws(Failure) {
    guard case .wrong(let error) = current.kind else { return }
    add(SyntaxProblem(message: error.message, range: current.range, canGoOn: error.canGoOn))
    throw Failure()
  }

  /// Takes the token when it is that symbol.
  mutating func take(if symbol: Symbol) throws(Failure) -> Bool {
    guard current.is(symbol) else { return false }
    try take()
    return true
  }

  mutating func expect(_ symbol: Symbol) throws(Failure) {
    guard current.is(symbol) else { throw failure("'\(symbol.rawValue)' expected") }
    try take()
  }

  mutating func expect(_ keyword: Keyword) throws(Failure) {
    guard current.is(keyword) else { throw failure("'\(keyword.rawValue)' expected") }
    try take()
  }

  /// Takes what closes something that a token at an offset opened; at the end of the source all that
  /// is open counts as closed, so that the tree has it.
  mutating func close(with kind: Token.Kind, _ text: String, opened: String, at offset: Int)
    throws(Failure)
  {
    guard current.kind == kind else {
      let line = list.lines.number(at: offset)
      let here = list.lines.number(at: current.range.lowerBound)
      let opener = line == here ? "" : " (to close '\(opened)' at line \(line))"
      fail("'\(text)' expected" + opener)
      if current.kind == .end { return }
      throw Failure()
    }
    try take()
  }

  /// Takes a name.
  mutating func name() throws(Failure) -> Range<Int> {
    guard current.kind == .name else { throw failure("<name> expected") }
    return try take().range
  }

  /// Goes into a construct; Lua refuses those that lie too deep in each other.
  mutating func nested<Result>(_ body: (inout Parser) throws(Failure) -> Result)
    throws(Failure) -> Result
  {
    guard depth < Self.depthLimit else { throw failure("C stack overflow", isNear: false) }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  /// Keeps a problem at the token that comes.
  mutating func failure(_ message: String, isNear: Bool = true) -> Failure {
    fail(message, isNear: isNear)
    return Failure()
  }

  private mutating func fail(_ message: String, isNear: Bool = true) {
    let isEnd = current.kind == .end
    let near = isEnd ? "<eof>" : "'\(list.text(current.range))'"
    add(
      SyntaxProblem(
        message: isNear ? "\(message) near \(near)" : message, range: current.range,
        canGoOn: isNear && isEnd))
  }

  /// Keeps a problem of something that was read.
  mutating func failure(_ message: String, at range: Range<Int>) -> Failure {
    add(SyntaxProblem(message: message, range: range, canGoOn: false))
    return Failure()
  }

  /// Keeps a problem unless one is kept for the same place: that would be a consequence.
  private mutating func add(_ problem: SyntaxProblem) {
    guard problems.count < Self.problemLimit, problems.last?.range != problem.range else { return }
    problems.append(problem)
  }

  /// Does something whose failure changes nothing else.
  mutating func note(_ body: (inout Parser) throws(Failure) -> Void) {
    do throws(Failure) { try body(&self) } catch {}
  }

  mutating func add(_ kind: SyntaxTree.ExpressionKind, from start: Int) -> SyntaxTree.ExpressionID {
    tree.expressions.append(SyntaxTree.Expression(kind: kind, range: start..<max(start, lastEnd)))
    return tree.expressions.count - 1
  }

  mutating func add(_ kind: SyntaxTree.StatementKind, from start: Int) -> SyntaxTree.StatementID {
    tree.statements.append(SyntaxTree.Statement(kind: kind, range: start..<max(start, lastEnd)))
    return tree.statements.count - 1
  }
}
