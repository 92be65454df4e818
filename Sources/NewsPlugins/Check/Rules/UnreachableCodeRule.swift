import LuaSyntax

/// Statements that nothing gets to.
enum UnreachableCodeRule: CheckRule {
  static let description = CheckRuleDescription(
    "unreachable-code", .warning, "A statement stands behind one that never goes on.",
    triggering: """
      local function first(list)
        for _, word in ipairs(list) do
          do return word end
          print(word)
        end
      end
      return first
      """,
    passing: """
      local function first(list)
        for _, word in ipairs(list) do
          print(word)
          do return word end
        end
      end
      return first
      """)

  static func check(_ file: CheckedFile, _ report: inout CheckReport) {
    let tree = file.tree
    var ends = Array(repeating: false, count: tree.statements.count)
    // What stands inside has smaller numbers.
    for statement in tree.statements.indices { ends[statement] = isEnd(statement, file, ends) }
    let blocks =
      tree.functions.map(\.body) + tree.statements.indices.flatMap { tree.blocks(of: $0) }
    for block in blocks {
      for (statement, next) in zip(block.statements, block.statements.dropFirst())
      where ends[statement] {
        switch tree.statements[next].kind {
        case .label, .empty, .wrong: continue
        default:
          report.add(
            description, file, at: tree.statements[next].range, "nothing gets to this statement")
        }
      }
    }
  }

  /// Whether nothing goes on behind a statement.
  private static func isEnd(_ statement: Int, _ file: CheckedFile, _ ends: [Bool]) -> Bool {
    func isEnd(_ block: SyntaxTree.Block) -> Bool {
      // A label may be jumped to.
      var isEnd = false
      for statement in block.statements {
        if case .label = file.tree.statements[statement].kind { isEnd = false }
        isEnd = isEnd || ends[statement]
      }
      return isEnd
    }
    switch file.tree.statements[statement].kind {
    case .returnValues, .breakLoop, .goto: return true
    case .doBlock(let block): return isEnd(block)
    case .condition(let branches, let otherwise?):
      return isEnd(otherwise) && branches.allSatisfy { isEnd($0.block) }
    case .call(let call):
      guard case .call(let callee, _) = file.tree.expressions[call].kind,
        case .libraryFunction(let name) = file.shapes.shape(callee)
      else { return false }
      return name == "error" || name == "os.exit"
    default: return false
    }
  }
}
