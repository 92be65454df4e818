import NewsPlugins
import Testing

struct PluginFingerprintTests {
  private func fingerprint(_ files: [String: String]) throws -> String {
    let fixture = try PluginFixture()
    try fixture.write("p", files: files)
    return try fixture.plugin("p").fingerprint()
  }

  @Test func `depends on names and bytes of all files, not on where the plugin lies`() throws {
    let files = ["lib/a.lua": "return 1", "data/words.txt": "x"]
    let one = try fingerprint(files)
    #expect(one == (try fingerprint(files)))
    #expect(one != (try fingerprint(["lib/a.lua": "return 2", "data/words.txt": "x"])))
    #expect(one != (try fingerprint(["lib/b.lua": "return 1", "data/words.txt": "x"])))
    #expect(one != (try fingerprint(["lib/a.lua": "return 1"])))
    #expect(one == (try fingerprint(files.merging([".hidden": "x"]) { $1 })))
  }
}
