import LuaKit
import NewsPlugins
import Testing

struct ComponentLoaderTests {
  /// A project with a script of two components, a plugin, and a shipped script.
  private static func fixture() throws -> PluginFixture {
    let fixture = try PluginFixture()
    let two = "return " + PluginFixture.filter("wet") + ", " + PluginFixture.filter("dry")
    try fixture.folder.write(two, to: "two.lua")
    try fixture.folder.write("return {}", to: "none.lua")
    try fixture.folder.write("x = = 1", to: "bad.lua")
    try fixture.folder.write("\nnewslab.filter{}", to: "raises.lua")
    let shipped = "return " + PluginFixture.filter("shipped")
    try fixture.folder.write(shipped, to: "share/newslab/scripts/filters/shipped.lua")
    try fixture.folder.write(
      "return " + PluginFixture.filter("both"), to: "share/newslab/scripts/filters/both.lua")
    let main = "return " + PluginFixture.filter("own") + ", " + PluginFixture.filter("both")
    try fixture.write("p", main: main)
    try fixture.write("q", main: "error('broken')")
    return fixture
  }

  @Test(arguments: [
    ("two.lua", "two.lua wet, two.lua dry"), ("./two.lua", "two.lua wet, two.lua dry"),
    ("two.lua:dry", "two.lua dry"), ("p:own", "p:own own"), ("p:", "p:own own, p:both both"),
    (".newslab/plugins/p:both", "p:both both"), (".newslab/plugins/p", "p:own own, p:both both"),
    ("own", "p:own own"), ("shipped", "share/newslab/scripts/filters/shipped.lua shipped"),
  ])
  func `finds what is named`(specification: String, expected: String) throws {
    let fixture = try Self.fixture()
    let found = try fixture.loader().load(specification)
    #expect(
      found.map { "\($0.source) \($0.component.name)" }.joined(separator: ", ") == expected)
  }

  @Test(arguments: [
    ("", "expected a component, got an empty name"),
    ("two.lua:wett", "'two.lua' has no component 'wett'; did you mean 'wet'?"),
    ("two.lua:zzzz", "'two.lua' has no component 'zzzz'; it has wet, dry"),
    ("p:onw", "'p' has no component 'onw'; did you mean 'own'?"),
    ("pp:own", "no plugin 'pp'; did you mean 'p'?"),
    ("p", "'p' is a plugin; its components: p:own, p:both"),
    (
      "both",
      "'both' is the name of 2 components: share/newslab/scripts/filters/both.lua, p:both"
    ),
    (
      "shiped",
      "no component 'shiped'; did you mean 'shipped'?; a plugin does not load: "
        + ".newslab/plugins/q/main.lua:1: broken"
    ),
  ])
  func `a wrong name is an error of usage`(specification: String, message: String) throws {
    let fixture = try Self.fixture()
    let error = #expect(throws: ComponentLoadError.self) {
      try fixture.loader().load(specification)
    }
    guard case .usage(let found) = error else {
      Issue.record("expected an error of usage, got \(String(describing: error))")
      return
    }
    #expect(found == message)
  }

  @Test(arguments: [
    ("bad.lua", "bad.lua:1: unexpected symbol near '='"),
    ("raises.lua", "raises.lua:2: filter: 'name' is missing"),
    ("q:x", ".newslab/plugins/q/main.lua:1: broken"),
    (
      "none.lua",
      "none.lua returns no component; expected what newslab.filter, classifier, annotator or "
        + "report gives"
    ),
  ])
  func `what does not load says where`(specification: String, message: String) throws {
    let fixture = try Self.fixture()
    let error = #expect(throws: ComponentLoadError.self) {
      try fixture.loader().load(specification)
    }
    guard case .notLoaded(let found) = error else {
      Issue.record("expected an error of loading, got \(String(describing: error))")
      return
    }
    #expect(found.description == message)
  }

  @Test(arguments: ["missing.lua", "missing.lua:x", ".newslab/plugins.lua"])
  func `a file that cannot be read says so`(specification: String) throws {
    let fixture = try Self.fixture()
    let error = #expect(throws: ComponentLoadError.self) {
      try fixture.loader().load(specification)
    }
    guard case .unreadable(let message) = error else {
      Issue.record("expected an unreadable file, got \(String(describing: error))")
      return
    }
    #expect(message.hasSuffix(": no such file or directory"))
  }

  @Test func `a file runs once for all its components`() throws {
    let fixture = try Self.fixture()
    let loader = try fixture.loader()
    let (wet, dry) = (try loader.load("two.lua:wet"), try loader.load("two.lua:dry"))
    #expect(wet.first?.state === dry.first?.state)
  }
}
