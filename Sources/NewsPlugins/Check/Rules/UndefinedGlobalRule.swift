import Spelling

/// Names that are neither local variables nor known everywhere.
enum UndefinedGlobalRule: CheckRule {
  static let description = CheckRuleDescription(
    "undefined-global", .error, "A name is read that nothing declares.",
    triggering: """
      local word = 'rain'
      print(word, wrod)
      """,
    passing: """
      local word = 'rain'
      print(word, word)
      """)

  static func check(_ file: CheckedFile, _ report: inout CheckReport) {
    let known = file.project.knowledge.globalNames.union(file.project.writtenGlobals)
    let reads = file.names.globals.filter { !file.names.targets.contains($0) }
    func name(_ expression: Int) -> String { file.text(file.range(expression)) }
    // A file that asks which Lua it runs in may name what only others have.
    let isForOthers = reads.contains { name($0) == "_VERSION" }
    let tested = Set(reads.filter { file.isTested($0) }.map(name))
    for read in reads where !known.contains(name(read)) {
      let (range, name) = (file.range(read), name(read))
      let locals = file.names.visible(at: range.lowerBound, file.tree)
      // Whoever asks whether there is something knows that it may not be there; a slip of the pen is
      // near to what is there.
      let isSlip =
        name.utf8.count > 4 && !LuaKnowledge.elsewhere.contains(name)
        && NearestName.nearest(to: name, among: locals) != nil
      if tested.contains(name), !isSlip { continue }
      if LuaKnowledge.elsewhere.contains(name), isForOthers || isFallback(read, file) { continue }
      let near = Set(locals).union(known).sorted()
      report.add(
        description, file, at: range, "nothing declares '\(name)'",
        nearest: NearestName.nearest(to: name, among: near))
    }
    for name in file.names.impossible {
      let range = file.range(name)
      let locals = Set(file.names.visible(at: range.lowerBound, file.tree)).sorted()
      report.add(
        description, file, at: range, "nothing declares '\(file.text(range))', and _ENV is nil",
        nearest: NearestName.nearest(to: file.text(range), among: locals))
    }
  }

  /// Whether a name is what is taken when there is nothing else: `table.unpack or unpack`.
  private static func isFallback(_ expression: Int, _ file: CheckedFile) -> Bool {
    guard case .expression(let outer) = file.receiver(of: expression),
      case .binary(.keyword(.or), _, let right) = file.tree.expressions[outer].kind
    else { return false }
    return file.bare(right) == expression
  }
}
