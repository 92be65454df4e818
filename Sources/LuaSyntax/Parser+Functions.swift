extension Parser {
  /// Reads the parameters and the body of a function, `function` and a name taken already.
  mutating func functionBody(from start: Int, isMethod: Bool, line: Int?) throws(Failure)
    -> SyntaxTree.FunctionID
  {
    let opener = current.range.lowerBound
    let number = tree.functions.count
    tree.functions.append(
      SyntaxTree.Function(
        range: start..<opener, isMethod: isMethod, body: SyntaxTree.Block(range: opener..<opener)))
    openFunction(isVararg: false)
    try expect(.openParenthesis)
    if isMethod { try declare("self", at: opener..<opener) }
    try parameters(of: number)
    locals.activate(from: current.range.lowerBound)
    let bodyStart = current.range.upperBound
    try expect(.closeParenthesis)
    let body = block(from: bodyStart)
    let last = list.lines.number(at: current.range.lowerBound)
    let first = line ?? list.lines.number(at: opener)
    tree.functions[number].body = body
    tree.functions[number].lines = first...max(first, last)
    tree.functions[number].range = start..<current.range.upperBound
    try close(with: .keyword(.end), "end", opened: "function", at: start)
    try closeFunction()
    return number
  }

  private mutating func parameters(of function: Int) throws(Failure) {
    guard !current.is(.closeParenthesis) else { return }
    repeat {
      if current.is(.varargs) {
        try take()
        tree.functions[function].isVararg = true
        varargs[varargs.count - 1] = true
        return
      }
      guard current.kind == .name else { throw failure("<name> or '...' expected") }
      let parameter = try name()
      tree.functions[function].parameters.append(parameter)
      try declare(parameter)
    } while try take(if: .comma)
  }
}
