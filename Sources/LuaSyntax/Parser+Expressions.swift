extension Parser {
  typealias ExpressionID = SyntaxTree.ExpressionID

  /// How strongly each operator binds on its left and on its right.
  private static let strengths: [Token.Kind: (left: Int, right: Int)] = {
    var strengths: [Token.Kind: (left: Int, right: Int)] = [:]
    let symbols: [([Symbol], Int, Int)] = [
      ([.plus, .minus], 10, 10), ([.times, .modulo, .divide, .divideWhole], 11, 11),
      ([.power], 14, 13), ([.concatenation], 9, 8), ([.shiftLeft, .shiftRight], 7, 7),
      ([.ampersand], 6, 6), ([.tilde], 5, 5), ([.pipe], 4, 4),
      ([.equal, .unequal, .less, .lessOrEqual, .greater, .greaterOrEqual], 3, 3),
    ]
    for (group, left, right) in symbols {
      for symbol in group { strengths[.symbol(symbol)] = (left, right) }
    }
    strengths[.keyword(.and)] = (2, 2)
    strengths[.keyword(.or)] = (1, 1)
    return strengths
  }()

  private static let unaryStrength = 12
  private static let unaryOperators: Set<Token.Kind> = [
    .keyword(.not), .symbol(.minus), .symbol(.tilde), .symbol(.length),
  ]

  mutating func expression() throws(Failure) -> ExpressionID { try expression(above: 0) }

  /// An expression of operators that bind more strongly than a number says.
  private mutating func expression(above limit: Int) throws(Failure) -> ExpressionID {
    try nested { parser throws(Failure) in
      let start = parser.current.range.lowerBound
      var left: ExpressionID
      if Self.unaryOperators.contains(parser.current.kind) {
        let sign = try parser.take().kind
        let operand = try parser.expression(above: Self.unaryStrength)
        left = parser.add(.unary(sign, operand), from: start)
      } else {
        left = try parser.simpleExpression()
      }
      while let strength = Self.strengths[parser.current.kind], strength.left > limit {
        let sign = try parser.take().kind
        let right = try parser.expression(above: strength.right)
        left = parser.add(.binary(sign, left, right), from: start)
      }
      return left
    }
  }

  private mutating func simpleExpression() throws(Failure) -> ExpressionID {
    let start = current.range.lowerBound
    let kind: SyntaxTree.ExpressionKind
    switch current.kind {
    case .number: kind = .number
    case .string: kind = .string
    case .keyword(.nil): kind = .nil
    case .keyword(.true): kind = .true
    case .keyword(.false): kind = .false
    case .symbol(.varargs):
      guard varargs.last == true else {
        throw failure("cannot use '...' outside a vararg function")
      }
      kind = .varargs
    case .symbol(.openBrace): return try table()
    case .keyword(.function):
      try take()
      let function = try functionBody(from: start, isMethod: false, line: nil)
      return add(.function(function), from: start)
    default: return try suffixedExpression()
    }
    try take()
    return add(kind, from: start)
  }

  private mutating func primaryExpression() throws(Failure) -> ExpressionID {
    let start = current.range.lowerBound
    switch current.kind {
    case .name:
      try take()
      return add(.name, from: start)
    case .symbol(.openParenthesis):
      try take()
      let inner = try expression()
      try close(with: .symbol(.closeParenthesis), ")", opened: "(", at: start)
      return add(.parenthesized(inner), from: start)
    default: throw failure("unexpected symbol")
    }
  }

  /// A name or an expression in parentheses, with fields, keys and calls behind it.
  mutating func suffixedExpression() throws(Failure) -> ExpressionID {
    let start = current.range.lowerBound
    var expression = try primaryExpression()
    while true {
      switch current.kind {
      case .symbol(.dot):
        try take()
        let field = try name()
        expression = add(.member(expression, field), from: start)
      case .symbol(.openBracket):
        let key = try bracketedKey()
        expression = add(.index(expression, key), from: start)
      case .symbol(.colon):
        try take()
        let method = try name()
        let arguments = try callArguments()
        expression = add(.method(expression, method, arguments), from: start)
      case .symbol(.openParenthesis), .symbol(.openBrace), .string:
        let arguments = try callArguments()
        expression = add(.call(expression, arguments), from: start)
      default: return expression
      }
    }
  }

  private mutating func bracketedKey() throws(Failure) -> ExpressionID {
    try take()
    let key = try expression()
    try expect(.closeBracket)
    return key
  }

  private mutating func callArguments() throws(Failure) -> [ExpressionID] {
    let start = current.range.lowerBound
    switch current.kind {
    case .string:
      try take()
      return [add(.string, from: start)]
    case .symbol(.openBrace): return [try table()]
    case .symbol(.openParenthesis):
      try take()
      var arguments: [ExpressionID] = []
      if !current.is(.closeParenthesis) { arguments = try expressions() }
      try close(with: .symbol(.closeParenthesis), ")", opened: "(", at: start)
      return arguments
    default: throw failure("function arguments expected")
    }
  }

  /// One or more expressions with commas between them.
  mutating func expressions() throws(Failure) -> [ExpressionID] {
    var list = [try expression()]
    while try take(if: .comma) { list.append(try expression()) }
    return list
  }

  private mutating func table() throws(Failure) -> ExpressionID {
    let start = current.range.lowerBound
    try expect(.openBrace)
    var fields: [SyntaxTree.TableField] = []
    while !current.is(.closeBrace) {
      fields.append(try field())
      guard current.is(.comma) || current.is(.semicolon) else { break }
      try take()
    }
    try close(with: .symbol(.closeBrace), "}", opened: "{", at: start)
    return add(.table(fields), from: start)
  }

  private mutating func field() throws(Failure) -> SyntaxTree.TableField {
    if current.is(.openBracket) {
      let key = try bracketedKey()
      try expect(.assign)
      return .keyed(key, try expression())
    }
    guard current.kind == .name, list.tokens[position + 1].is(.assign) else {
      return .element(try expression())
    }
    let name = try name()
    try expect(.assign)
    return .named(name, try expression())
  }
}
