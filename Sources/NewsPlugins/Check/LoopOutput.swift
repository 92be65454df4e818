import LuaSyntax

/// What the body of a loop puts out, or into something that is put out later, in the loop's order.
struct LoopOutput {
  typealias ExpressionID = SyntaxTree.ExpressionID

  /// What the order reaches; nil for a loop that only gathers.
  private(set) var description: String?

  private let file: CheckedFile
  private let block: Range<Int>

  init(_ block: SyntaxTree.Block, in file: CheckedFile) {
    (self.file, self.block) = (file, block.range)
    for (number, expression) in file.tree.expressions.enumerated()
    where block.range.contains(expression.range.lowerBound) && description == nil {
      guard file.links.parents[number] != nil else { continue }
      switch expression.kind {
      case .call(let callee, let arguments): call(callee, arguments)
      case .method(let base, let name, _): method(base, file.text(name))
      default: break
      }
      if file.names.targets.contains(number) { write(number) }
    }
  }

  private mutating func call(_ callee: ExpressionID, _ arguments: [ExpressionID]) {
    guard case .libraryFunction(let name) = file.shapes.shape(callee) else { return }
    switch name {
    case "print", "io.write": description = "what \(name) writes"
    case "table.insert": if let list = arguments.first { append(to: list) }
    default: break
    }
  }

  private mutating func method(_ base: ExpressionID, _ name: String) {
    if case .object("Output", _) = file.shapes.shape(base) {
      description = "the output (\(name))"
    } else if case .member(let library, let stream) = file.kind(base),
      file.isName(library, "io"), file.text(stream) == "stdout", name == "write"
    {
      description = "standard output"
    }
  }

  /// An assignment: to a list, or of a text with something put behind it.
  private mutating func write(_ target: ExpressionID) {
    switch file.tree.expressions[target].kind {
    case .index(let list, let key):
      if isPosition(key, in: list) { append(to: list) }
    case .name:
      guard let local = file.names.locals[target], isOutside(local),
        case .statement(let statement) = file.links.parents[target],
        case .assignment(let targets, let values) = file.tree.statements[statement].kind,
        let place = targets.firstIndex(of: target), place < values.count,
        joins(values[place], local)
      else { return }
      description = "the text '\(file.tree.locals[local].name)'"
    default: return
    }
  }

  /// Whether a value is a text that begins or ends with the variable: `s = s .. word`.
  private func joins(_ value: ExpressionID, _ local: Int) -> Bool {
    guard case .binary(.symbol(.concatenation), let left, _) = file.kind(value) else {
      return false
    }
    return file.names.locals[file.bare(left)] == local
  }

  /// Whether a key is the place behind the last element: `#list + 1`, or a count that grows.
  private func isPosition(_ key: ExpressionID, in list: ExpressionID) -> Bool {
    switch file.kind(key) {
    case .binary(.symbol(.plus), let left, _):
      guard case .unary(.symbol(.length), let counted) = file.kind(left) else { return false }
      return file.text(file.range(counted)) == file.text(file.range(list))
    case .name:
      guard let local = file.names.locals[file.bare(key)], isOutside(local) else { return false }
      return file.names.writes[local].contains { block.contains(file.range($0).lowerBound) }
    default: return false
    }
  }

  private func isOutside(_ local: Int) -> Bool {
    !block.contains(file.tree.locals[local].declaration.lowerBound)
  }

  /// Something is put behind a list: its order counts when it is put out and nothing sorts it.
  private mutating func append(to list: ExpressionID) {
    guard let uses = uses(of: file.bare(list)), !uses.contains(where: { isSorted($0) }) else {
      return
    }
    let later = uses.filter { !block.contains(file.range($0).lowerBound) }
    guard let use = later.compactMap({ output(of: $0) }).first else { return }
    description = "'\(file.text(file.range(list)))', which is \(use) unsorted"
  }

  /// Where a list that is there before the loop is used: a local variable, or a field by its name.
  private func uses(of list: ExpressionID) -> [ExpressionID]? {
    switch file.tree.expressions[list].kind {
    case .name:
      guard let local = file.names.locals[list], isOutside(local) else { return nil }
      return file.names.reads[local]
    case .member(let base, let name):
      if let local = file.names.locals[file.bare(base)], !isOutside(local) { return nil }
      return (file.project.members[file.text(name)] ?? []).filter { $0.0 === file }.map(\.1)
    default: return nil
    }
  }

  /// Whether an expression is what something sorts: `table.sort` or a function with that word.
  private func isSorted(_ expression: ExpressionID) -> Bool {
    guard case .expression(let outer) = file.receiver(of: expression),
      case .call(let callee, _) = file.tree.expressions[outer].kind
    else { return false }
    return file.text(file.range(callee)).contains("sort")
  }

  /// How a list is put out: returned, joined to a text, or given to an output.
  private func output(of expression: ExpressionID) -> String? {
    var inner = expression
    while true {
      switch file.receiver(of: inner) {
      case .expression(let outer):
        switch file.tree.expressions[outer].kind {
        case .table: inner = outer
        case .call(let callee, _):
          if case .libraryFunction("table.concat") = file.shapes.shape(callee) { return "joined" }
          return nil
        case .method(let base, _, _):
          if case .object("Output", _) = file.shapes.shape(base), file.bare(base) != inner {
            return "put out"
          }
          return nil
        default: return nil
        }
      case .statement(let statement):
        guard case .returnValues = file.tree.statements[statement].kind else { return nil }
        return "returned"
      case nil: return nil
      }
    }
  }
}
