import Spelling

/// Fields of the files' own tables that are read and that nothing gives to them.
enum NilMemberRule: CheckRule {
  static let description = CheckRuleDescription(
    "nil-member", .warning, "A field of an own table is read that is always nil.",
    triggering: "local place = { first = 1, last = 4 }\nprint(place.first, place.lsat)",
    passing: "local place = { first = 1, last = 4 }\nprint(place.first, place.last)")

  static func check(_ file: CheckedFile, _ report: inout CheckReport) {
    for field in file.project.missingFields(in: file) where !field.raises {
      report.add(
        description, file, at: field.range, "nothing gives the table a field '\(field.name)'",
        nearest: NearestName.nearest(to: field.name, among: field.known))
    }
  }
}
