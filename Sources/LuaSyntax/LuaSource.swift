/// A source of Lua 5.4 that has been read: its tokens, its tree and what is wrong with it.
///
/// A source without problems is one that Lua compiles, and the other way round, but for limits that
/// only the code has which Lua makes: more than 255 upvalues or registers of a function, jumps and
/// constants beyond what an instruction holds, and the memory of the state. Nesting is limited as
/// in a state that runs nothing else. Everything takes time in proportion to the source.
package struct LuaSource: Sendable {
  /// The tokens, with the bytes.
  package let list: TokenList
  /// Statements and expressions, also of a source with problems.
  package let tree: SyntaxTree
  /// What is wrong, in the order of the source; the first is what Lua says, the others are guesses.
  package let problems: [SyntaxProblem]

  /// What a source is.
  package enum Status: Hashable, Sendable {
    case complete
    /// More lines could make it complete.
    case unfinished
    /// No further line can.
    case wrong(SyntaxProblem)
  }

  /// Reads a source, which need not be UTF-8; with `asValues` as what stands behind `return`.
  package init(_ bytes: [UInt8], asValues: Bool = false) {
    self.init(TokenList(bytes), asValues: asValues)
  }

  /// Reads a source; with `asValues` as what stands behind `return`.
  package init(_ text: String, asValues: Bool = false) {
    self.init(TokenList(text), asValues: asValues)
  }

  /// Reads tokens; with `asValues` as what stands behind `return`.
  package init(_ list: TokenList, asValues: Bool = false) {
    var parser = Parser(list)
    parser.run(asValues: asValues)
    (self.list, tree, problems) = (list, parser.tree, parser.problems)
  }

  /// What the source is.
  package var status: Status {
    guard let problem = problems.first else { return .complete }
    return problem.canGoOn ? .unfinished : .wrong(problem)
  }

  /// The local variables that can be used at an offset, inner before outer; of the same name only
  /// the one that is meant.
  package func locals(at offset: Int) -> [LocalVariable] {
    var names: Set<String> = []
    return tree.locals.reversed().filter { variable in
      let scope = variable.scope
      return scope.lowerBound <= offset && offset <= scope.upperBound
        && variable.declaration.upperBound <= offset && names.insert(variable.name).inserted
    }
  }
}
