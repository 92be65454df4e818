/// Local variables and functions that nothing reads.
enum UnusedLocalRule: CheckRule {
  static let description = CheckRuleDescription(
    "unused-local", .warning, "A local variable or function is never read.",
    triggering: """
      local function double(n) return 2 * n end
      return 1
      """,
    passing: """
      local function double(n) return 2 * n end
      return double(1)
      """)

  static func check(_ file: CheckedFile, _ report: inout CheckReport) {
    for (number, variable) in file.tree.locals.enumerated()
    where !variable.name.hasPrefix("_") && variable.kind != .closed {
      let word: String
      switch file.names.origins[number] {
      case .value: word = "local"
      case .function: word = "local function"
      default: continue
      }
      guard !isRead(number, file) else { continue }
      let isWritten = !file.names.writes[number].isEmpty
      report.add(
        description, file, at: variable.declaration,
        "\(word) '\(variable.name)' is never " + (isWritten ? "read" : "used"))
    }
  }

  /// Whether a variable is read elsewhere than in the function that is its value.
  private static func isRead(_ local: Int, _ file: CheckedFile) -> Bool {
    guard case .function(let function) = file.names.origins[local] else {
      return !file.names.reads[local].isEmpty
    }
    let inside = file.tree.functions[function].range
    return file.names.reads[local].contains { !inside.contains(file.range($0).lowerBound) }
  }
}
