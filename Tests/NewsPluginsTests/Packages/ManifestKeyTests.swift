import LuaKit
import NewsCorpus
import NewsPlugins
import Testing

/// What the JSON Schema of manifests lets through is what newslab lets through.
struct ManifestKeyTests {
  /// The pattern that the schema has for a key.
  private static func pattern(_ key: String) throws -> Regex<AnyRegexOutput> {
    let schema = try #require(table(JSONValue.parse(ManifestKey.schema)))
    let all = try #require(schema["properties"].flatMap(table))
    let own = try #require(all[key].flatMap(table))
    let value = own["items"].flatMap(table)?["pattern"] ?? own["pattern"]
    guard case .string(let pattern) = value else {
      Issue.record("'\(key)' has no pattern")
      return try Regex("")
    }
    return try Regex(pattern)
  }

  private static func table(_ value: JSONValue) -> [String: JSONValue]? {
    if case .table(let table) = value { table } else { nil }
  }

  @Test(arguments: [
    "a", "rain-2", "ada/rain", "a/b/c", "A", "2a", "-a", "", "a_b", "ä", "/a", "a/", "a b",
  ])
  func `names`(name: String) throws {
    let fits = try name.wholeMatch(of: Self.pattern("name")) != nil
    #expect(fits == PluginManifest.isName(name))
  }

  @Test(arguments: [
    "1.0.0", "0.1.0", "10.20.30", "1.0.0-beta.1", "1.0.0+5", "1.0", "01.0.0", "v1.0.0", "1.0.0.0",
    "",
  ])
  func `versions`(version: String) throws {
    let fits = try version.wholeMatch(of: Self.pattern("version")) != nil
    #expect(fits == (SemanticVersion(version) != nil))
  }

  @Test(arguments: [
    "clock", "label", "read:data", "write:out", "env:HOME", "read:", "read", "network", "clock:1",
    "",
  ])
  func `permissions`(permission: String) throws {
    let fits = try permission.wholeMatch(of: Self.pattern("permissions")) != nil
    #expect(fits == (LuaPermission(permission) != nil))
  }
}
