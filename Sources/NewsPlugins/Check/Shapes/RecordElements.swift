import LuaSyntax

/// What is put into a table that is written out as the value of a local variable.
struct RecordElements {
  /// What its elements are; unknown when others may put something in.
  private(set) var shape = LuaShape.nothing

  init(_ place: LuaShape.Place, in project: CheckProject) {
    let file = project.files[place.file]
    guard let local = Self.local(of: place.number, in: file) else {
      shape = .unknown
      return
    }
    for read in file.names.reads[local] where shape != .unknown { add(read, file) }
    if shape == .nothing { shape = .unknown }
  }

  /// The local variable that a table alone is the value of.
  static func local(of table: SyntaxTree.ExpressionID, in file: CheckedFile) -> Int? {
    guard case .table(let fields) = file.tree.expressions[table].kind, fields.isEmpty,
      case .statement(let statement) = file.links.parents[table],
      case .local(let names, let values) = file.tree.statements[statement].kind,
      let place = values.firstIndex(of: table), place < names.count,
      let local = file.names.declared(at: names[place].name), file.names.writes[local].isEmpty
    else { return nil }
    return local
  }

  private mutating func add(_ read: SyntaxTree.ExpressionID, _ file: CheckedFile) {
    switch file.receiver(of: read) {
    case .expression(let outer):
      switch file.tree.expressions[outer].kind {
      case .index(let base, let key) where file.bare(base) == read:
        if file.names.targets.contains(outer), file.string(key) == nil {
          shape = shape.joined(file.shapes.written(outer))
        }
      case .unary(.symbol(.length), _): break
      case .call(let callee, let arguments):
        guard case .libraryFunction(let name) = file.shapes.shape(callee) else {
          shape = .unknown
          return
        }
        guard name == "table.insert", arguments.first.map(file.bare) == read,
          let last = arguments.last
        else { return }
        shape = shape.joined(file.shapes.shape(last))
      case .table, .binary: break
      default: shape = .unknown
      }
    case .statement(let statement):
      guard case .returnValues = file.tree.statements[statement].kind else {
        shape = .unknown
        return
      }
    case nil: break
    }
  }
}
