import LuaKit
import NewsPlugins
import NewsScript
import ScriptTestSupport
import TestSupport
import Testing

/// How modules of one plugin are used by another.
struct PluginUseTests {
  private static let words = [
    "lib/init.lua":
      "calls = (calls or 0) + 1 return { n = VERSION, inner = require 'deep', calls = calls }",
    "lib/deep.lua": "return require 'lib.deeper' .. ' of ' .. ...",
    "lib/deeper.lua": "return 'deep'",
  ]

  private func words(_ number: Int) -> [String: String] {
    Self.words.mapValues { $0.replacingOccurrences(of: "VERSION", with: "\(number)") }
  }

  private func text(_ source: String, of name: String, in fixture: PackageFixture) throws -> String?
  {
    let folders = PluginFolders(
      environment: [:], folder: fixture.folder.path + "/project",
      resources: try PluginFixture().resources())
    let state = try folders.plugin(name).makeState(host: ScriptBench.host())
    return try state.run(Array(source.utf8), name: "=test").first?.text
  }

  @Test func `two versions of a library live side by side, each in its plugin`() throws {
    let fixture = try PackageFixture()
    try fixture.write("old", needs: ["words": "^1"])
    try fixture.write("new", needs: ["words": "^2"])
    try fixture.write("words", "1.0.0", files: words(1))
    try fixture.write("words", "2.0.0", files: words(2))
    try fixture.install("old")
    try fixture.install("new")
    #expect(try text("return tostring(require 'words'.n)", of: "old", in: fixture) == "1")
    #expect(try text("return tostring(require 'words'.n)", of: "new", in: fixture) == "2")
  }

  @Test func `a library finds its own modules, and its globals stay there`() throws {
    let fixture = try PackageFixture()
    try fixture.write(
      "user", needs: ["words": "*"], files: ["lib/deep.lua": "return 'mine'", "lib/init.lua": ""])
    try fixture.write("words", files: words(1))
    try fixture.install("user")
    let inner = try text("return require 'words'.inner", of: "user", in: fixture)
    #expect(inner == "deep of words 1.0.0:lib.deep")
    #expect(try text("return require 'deep'", of: "user", in: fixture) == "mine")
    #expect(try text("return require 'words.deeper'", of: "user", in: fixture) == "deep")
    #expect(try text("require 'words' return tostring(calls)", of: "user", in: fixture) == "nil")
    let same = "return tostring(require 'words' == require 'words')"
    #expect(try text(same, of: "user", in: fixture) == "true")
    let missing = "return select(2, pcall(require, 'words.depper'))"
    #expect(
      try text(missing, of: "user", in: fixture)?.contains("did you mean 'deeper'?") == true)
  }
}
