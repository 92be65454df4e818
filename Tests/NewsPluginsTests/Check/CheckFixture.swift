import NewsPlugins
import TestSupport

/// Checks sources that tests write.
enum CheckFixture {
  /// The findings of a plugin with a main file, by `rule: message` with the line before.
  static func plugin(
    _ main: String, _ files: [String: String] = [:], permissions: [String] = [],
    keys: String = ""
  ) throws -> [String] {
    let folder = try TemporaryFolder()
    let example = CheckExample(main, permissions: permissions, keys: keys)
    try folder.write(example.manifest, to: "p/plugin.json")
    try folder.write(main, to: "p/main.lua")
    for (path, text) in files { try folder.write(text, to: "p/" + path) }
    return try PluginChecker(current: folder.path).check("p").findings.map {
      shown($0, path: $0.path == "p/main.lua" ? "" : $0.path.dropFirst(2) + ":")
    }
  }

  /// The findings of a source that stands alone.
  static func script(_ source: String) throws -> [String] {
    let checker = try PluginChecker(current: "/")
    return checker.check(scripts: [("a.lua", Array(source.utf8))]).findings
      .map { shown($0, path: "") }
  }

  /// The findings of what a component of a kind does; the code begins on line 3.
  static func component(_ kind: String, _ code: String) throws -> [String] {
    try plugin("return newslab.\(kind) {\n  name = 'n', summary = 'S.',\n\(code)\n}")
  }

  private static func shown(_ finding: Finding, path: String) -> String {
    let hint = finding.nearest.map { " → \($0)" } ?? ""
    return "\(path)\(finding.line):\(finding.column) \(finding.rule): \(finding.message)\(hint)"
  }
}
