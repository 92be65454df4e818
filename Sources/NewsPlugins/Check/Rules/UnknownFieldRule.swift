import Spelling

/// Fields and methods that an object or library does not have.
enum UnknownFieldRule: CheckRule {
  static let description = CheckRuleDescription(
    "unknown-field", .error, "An object of newslab, or a library, has no such field or method.",
    triggering: """
      return newslab.filter {
        name = "titled", summary = "Keeps articles with a title.",
        keep = function(article) return article.titel ~= nil end,
      }
      """,
    passing: """
      return newslab.filter {
        name = "titled", summary = "Keeps articles with a title.",
        keep = function(article) return article.title ~= nil end,
      }
      """)

  static func check(_ file: CheckedFile, _ report: inout CheckReport) {
    for (number, expression) in file.tree.expressions.enumerated()
    where file.links.parents[number] != nil {
      switch expression.kind {
      case .member(let base, let name):
        check(file, number, base, name, isMethod: false, &report)
      case .method(let base, let name, _):
        check(file, number, base, name, isMethod: true, &report)
      default: continue
      }
    }
  }

  private static func check(
    _ file: CheckedFile, _ expression: Int, _ base: Int, _ field: Range<Int>, isMethod: Bool,
    _ report: inout CheckReport
  ) {
    let name = file.text(field)
    let project = file.project
    let word = isMethod ? "method" : "field"
    switch file.shapes.shape(base) {
    case .object(let type, _):
      let names = project.knowledge.names(ofClass: type)
      let known = isMethod ? names.methods : names.all
      guard !known.contains(name) else { return }
      let isField = isMethod && names.all.contains(name)
      report.add(
        description, file, at: field,
        "\(type) has no \(word) '\(name)'" + (isField ? "; it is a field" : ""),
        nearest: isField ? nil : NearestName.nearest(to: name, among: known))
    case .library(let library) where !isMethod:
      let known = project.knowledge.libraries[library] ?? []
      let isTested = library != "newslab" && file.isTestedSomewhere(expression)
      guard !known.contains(name), !file.names.targets.contains(expression), !isTested,
        !project.isWritten(name, toLibrary: library), library != "_G"
      else { return }
      report.add(
        description, file, at: field, "\(library) has no field '\(name)'",
        nearest: NearestName.nearest(to: name, among: known.sorted()))
    case .text where isMethod:
      let known = project.knowledge.libraries["string"] ?? []
      guard !known.contains(name), !project.isWritten(name, toLibrary: "string") else { return }
      report.add(
        description, file, at: field, "strings have no method '\(name)'",
        nearest: NearestName.nearest(to: name, among: known.sorted()))
    default: return
    }
  }
}
