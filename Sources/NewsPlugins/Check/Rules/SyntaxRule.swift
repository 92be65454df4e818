/// What makes a file no program of Lua; the other rules wait until it is one.
enum SyntaxRule: CheckRule {
  static let description = CheckRuleDescription(
    "syntax", .error, "The file is no program of Lua.",
    triggering: """
      local words = { 'flood', 'storm'
      return words
      """,
    passing: """
      local words = { 'flood', 'storm' }
      return words
      """)

  static func check(_ file: CheckedFile, _ report: inout CheckReport) {
    for problem in file.source.problems {
      report.add(description, file, at: problem.range, problem.message)
    }
  }
}
