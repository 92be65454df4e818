import LuaKit
import LuaSyntax

/// A local variable of the entry that is being typed, known by how it is declared.
struct DeclaredLocal {
  private let variable: LocalVariable
  private let reader: SubjectReader

  /// Takes a variable of the source of a reader.
  init(_ variable: LocalVariable, in reader: SubjectReader) {
    (self.variable, self.reader) = (variable, reader)
  }

  /// What it is; nil when nobody knows.
  func subject(depth: Int) -> Subject? {
    for statement in reader.source.tree.statements
    where statement.range.lowerBound <= variable.declaration.lowerBound
      && variable.declaration.upperBound <= statement.range.upperBound
    {
      switch statement.kind {
      case .local(let names, let values):
        guard let place = names.firstIndex(where: { $0.name == variable.declaration }) else {
          continue
        }
        return place < values.count ? reader.subject(values[place], depth: depth) : nil
      case .genericFor(let names, let values, _):
        guard let place = names.firstIndex(of: variable.declaration) else { continue }
        return values.first.flatMap { iterated(by: $0, place: place, depth: depth) } ?? named
      case .numericFor(variable.declaration, _, _), .localFunction(variable.declaration, _):
        return nil
      default: continue
      }
    }
    return named
  }

  /// What a loop gives at a place: of `x:each()`, `ipairs(x)` or `pairs(x)`.
  private func iterated(by value: SyntaxTree.ExpressionID, place: Int, depth: Int) -> Subject? {
    if case .type(let type)? = reader.subject(value, depth: depth) {
      let types = type.iterated
      return place < types.count ? .type(types[place]) : nil
    }
    let tree = reader.source.tree
    guard place == 1, case .call(let callee, let arguments) = tree.expressions[value].kind,
      ["ipairs", "pairs"].contains(reader.source.list.text(tree.expressions[callee].range)),
      let list = arguments.first, let subject = reader.subject(list, depth: depth)
    else { return nil }
    if case .table(let table) = subject {
      return (try? table.glance(element: 1)).flatMap(reader.subject(of:))
    }
    return reader.elementType(of: subject).map { .type($0) }
  }

  /// A variable that is called like a class is mostly one of it: `article`, `other_article`.
  private var named: Subject? {
    let words = variable.name.split(separator: "_")
    let wholeName = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    let last = words.last.map { $0.prefix(1).uppercased() + $0.dropFirst() } ?? ""
    let short = ["acc": "", "out": "Output", "a": "Article", "q": "Quote", "m": "Mention"]
    for name in [wholeName, last, short[variable.name] ?? ""]
    where reader.description.classes.contains(where: { $0.name == name }) {
      return .type(KnownType(name))
    }
    return nil
  }
}
