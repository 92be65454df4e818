/// Local variables that hide others.
enum ShadowingRule: CheckRule {
  static let description = CheckRuleDescription(
    "shadowing", .warning, "A local variable hides another one of the same name.",
    triggering: """
      local count = 1
      for i = 1, 3 do
        local count = i
        print(count)
      end
      print(count)
      """,
    passing: """
      local count = 1
      for i = 1, 3 do
        local double = 2 * i
        print(double)
      end
      print(count)
      """)

  static func check(_ file: CheckedFile, _ report: inout CheckReport) {
    for variable in file.tree.locals
    where !variable.declaration.isEmpty && !variable.name.hasPrefix("_") {
      let start = variable.declaration.lowerBound
      guard let hidden = file.names.local(variable.name, at: start, file.tree) else { continue }
      let declaration = file.tree.locals[hidden].declaration
      guard declaration != variable.declaration else { continue }
      let line = file.source.list.lines.number(at: declaration.lowerBound)
      report.add(
        description, file, at: variable.declaration,
        "local '\(variable.name)' hides the one of line \(line)")
    }
  }
}
