import LuaSyntax

/// A file that is checked, with what can be seen in it alone.
final class CheckedFile {
  typealias ExpressionID = SyntaxTree.ExpressionID
  typealias StatementID = SyntaxTree.StatementID
  typealias FunctionID = SyntaxTree.FunctionID

  /// The number of the file in its project.
  let number: Int
  /// The file as messages show it.
  let path: String
  let source: LuaSource
  let links: SyntaxLinks
  let names: LuaNames
  let allowances: CheckAllowances
  /// What is checked together with it.
  unowned let project: CheckProject
  /// What is known of the values in it.
  private(set) lazy var shapes = FileShapes(self)

  /// The comments that have lines of their own, by line.
  private(set) lazy var commentsByLine: [Int: Range<Int>] = {
    var comments: [Int: Range<Int>] = [:]
    for comment in source.list.trivia where comment.kind == .comment {
      comments[source.list.lines.number(at: comment.range.lowerBound)] = comment.range
    }
    return comments
  }()

  init(_ number: Int, path: String, _ bytes: [UInt8], in project: CheckProject) {
    (self.number, self.path, self.project) = (number, path, project)
    source = LuaSource(Self.withoutShellLine(bytes))
    links = SyntaxLinks(source.tree)
    names = LuaNames(source, links)
    allowances = CheckAllowances(source.list)
  }

  /// The source with spaces in place of a byte order mark and of a first line that is for the shell,
  /// which newslab and Lua skip.
  private static func withoutShellLine(_ bytes: [UInt8]) -> [UInt8] {
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var end = mark
    if bytes.dropFirst(mark).first == UInt8(ascii: "#") {
      end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    }
    return Array(repeating: UInt8(ascii: " "), count: end) + bytes[end...]
  }

  var tree: SyntaxTree { source.tree }

  /// Whether it is written for newslab: a file of a plugin, or one that names `newslab` or `corpus`.
  private(set) lazy var isForNewslab =
    project.knowledge.setting == .plugin
    || names.globals.contains { ["newslab", "corpus"].contains(text(range($0))) }

  /// The text of a range.
  func text(_ range: Range<Int>) -> String { source.list.text(range) }

  /// What an expression is, without parentheses around it.
  func kind(_ expression: ExpressionID) -> SyntaxTree.ExpressionKind {
    tree.expressions[bare(expression)].kind
  }

  /// An expression without parentheses around it.
  func bare(_ expression: ExpressionID) -> ExpressionID {
    var expression = expression
    while case .parenthesized(let inner) = tree.expressions[expression].kind { expression = inner }
    return expression
  }

  /// Where an expression stands.
  func range(_ expression: ExpressionID) -> Range<Int> { tree.expressions[expression].range }

  /// The text of a string without escapes; nil for other expressions.
  func string(_ expression: ExpressionID) -> String? {
    guard case .string = kind(expression) else { return nil }
    let text = text(range(bare(expression)))
    guard let mark = text.first, mark != "[", !text.contains("\\") else { return nil }
    return String(text.dropFirst().dropLast())
  }

  /// The expression that has the value of one: past parentheses, and what `and` and `or` give on.
  func receiver(of expression: ExpressionID) -> SyntaxLinks.Parent? {
    var parent = links.parents[expression]
    while case .expression(let next) = parent {
      switch tree.expressions[next].kind {
      case .parenthesized: parent = links.parents[next]
      default: return parent
      }
    }
    return parent
  }

  /// Whether an expression is only asked for being there: a condition, or a side of a comparison.
  func isTested(_ expression: ExpressionID) -> Bool {
    switch receiver(of: expression) {
    case .expression(let outer):
      switch tree.expressions[outer].kind {
      case .unary(.keyword(.not), _): true
      case .binary(.keyword(.and), let left, _), .binary(.keyword(.or), let left, _):
        bare(left) == expression || isTested(outer)
      case .binary(.symbol(.equal), let left, let right),
        .binary(.symbol(.unequal), let left, let right):
        kind(left) == .nil || kind(right) == .nil
      case .call(let callee, _): isName(callee, "type")
      default: false
      }
    case .statement(let statement):
      switch tree.statements[statement].kind {
      case .condition, .whileLoop, .repeatLoop: true
      default: false
      }
    case nil: false
    }
  }

  /// The texts of fields that are asked for being there, such as `table.unpack`.
  private lazy var testedFields = Set(
    tree.expressions.indices.filter { number in
      guard case .member = tree.expressions[number].kind else { return false }
      return links.parents[number] != nil && isTested(number)
    }.map { text(range($0)) })

  /// Whether the file asks whether there is a field before it uses it.
  func isTestedSomewhere(_ expression: ExpressionID) -> Bool {
    testedFields.contains(text(range(expression)))
  }

  /// Whether an expression is a global name.
  func isName(_ expression: ExpressionID, _ name: String) -> Bool {
    let expression = bare(expression)
    guard case .name = tree.expressions[expression].kind else { return false }
    return names.isGlobal(expression) && text(range(expression)) == name
  }

  /// The fields of a table with a name, and whether it has others.
  func fields(_ expression: ExpressionID) -> (
    named: [(SyntaxTree.Name, ExpressionID)], isWhole: Bool
  )? {
    guard case .table(let fields) = kind(expression) else { return nil }
    var named: [(SyntaxTree.Name, ExpressionID)] = []
    var isWhole = true
    for field in fields {
      switch field {
      case .named(let name, let value): named.append((name, value))
      case .keyed(let key, let value):
        if string(key) != nil {
          let range = range(bare(key))
          named.append((range.lowerBound + 1..<range.upperBound - 1, value))
        } else {
          isWhole = false
        }
      case .element: break
      }
    }
    return (named, isWhole)
  }
}
