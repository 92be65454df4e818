import NewsPlugins
import Testing

struct ManifestCommentsTests {
  private static func read(_ text: String) throws -> PluginManifest {
    try PluginManifest.read(comments: Array(text.utf8), path: "x.lua")
  }

  @Test func `a single file says what a manifest says`() throws {
    let manifest = try Self.read(
      """
      #!/usr/bin/env newslab
      --- Counts words. It does it fast.
      ---
      --- More of it.
      ---@name word-count
      ---@version 1.2.0
      ---@author Ada
      ---@author Bob Brown
      ---@permission clock
      ---@permission read:data
      ---@dependency cues ^1.2
      ---@param article Article
      return 1
      ---@name other
      """)
    #expect(manifest.name == "word-count")
    #expect(manifest.version == SemanticVersion("1.2.0"))
    #expect(manifest.summary == "Counts words.")
    #expect(manifest.authors == ["Ada", "Bob Brown"])
    #expect(manifest.permissions == [.clock, .read("data")])
    #expect(manifest.dependencies["cues"] == VersionRange("^1.2"))
    #expect(manifest.newslab == VersionRange("*"))
  }

  @Test(arguments: [
    ("---@name a\n---@name b", "x.lua:2: ---@name stands there twice"),
    ("---@version", "x.lua:1: ---@version: expected a value"),
    ("---@name A\n---@version 1.0.0\n--- S.", "x.lua:1: 'name': expected lower-case letters"),
    ("--- S.\n---@name a\n---@version 1", "x.lua:3: 'version': expected a version such as 1.2.0"),
    (
      "---@name a\n---@version 1.0.0\n---@permission all\n--- S.",
      "x.lua:3: 'permissions': expected"
    ),
    ("---@name a\n---@version 1.0.0", "x.lua: 'summary' is missing"),
    ("---@dependency a", "x.lua:1: ---@dependency: expected a name and versions, got 'a'"),
  ])
  func `an error names the line`(text: String, problem: String) throws {
    let found = #expect(throws: PluginError.self) { try Self.read(text) }
    #expect(found?.description.hasPrefix(problem) == true, "\(found as Any)")
  }

  @Test(arguments: [
    ("{\n\"name\": \"A\"\n}", "p:2: 'name': expected lower-case letters"),
    ("{\"name\": \"a\",\n\"versoin\": 1}", "p:2: unknown key 'versoin'; did you mean 'version'?"),
    ("{\"name\": \"a\",\n \"name\": \"b\"}", "p:2: 'name': stands there twice"),
    (
      "{\"name\": \"a\", \"version\": \"1.0.0\", \"summary\": \"S\", \"newslab\": \"*\",\n"
        + "\"dependencies\": {\n\"x\": \"\\\"y\",\n \"b\": 1}}",
      "p:4: 'dependencies.b': expected string, got number"
    ),
  ])
  func `so does one of a manifest`(text: String, problem: String) throws {
    let found = #expect(throws: PluginError.self) {
      try PluginManifest.read(Array(text.utf8), path: "p")
    }
    #expect(found?.description.hasPrefix(problem) == true, "\(found as Any)")
  }
}
