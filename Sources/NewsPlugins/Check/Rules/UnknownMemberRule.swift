import Spelling

/// Fields of the files' own tables that are used and that nothing gives to them.
enum UnknownMemberRule: CheckRule {
  static let description = CheckRuleDescription(
    "unknown-member", .error, "A field of an own table or module is used that it does not have.",
    triggering: """
      local words = {}
      function words.count(text) return #text end
      return words.cuont("rain")
      """,
    passing: """
      local words = {}
      function words.count(text) return #text end
      return words.count("rain")
      """)

  static func check(_ file: CheckedFile, _ report: inout CheckReport) {
    for field in file.project.missingFields(in: file) where field.raises {
      report.add(
        description, file, at: field.range, "the table has no field '\(field.name)'",
        nearest: NearestName.nearest(to: field.name, among: field.known))
    }
  }
}
