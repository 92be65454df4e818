import LuaKit
import LuaSyntax
import NewsScript

/// What a plugin does that needs a permission.
struct PermissionUses {
  /// The sorts of permissions, without path or name.
  enum Sort: String, CaseIterable {
    case read, write
    case environment = "env"
    case clock, label

    init(_ permission: LuaPermission) {
      switch permission {
      case .read: self = .read
      case .write: self = .write
      case .environment: self = .environment
      case .clock: self = .clock
      case .label: self = .label
      }
    }

    /// The sorts that a text such as `--allow-read=PATH, --allow-write=PATH` names.
    static func all(inGrant text: String) -> [Sort] {
      allCases.filter { text.contains("--allow-" + $0.rawValue) }
    }
  }

  /// A place that needs one of some permissions.
  struct Use {
    let file: CheckedFile
    let range: Range<Int>
    /// What is called.
    let function: String
    /// Each of these is needed.
    let sorts: [Sort]
    /// Whether it is not known which of the sorts are needed: one will do.
    let isAny: Bool
    /// The path or name, where it stands there.
    let name: String?
  }

  /// The places, in the order of the files.
  private(set) var uses: [Use] = []
  /// Calls of functions that no permission allows.
  private(set) var refused: [(file: CheckedFile, range: Range<Int>, function: String)] = []

  init(_ project: CheckProject) {
    for file in project.files {
      for number in file.tree.expressions.indices where file.links.parents[number] != nil {
        add(number, file)
      }
    }
  }

  private mutating func add(_ expression: SyntaxTree.ExpressionID, _ file: CheckedFile) {
    switch file.tree.expressions[expression].kind {
    case .member, .name:
      guard !file.names.targets.contains(expression), file.names.locals[expression] == nil,
        case .libraryFunction(let name) = file.shapes.shape(expression)
      else { return }
      add(function: name, expression, file)
    case .method(let base, let method, _):
      guard case .object(let type, _) = file.shapes.shape(base) else { return }
      let name = type.lowercased() + ":" + file.text(method)
      guard let grant = ScriptGrants.all.first(where: { $0.function == name }) else { return }
      let sorts = Sort.all(inGrant: grant.grant)
      uses.append(
        Use(file: file, range: method, function: name, sorts: sorts, isAny: false, name: nil))
    default: return
    }
  }

  private mutating func add(
    function name: String, _ expression: SyntaxTree.ExpressionID, _ file: CheckedFile
  ) {
    let range = file.range(expression)
    var arguments: [SyntaxTree.ExpressionID]?
    if case .expression(let outer) = file.receiver(of: expression),
      case .call(let callee, let given) = file.tree.expressions[outer].kind,
      file.bare(callee) == expression
    {
      arguments = given
    }
    if file.project.knowledge.refused.contains(name) {
      if arguments != nil { refused.append((file, range, name)) }
      return
    }
    guard let grant = file.project.knowledge.granted[name] else { return }
    let sorts = Sort.all(inGrant: grant)
    // As a value it may be called with anything.
    guard let arguments else {
      uses.append(
        Use(file: file, range: range, function: name, sorts: sorts, isAny: true, name: nil))
      return
    }
    if isFree(name, grant: grant, arguments.count, sorts) { return }
    let path = arguments.first.flatMap { file.string($0) }
    let needed = sorts.count > 1 ? Self.sorts(ofMode: arguments.dropFirst().first, file) : sorts
    uses.append(
      Use(
        file: file, range: range, function: name, sorts: needed ?? sorts, isAny: needed == nil,
        name: path))
  }

  /// Whether a call needs nothing: it is one that the text excepts (`os.date(format, time)`,
  /// `os.time{…}`), or it is of standard input or output.
  private func isFree(_ name: String, grant: String, _ count: Int, _ sorts: [Sort]) -> Bool {
    guard let exception = grant.firstRange(of: "but for ") else {
      return count == 0 && sorts.allSatisfy { $0 == .read || $0 == .write }
    }
    let form = grant[exception.upperBound...]
    return count > form.filter { $0 == "," }.count
  }

  /// What a mode of `io.open` needs; nil when it is not written out.
  private static func sorts(ofMode mode: SyntaxTree.ExpressionID?, _ file: CheckedFile) -> [Sort]? {
    guard let mode else { return [.read] }
    guard let text = file.string(mode) else { return nil }
    if text.contains("+") { return [.read, .write] }
    return text.hasPrefix("r") ? [.read] : [.write]
  }
}
