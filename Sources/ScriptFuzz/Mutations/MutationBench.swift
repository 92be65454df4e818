import FoundationEssentials
import LuaSyntax
import NewsPlugins

/// Makes mistakes in files and counts how many of them `newslab plugin check` finds.
package struct MutationBench {
  /// Files that are checked together.
  package struct Unit: Sendable {
    /// What it is called.
    package let name: String
    /// The files by their paths below the folder.
    package let files: [(path: String, bytes: [UInt8])]
    /// Whether it is a plugin, which has a manifest.
    package let isPlugin: Bool

    /// Takes files.
    package init(name: String, files: [(path: String, bytes: [UInt8])], isPlugin: Bool) {
      (self.name, self.files, self.isPlugin) = (name, files, isPlugin)
    }
  }

  /// How a mistake ended.
  package struct Outcome: Sendable {
    /// The file.
    package let path: String
    /// The line of the mistake.
    package let line: Int
    /// What stood there, and what stands there now.
    package let change: String
    /// What the check says of it that it did not say before; empty when it was not found.
    package let findings: [Finding]
  }

  private let checker: PluginChecker
  private let folder: String

  /// Takes a checker, and a folder in which plugins may be written.
  package init(_ checker: PluginChecker, folder: String) {
    (self.checker, self.folder) = (checker, folder)
  }

  /// Makes one mistake; nil when the files have no place for it.
  package func run(_ mutation: Mutation, on unit: Unit, _ chance: Chance) throws -> Outcome? {
    if mutation == .removedPermission, !unit.isPlugin { return nil }
    let lua = unit.files.indices.filter { unit.files[$0].path.hasSuffix(".lua") }
    guard !lua.isEmpty else { return nil }
    let number = lua[chance.below(lua.count)]
    let (path, bytes) = unit.files[number]
    let source = LuaSource(bytes)
    guard source.problems.isEmpty, let edit = mutation.edit(source, chance) else { return nil }
    var files = unit.files
    files[number].bytes = edit.applied(to: bytes)
    let before = try Set(check(unit, unit.files).map(Self.key))
    let found = try check(unit, files).filter { !before.contains(Self.key($0)) }
    return Outcome(
      path: unit.name + "/" + path, line: source.list.lines.number(at: edit.range.lowerBound),
      change: "'\(source.list.text(edit.range))' → '\(edit.text)'", findings: found)
  }

  private static func key(_ finding: Finding) -> String {
    "\(finding.path) \(finding.rule) \(finding.message)"
  }

  /// What the check says of the files.
  package func check(_ unit: Unit, _ files: [(path: String, bytes: [UInt8])]) throws -> [Finding] {
    guard unit.isPlugin else { return checker.check(scripts: files).findings }
    let place = folder + "/" + unit.name
    try? FileManager.default.removeItem(atPath: place)
    for (path, bytes) in files {
      let parts = path.split(separator: "/").dropLast().joined(separator: "/")
      try FileManager.default.createDirectory(
        atPath: place + "/" + parts, withIntermediateDirectories: true)
      try Data(bytes).write(to: URL(fileURLWithPath: place + "/" + path))
    }
    return try checker.check(place).findings
  }
}
