import LuaSyntax
import NewsPlugins
import NewsScript
import TestSupport
import Testing

struct ShippedFilesTests {
  @Test func `shipped plugins and scripts have no findings`() throws {
    let checker = try PluginChecker(current: Checkout.path)
    for manifest in Checkout.files(below: "Plugins", withExtension: "json") {
      let result = try checker.check(String(manifest.dropLast("/plugin.json".count)))
      #expect(result.findings.map(\.description) == [] && result.fileCount > 0)
    }
    #expect(try checker.check("Scripts").findings.map(\.description) == [])
  }

  @Test(arguments: PluginSkeleton.Kind.allCases)
  func `new plugins have no findings`(kind: PluginSkeleton.Kind) throws {
    let folder = try TemporaryFolder()
    let skeleton = try #require(PluginSkeleton("fresh", kind))
    for (path, text) in skeleton.files(stubs: "") { try folder.write(text, to: "fresh/" + path) }
    let findings = try PluginChecker(current: folder.path).check("fresh").findings
    #expect(findings.map(\.description) == [])
  }

  @Test func `examples of the interface have no errors`() throws {
    let checker = try PluginChecker(current: Checkout.path)
    let description = NewslabAPI.description
    let functions =
      description.modules.flatMap(\.functions) + description.classes.flatMap(\.methods)
    for example in functions.flatMap(\.examples) + description.classes.flatMap(\.examples) {
      let isProgram = LuaSource(example.code).problems.isEmpty
      let code = isProgram ? example.code : "return " + example.code
      let findings = checker.check(scripts: [("example.lua", Array(code.utf8))]).findings
      let errors = findings.filter { $0.severity == .error && $0.rule != "global-write" }
      #expect(errors.map(\.description) == [], "\(example.code)")
    }
  }

  /// Only where the packages are installed; see Scripts/dev/packages.
  @Test(arguments: ["/usr/share/lua/5.3", "/usr/share/lua/5.4"])
  func `libraries of Lua have no errors`(folder: String) throws {
    guard PluginFolders.isThere(folder) else { return }
    let findings = try PluginChecker(current: "/").check(folder).findings
    #expect(findings.filter { $0.severity == .error }.map(\.description) == [])
  }
}
