/// What people type where a shell is expected: statements, and an expression to see its value.
///
///     x = 1
///     x
extension LuaSource {
  private static let returned = Array("return ".utf8)

  /// The source with `return` before the expression that ends it, and where that was put; nil when
  /// no statement stands before it, or none but statements.
  ///
  /// Takes statements as they were read. Whether what comes of it is a source of Lua is its
  /// ``status``; its lines are those of this source.
  package var returningLastExpression: (source: LuaSource, offset: Int)? {
    guard let offset = lastExpression else { return nil }
    let bytes = list.bytes[..<offset] + Self.returned + list.bytes[offset...]
    return (LuaSource(Array(bytes)), offset)
  }

  /// Where `return` with its space is, in a source that has it before its last expression.
  package static func returnRange(at offset: Int) -> Range<Int> {
    offset..<offset + returned.count
  }

  /// Where what is no statement begins, or else a call that is the last of several statements.
  private var lastExpression: Int? {
    let statements = tree.functions[0].body.statements.map { tree.statements[$0] }
    guard let first = statements.first else { return nil }
    let last: SyntaxTree.Statement?
    if problems.isEmpty {
      last = statements.last.flatMap { if case .call = $0.kind { $0 } else { nil } }
    } else {
      last = statements.first { $0.kind == .wrong }
    }
    guard let start = last?.range.lowerBound, start > first.range.lowerBound else { return nil }
    return start
  }
}
