extension Parser {
  mutating func openFunction(isVararg: Bool) {
    varargs.append(isVararg)
    locals.openFunction()
    jumps.openFunction()
    openBlock()
  }

  /// Ends a function, whose jumps must all have found their labels.
  mutating func closeFunction() throws(Failure) {
    closeBlock()
    locals.closeFunction()
    varargs.removeLast()
    do throws(JumpScopes.Mistake) {
      try jumps.closeFunction()
    } catch {
      throw failure(for: error)
    }
  }

  mutating func openBlock(isLoop: Bool = false) {
    jumps.openBlock(isLoop: isLoop, localCount: locals.count)
    locals.openBlock()
  }

  /// Closes what a statement with a mistake has left open.
  mutating func closeAll(downTo blocks: Int) {
    while locals.depth > blocks {
      if jumps.isInFunctionBody {
        note { parser throws(Failure) in try parser.closeFunction() }
      } else {
        closeBlock()
      }
    }
    locals.forgetWaiting()
  }

  mutating func closeBlock() {
    jumps.closeBlock()
    locals.closeBlock(at: current.range.lowerBound)
  }

  mutating func declare(
    _ range: Range<Int>, _ kind: LocalVariable.Kind = .variable
  ) throws(Failure) {
    try declare(list.text(range), at: range, kind)
  }

  mutating func declare(
    _ name: String, at range: Range<Int>, _ kind: LocalVariable.Kind = .variable
  ) throws(Failure) {
    guard locals.declare(name, at: range, kind) else { throw tooMany() }
  }

  mutating func declareHidden(_ count: Int) throws(Failure) {
    guard locals.declareHidden(count) else { throw tooMany() }
  }

  private mutating func tooMany() -> Failure {
    failure("too many local variables (limit is 200)")
  }

  mutating func label(_ range: Range<Int>, isLast: Bool) throws(Failure) {
    do throws(JumpScopes.Mistake) {
      try jumps.label(
        list.text(range), at: range.lowerBound, localCount: locals.count, isLast: isLast)
    } catch {
      if case .repeated(let offset) = error {
        let line = list.lines.number(at: offset)
        throw failure(
          "label '\(list.text(range))' already defined on line \(line)", at: range)
      }
      throw failure(for: error)
    }
  }

  private mutating func failure(for mistake: JumpScopes.Mistake) -> Failure {
    switch mistake {
    case .noLabel(let jump):
      let line = list.lines.number(at: jump.range.lowerBound)
      let message =
        jump.name == "break"
        ? "break outside loop at line \(line)"
        : "no visible label '\(jump.name)' for goto at line \(line)"
      return failure(message, at: jump.range)
    case .intoScope(let jump, let number):
      let line = list.lines.number(at: jump.range.lowerBound)
      return failure(
        "<goto \(jump.name)> at line \(line) jumps into the scope of local "
          + "'\(locals.name(at: number))'", at: jump.range)
    case .repeated: return Failure()
    }
  }

  /// Fails when a variable cannot be assigned to.
  mutating func checkAssignable(_ expression: SyntaxTree.ExpressionID) throws(Failure) {
    let target = tree.expressions[expression]
    guard case .name = target.kind else { return }
    let name = list.text(target.range)
    if let variable = locals.variable(name), variable.kind != .variable {
      throw failure("attempt to assign to const variable '\(name)'", at: target.range)
    }
  }
}
