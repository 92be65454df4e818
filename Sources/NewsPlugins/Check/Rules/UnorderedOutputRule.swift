import LuaSyntax

/// Loops over `pairs` whose order reaches what is put out: it may be another in every run.
enum UnorderedOutputRule: CheckRule {
  typealias ExpressionID = SyntaxTree.ExpressionID

  static let description = CheckRuleDescription(
    "unordered-output", .warning, "The order of pairs, which is any, reaches the output.",
    triggering: """
      local counts = { rain = 2, snow = 1 }
      for word, count in pairs(counts) do print(word, count) end
      """,
    passing: """
      local counts, sum = { rain = 2, snow = 1 }, 0
      for _, count in pairs(counts) do sum = sum + count end
      for word, count in newslab.sorted_pairs(counts) do print(word, count, sum) end
      """)

  static func check(_ file: CheckedFile, _ report: inout CheckReport) {
    guard file.isForNewslab else { return }
    for statement in file.tree.statements {
      guard case .genericFor(_, let values, let block) = statement.kind, let first = values.first,
        isUnordered(first, file)
      else { continue }
      if let what = LoopOutput(block, in: file).description {
        report.add(
          description, file, at: file.range(first),
          "the order of pairs reaches \(what); newslab.sorted_pairs has one")
      }
    }
  }

  /// Whether a loop runs over `pairs(…)` or `next, …`.
  private static func isUnordered(_ values: ExpressionID, _ file: CheckedFile) -> Bool {
    var function = values
    if case .call(let callee, _) = file.kind(values) { function = callee }
    guard case .libraryFunction(let name) = file.shapes.shape(function) else { return false }
    return function == values ? name == "next" : name == "pairs"
  }
}
