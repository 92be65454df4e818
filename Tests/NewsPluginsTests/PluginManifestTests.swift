import NewsPlugins
import Testing

struct PluginManifestTests {
  private static let good = [
    "name": #""rain""#, "version": #""1.0.0""#, "summary": #""Finds rain.""#,
    "newslab": #""^0.1""#,
  ]

  /// A manifest with some keys changed; an empty text takes a key away.
  private static func manifest(_ changes: [String: String] = [:]) -> [UInt8] {
    let pairs = good.merging(changes) { $1 }.filter { !$0.value.isEmpty }
    let lines = pairs.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }
    return Array(("{" + lines.joined(separator: ", ") + "}").utf8)
  }

  private static func problem(_ bytes: [UInt8]) -> String? {
    do {
      _ = try PluginManifest.read(bytes, path: "p/plugin.json")
      return nil
    } catch {
      return error.description
    }
  }

  @Test func `reads all keys`() throws {
    let changes = [
      "name": #""ada/rain-2""#, "license": #""MIT""#, "authors": #"["Ada"]"#,
      "dependencies": #"{"sun": "~1.2"}"#, "permissions": #"["read:data", "clock"]"#,
      "keywords": #"["weather"]"#,
    ]
    let manifest = try PluginManifest.read(Self.manifest(changes), path: "plugin.json")
    #expect(manifest.name == "ada/rain-2")
    #expect(manifest.version == SemanticVersion("1.0.0"))
    #expect(manifest.summary == "Finds rain.")
    #expect(manifest.license == "MIT")
    #expect(manifest.authors == ["Ada"])
    #expect(manifest.newslab == VersionRange("^0.1"))
    #expect(manifest.dependencies == ["sun": VersionRange("~1.2")].compactMapValues { $0 })
    #expect(manifest.permissions == [.read("data"), .clock])
    #expect(manifest.keywords == ["weather"])
  }

  @Test func `license, authors and the lists may be missing`() throws {
    let manifest = try PluginManifest.read(Self.manifest(), path: "plugin.json")
    #expect(manifest.license == nil)
    #expect(manifest.authors.isEmpty)
    #expect(manifest.dependencies.isEmpty)
    #expect(manifest.permissions.isEmpty)
  }

  @Test(arguments: [
    (["name": ""], "'name' is missing"), (["version": ""], "'version' is missing"),
    (["summary": ""], "'summary' is missing"), (["newslab": ""], "'newslab' is missing"),
    (["summary": #"" ""#], "'summary': expected a text, got an empty one"),
    (["sumary": "1"], "unknown key 'sumary'; did you mean 'summary'?"),
    (
      ["qqqqqqqqq": "1"],
      "unknown key 'qqqqqqqqq'; known keys: name, version, summary, license, authors, newslab, "
        + "dependencies, permissions, keywords, $schema"
    ),
    (
      ["name": #""Rain""#],
      "'name': expected lower-case letters, digits and hyphens, a letter first, got 'Rain'"
    ),
    (
      ["name": #""a/b/c""#],
      "'name': expected lower-case letters, digits and hyphens, a letter first, got 'a/b/c'"
    ),
    (
      ["name": #""../x""#],
      "'name': expected lower-case letters, digits and hyphens, a letter first, got '../x'"
    ),
    (["version": #""1.0""#], "'version': expected a version such as 1.2.0, got '1.0'"),
    (["version": "1"], "'version': expected string, got number"),
    (["authors": #""Ada""#], "'authors': expected a list of strings, got string"),
    (["authors": "[1]"], "'authors[0]': expected string, got number"),
    (["newslab": #""new""#], "'newslab': expected versions such as ^0.1 or >=1.0 <3, got 'new'"),
    (["dependencies": "[]"], "'dependencies': expected object, got list"),
    (["dependencies": #"{"X": "1"}"#], "'dependencies': 'X' is no name of a plugin"),
    (["dependencies": #"{"x": 1}"#], "'dependencies.x': expected string, got number"),
    (
      ["permissions": #"["net"]"#],
      "'permissions': expected read:PATH, write:PATH, env:NAME, clock, label, got 'net'"
    ),
  ])
  func `a wrong key says what is wrong`(changes: [String: String], problem: String) {
    let place = problem.contains("is missing") ? "p/plugin.json: " : "p/plugin.json:1: "
    #expect(Self.problem(Self.manifest(changes)) == place + problem)
  }

  @Test(arguments: [("", "not valid JSON"), ("{", "not valid JSON"), ("{}x", "not valid JSON")])
  func `what is no JSON says so`(text: String, start: String) {
    let problem = Self.problem(Array(text.utf8))
    #expect(problem?.hasPrefix("p/plugin.json: " + start) == true)
  }

  @Test func `another value than an object says so`() {
    #expect(Self.problem([0x5B, 0x5D]) == "p/plugin.json: expected an object, got list")
  }
}
