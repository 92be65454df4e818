import LuaSyntax
import NewsScript

/// Which options components declare, and which of them are read.
struct OptionUses {
  /// An option that a component declares.
  struct Declaration {
    let file: CheckedFile
    let name: String
    let range: Range<Int>
  }

  /// A place where an option is read.
  struct Read {
    let file: CheckedFile
    let range: Range<Int>
    let components: Set<LuaShape.Place>
  }

  /// What each component declares; components whose options cannot be seen are missing.
  private(set) var declared: [LuaShape.Place: [Declaration]] = [:]
  /// Where options are read.
  private(set) var reads: [Read] = []
  /// Components whose options go where they cannot be followed.
  private(set) var escaped: Set<LuaShape.Place> = []

  init(_ project: CheckProject) {
    for component in project.components { add(component, project) }
    for file in project.files {
      for (number, expression) in file.tree.expressions.enumerated() where expression.kind == .name
      {
        guard file.links.parents[number] != nil,
          case .options(let components) = file.shapes.shape(number)
        else { continue }
        add(number, of: components, file)
      }
    }
  }

  private mutating func add(_ component: CheckedComponent, _ project: CheckProject) {
    let file = project.files[component.place.file]
    guard let (fields, isWhole) = file.fields(component.table), isWhole else { return }
    for (name, value) in fields where component.kind.functions[file.text(name)] != nil {
      guard case .function(let place) = file.shapes.shape(value),
        !project.files[place.file].tree.functions[place.number].isVararg,
        !project.uses(of: place).isOpen
      else {
        escaped.insert(component.place)
        continue
      }
    }
    guard let options = fields.first(where: { file.text($0.0) == "options" })?.1 else {
      declared[component.place] = []
      return
    }
    let shape = file.shapes.shape(options)
    guard case .record(let places) = shape, places.count == 1, let place = places.first else {
      return
    }
    let owner = project.files[place.file]
    guard let (named, isWhole) = owner.fields(place.number), isWhole else { return }
    declared[component.place] = named.map { name, _ in
      Declaration(file: owner, name: owner.text(name), range: name)
    }
    for (name, targets) in project.writtenFields {
      for (other, target) in targets {
        guard case .member(let base, let range) = other.kind(target),
          other.shapes.shape(base) == shape
        else { continue }
        declared[component.place]?.append(Declaration(file: other, name: name, range: range))
      }
    }
  }

  private mutating func add(
    _ expression: SyntaxTree.ExpressionID, of components: Set<LuaShape.Place>, _ file: CheckedFile
  ) {
    switch file.receiver(of: expression) {
    case .expression(let outer):
      switch file.tree.expressions[outer].kind {
      case .member(_, let name):
        reads.append(Read(file: file, range: name, components: components))
        return
      case .index(let base, let key) where file.bare(base) == expression:
        guard file.string(key) != nil else { break }
        let range = file.range(file.bare(key))
        reads.append(
          Read(
            file: file, range: range.lowerBound + 1..<range.upperBound - 1,
            components: components))
        return
      case .call(let callee, let arguments):
        guard case .function(let place) = file.shapes.shape(callee), !arguments.isEmpty else {
          break
        }
        let function = file.project.files[place.file].tree.functions[place.number]
        if !function.isVararg, !file.project.uses(of: place).isOpen { return }
      case .binary(.keyword(.and), let left, _) where file.bare(left) == expression: return
      case .unary(.keyword(.not), _): return
      default: break
      }
    case .statement(let statement):
      switch file.tree.statements[statement].kind {
      case .local, .condition: return
      default: break
      }
    case nil: return
    }
    escaped.formUnion(components)
  }
}
