import LuaKit
import Spelling

/// Modules that are required and not there.
enum MissingModuleRule: CheckRule {
  static let description = CheckRuleDescription(
    "missing-module", .error, "A module is required that is neither in lib nor in a dependency.",
    triggering: """
      local words = require 'lib.wrods'
      return words
      """,
    passing: """
      local text = require 'string'
      return text
      """)

  static func check(_ file: CheckedFile, _ report: inout CheckReport) {
    for expression in file.tree.expressions {
      guard case .call(let callee, let arguments) = expression.kind, let first = arguments.first,
        file.isName(callee, "require"), let name = file.string(first),
        !file.project.knowledge.moduleNames.contains(name)
      else { continue }
      if let modules = file.project.modules {
        do throws(LuaError) {
          try modules.check(name)
        } catch {
          report.add(description, file, at: file.range(first), error.message)
        }
      } else if let nearest = nearest(to: name, beside: file.project) {
        report.add(
          description, file, at: file.range(first), "there is no module '\(name)' here",
          nearest: nearest)
      }
    }
  }

  /// The module that may be meant: a library of Lua, or one of the same folder among those that are
  /// checked.
  private static func nearest(to name: String, beside project: CheckProject) -> String? {
    let known = project.moduleNames.union(project.knowledge.moduleNames)
    guard name.utf8.count > 4, !known.contains(name) else { return nil }
    guard let dot = name.lastIndex(of: ".") else {
      return NearestName.nearest(to: name, among: project.knowledge.moduleNames.sorted())
    }
    let folder = name[...dot]
    let siblings = known.filter { $0.hasPrefix(folder) }
    let last = String(name[name.index(after: dot)...])
    let nearest = NearestName.nearest(
      to: last, among: siblings.map { String($0.dropFirst(folder.count)) }.sorted())
    return nearest.map { folder + $0 }
  }
}
