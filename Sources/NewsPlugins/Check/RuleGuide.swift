/// The rules as a guide shows them, in Markdown.
package enum RuleGuide {
  /// The heading above them.
  package static let heading = "## Rules"

  /// The heading and a part for each rule: what it finds, an example, and one in which it finds
  /// nothing.
  package static var text: String {
    ([heading] + CheckRules.descriptions.flatMap(lines)).joined(separator: "\n") + "\n"
  }

  private static func lines(of rule: CheckRuleDescription) -> [String] {
    let severity = rule.severity == .error ? "An error" : "A warning"
    let scope = rule.isForPlugins ? ", in plugins only" : ""
    return ["", "### \(rule.id)", "", "\(rule.summary) \(severity)\(scope)."]
      + lines(of: rule.triggering, "Finds something here:")
      + lines(of: rule.passing, "Finds nothing here:")
  }

  private static func lines(of example: CheckExample, _ words: String) -> [String] {
    let asked = example.permissions.map { "\"\($0)\"" }.joined(separator: ", ")
    var said = asked.isEmpty ? [] : ["\"permissions\": [\(asked)]"]
    if !example.keys.isEmpty { said.append(example.keys) }
    let manifest = said.isEmpty ? [] : ["-- plugin.json: " + said.joined(separator: ", ")]
    return ["", words, "", "```lua"] + manifest + [example.code, "```"]
  }
}
