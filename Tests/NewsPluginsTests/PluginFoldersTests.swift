import NewsPlugins
import Testing

struct PluginFoldersTests {
  @Test func `looks in the project, then in the user's folder, then in what ships`() throws {
    let fixture = try PluginFixture()
    try fixture.write("one")
    try fixture.write("one", in: "data/newslab/plugins")
    try fixture.write("two", in: "data/newslab/plugins")
    try fixture.write("two", in: "share/newslab/plugins")
    try fixture.write("three", in: "share/newslab/plugins")
    let found = try fixture.folders().all().map { try $0.get() }
    #expect(found.map(\.manifest.name) == ["one", "three", "two"])
    #expect(found.map(\.origin.rawValue) == ["project", "shipped", "user"])
    #expect(try fixture.plugin("two").origin == .user)
  }

  @Test func `the project may lie above the current folder`() throws {
    let fixture = try PluginFixture()
    try fixture.write("one")
    try fixture.folder.write("", to: "a/b/c.txt")
    let folders = PluginFolders(
      environment: [:], folder: fixture.folder.path + "/a/b", resources: try fixture.resources())
    #expect(try folders.plugin("one").origin == .project)
  }

  @Test(arguments: ["roles.tsv", "claims.tsv"])
  func `tables of the project come last`(name: String) throws {
    let fixture = try PluginFixture()
    try fixture.write("one")
    try fixture.write("two", in: "data/newslab/plugins")
    for path in [
      ".newslab/plugins/one/data/\(name)", ".newslab/\(name)", "data/newslab/\(name)",
      "data/newslab/plugins/two/data/\(name)", "data/newslab/plugins/none/data/\(name)",
    ] { try fixture.folder.write("", to: path) }
    let folders = try fixture.folders()
    let tables = name == "roles.tsv" ? folders.roleTables : folders.claimTables
    let own = tables.map { $0.dropFirst(fixture.folder.path.utf8.count + 1) }
    #expect(
      own == [
        "data/newslab/plugins/two/data/\(name)", "data/newslab/\(name)",
        ".newslab/plugins/one/data/\(name)", ".newslab/\(name)",
      ])
  }

  @Test func `tables of profiles lie in the same places`() throws {
    let fixture = try PluginFixture()
    try fixture.write("one")
    for path in [
      ".newslab/plugins/one/data/wire_profiles.tsv", ".newslab/wire_profiles.tsv",
      "data/newslab/wire_profiles.tsv", ".newslab/plugins/one/data/roles.tsv",
    ] { try fixture.folder.write("", to: path) }
    let tables = try fixture.folders().profileTables
    let own = tables.map { $0.dropFirst(fixture.folder.path.utf8.count + 1) }
    #expect(
      own == [
        "data/newslab/wire_profiles.tsv", ".newslab/plugins/one/data/wire_profiles.tsv",
        ".newslab/wire_profiles.tsv",
      ])
  }

  @Test func `folders may have names of any characters`() throws {
    let fixture = try PluginFixture()
    try fixture.write("rain", in: "zoë 👩‍🚀/.newslab/plugins")
    try fixture.write("rain", in: "dàta/newslab/plugins")
    let folders = PluginFolders(
      environment: ["XDG_DATA_HOME": fixture.folder.path + "/dàta"],
      folder: fixture.folder.path + "/zoë 👩‍🚀", resources: try fixture.resources())
    let found = try folders.all().map { try $0.get() }
    #expect(found.map(\.shownFolder) == [".newslab/plugins/rain"])
    let error = #expect(throws: PluginError.self) { try folders.plugin("sunshine") }
    #expect(error?.description == "no plugin 'sunshine'; known plugins: rain")
  }

  @Test func `an owner is a folder of its own`() throws {
    let fixture = try PluginFixture()
    try fixture.write("ada/rain")
    #expect(try fixture.plugin("ada/rain").manifest.name == "ada/rain")
    #expect(try fixture.folders().all().count == 1)
  }

  @Test(arguments: ["./somewhere/rain", "somewhere/rain", "./somewhere/rain/"])
  func `a path names the plugin of a folder`(path: String) throws {
    let fixture = try PluginFixture()
    try fixture.write("rain", in: "somewhere")
    let plugin = try fixture.plugin(path)
    #expect(plugin.origin == .named)
    #expect(plugin.shownFolder.hasPrefix("somewhere/rain"))
  }

  @Test func `an unknown name names the nearest one`() throws {
    let fixture = try PluginFixture()
    try fixture.write("rain")
    let error = #expect(throws: PluginError.self) { try fixture.plugin("rian") }
    #expect(error?.description == "no plugin 'rian'; did you mean 'rain'?")
    let other = #expect(throws: PluginError.self) { try fixture.plugin("thunderstorm") }
    #expect(other?.description == "no plugin 'thunderstorm'; known plugins: rain")
  }

  @Test(arguments: ["../rain", "..", "a/../../rain", "/", ""])
  func `a name does not lead out of the folders`(name: String) throws {
    let fixture = try PluginFixture()
    try fixture.write("one")
    #expect(throws: PluginError.self) { try fixture.plugin(name) }
  }

  @Test func `a manifest that is wrong is found and says what is wrong`() throws {
    let fixture = try PluginFixture()
    try fixture.folder.write("{}", to: ".newslab/plugins/bad/plugin.json")
    let results = try fixture.folders().all()
    let error = #expect(throws: PluginError.self) { try results.first?.get() }
    #expect(error?.description == ".newslab/plugins/bad/plugin.json: 'name' is missing")
  }
}
