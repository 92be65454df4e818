import NewsPlugins
import ScriptTestSupport
import TestSupport
import Testing

struct PluginExampleTests {
  @Test(arguments: Checkout.files(below: "Plugins", withExtension: "json"))
  func `examples and tests pass`(manifest: String) throws {
    let folder = Checkout.path + "/" + manifest.dropLast("/plugin.json".count)
    let plugin = try Plugin(folder: folder, origin: .shipped, current: Checkout.path)
    let results = try PluginTester(host: ScriptBench.host()).test(plugin)
    #expect(!results.isEmpty)
    for result in results { #expect(result.problem == nil, "\(result.title)") }
  }

  @Test(arguments: Checkout.files(below: "Plugins", withExtension: "json"))
  func `has what a shipped plugin has`(manifest: String) throws {
    let folder = String(manifest.dropLast("/plugin.json".count))
    let plugin = try Plugin(
      folder: Checkout.path + "/" + folder, origin: .shipped, current: Checkout.path)
    #expect(folder == "Plugins/" + plugin.manifest.name)
    #expect(plugin.manifest.license != nil)
    #expect(!plugin.testFiles.isEmpty)
    #expect(Checkout.files(below: folder).contains(folder + "/README.md"))
    for component in try plugin.load(host: ScriptBench.host()) {
      #expect(component.component.examples.count >= 2, "\(component.source)")
    }
  }
}
