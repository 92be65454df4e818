import Spelling

/// Assignments to names that are no local variables.
enum GlobalWriteRule: CheckRule {
  static let description = CheckRuleDescription(
    "global-write", .error, "A global variable is given a value.",
    triggering: """
      count = 1
      print(count)
      """,
    passing: """
      local count = 1
      print(count)
      """)

  static func check(_ file: CheckedFile, _ report: inout CheckReport) {
    let known = file.isForNewslab ? [] : file.project.knowledge.globalNames
    let globals = file.names.globals.filter { file.names.targets.contains($0) }
    for target in globals {
      let range = file.range(target)
      let name = file.text(range)
      // Elsewhere than in newslab a library may well be a global variable.
      if known.contains(name) { continue }
      let near = Set(file.names.visible(at: range.lowerBound, file.tree)).sorted()
      let nearest = NearestName.nearest(to: name, among: near)
      report.add(
        description, file, at: range,
        nearest == nil
          ? "'\(name)' is a global variable; is 'local' missing?"
          : "'\(name)' is a global variable", nearest: nearest,
        severity: file.isForNewslab ? nil : .warning)
    }
  }
}
