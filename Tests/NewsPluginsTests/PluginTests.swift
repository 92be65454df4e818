import NewsPlugins
import NewsScript
import ScriptTestSupport
import Testing

struct PluginTests {
  private static func load(_ main: String, files: [String: String] = [:], newslab: String = "*")
    throws -> [LoadedComponent]
  {
    let fixture = try PluginFixture()
    try fixture.write("p", main: main, files: files, newslab: newslab)
    return try fixture.plugin("p").load(host: ScriptBench.host())
  }

  private static func failure(
    _ main: String, files: [String: String] = [:], newslab: String = "*"
  ) throws -> String? {
    do {
      _ = try load(main, files: files, newslab: newslab)
      return nil
    } catch let error as PluginError {
      return error.description
    }
  }

  @Test func `components are called by plugin and name`() throws {
    let main = "return " + PluginFixture.filter("a") + ", " + PluginFixture.filter("b")
    #expect(try Self.load(main).map(\.source) == ["p:a", "p:b"])
  }

  @Test(arguments: ["lib.words", "words", "lib.deep.words", "deep.words"])
  func `require finds the files of lib`(name: String) throws {
    let main =
      "local w = require '\(name)' return newslab.filter{name='f', summary=w.s, "
      + PluginFixture.keep + "}"
    let files = ["lib/words.lua": "return {s='flat'}", "lib/deep/words.lua": "return {s='deep'}"]
    let summary = try Self.load(main, files: files).first?.component.summary
    #expect(summary == (name.contains("deep") ? "deep" : "flat"))
  }

  @Test func `a module runs once and sees its own name`() throws {
    let main =
      "local a, b = require 'lib.m', require('m') assert(a == b and a.name == 'lib.m') "
      + "assert(require 'silent' == true) return " + PluginFixture.filter("f")
    let files = ["lib/m.lua": "return {name = ...}", "lib/silent.lua": "local x = 1"]
    #expect(try Self.load(main, files: files).count == 1)
  }

  @Test func `a library is a folder with init.lua, and asks what is loaded`() throws {
    let main =
      "assert(require 'json' == package.loaded.json and require('lib.json') == require 'json') "
      + "assert(require 'newslab' == newslab and require('json').decode '2' == 2) "
      + "assert(not pcall(require, 'lpeg') and debug.getinfo(1, 'S').source:find 'main.lua') "
      + "return " + PluginFixture.filter("f")
    let files = [
      "lib/json/init.lua": "return require 'json.decoder'",
      "lib/json/decoder.lua": "return {decode = tonumber}",
    ]
    #expect(try Self.load(main, files: files).count == 1)
  }

  @Test(arguments: [
    ("wrods", "no module 'wrods' in lib; did you mean 'words'?"),
    ("lib.wrods", "no module 'lib.wrods' in lib; did you mean 'words'?"),
    ("..words", "module '..words': expected letters, digits, '_' and '-' between dots"),
    ("../main", "module '../main': expected letters, digits, '_' and '-' between dots"),
    ("/etc/passwd", "module '/etc/passwd': expected letters, digits, '_' and '-' between dots"),
    ("lib.", "module 'lib.': expected letters, digits, '_' and '-' between dots"),
    ("", "module '': expected letters, digits, '_' and '-' between dots"),
    ("main", "no module 'main' in lib"),
    ("outside", "module 'outside' lies outside the plugin"),
  ])
  func `require refuses everything else`(name: String, message: String) throws {
    let fixture = try PluginFixture()
    let files = ["lib/words.lua": "return 1"]
    try fixture.write("p", main: "require '\(name)'", files: files)
    try fixture.folder.write("return 1", to: "secret.lua")
    try fixture.link(".newslab/plugins/p/lib/outside.lua", to: fixture.folder.file("secret.lua"))
    let error = #expect(throws: PluginError.self) {
      try fixture.plugin("p").load(host: ScriptBench.host())
    }
    #expect(error?.description == ".newslab/plugins/p/main.lua:1: " + message)
  }

  @Test(arguments: [
    ("x = = 1", ".newslab/plugins/p/main.lua:1: unexpected symbol near '='"),
    ("\nerror('no')", ".newslab/plugins/p/main.lua:2: no"),
    (
      "require 'bad'", ".newslab/plugins/p/lib/bad.lua:2: syntax error near <eof>"
    ),
    (
      "require 'circle'", ".newslab/plugins/p/lib/circle.lua:1: module 'lib.circle' requires itself"
    ),
    (
      "return 1",
      ".newslab/plugins/p/main.lua returns no component; expected what newslab.filter, "
        + "classifier, annotator or report gives"
    ),
  ])
  func `an error names file and line`(main: String, message: String) throws {
    let files = [
      "lib/bad.lua": "\nx", "lib/circle.lua": "local x = require 'circle'\nreturn x",
    ]
    let problem = try Self.failure(main, files: files)
    #expect(problem == message)
  }

  @Test(arguments: [
    "io.open('x')", "os.execute('ls')", "os.getenv('HOME')", "os.time()", "dofile('x')",
    "loadfile('x')",
  ])
  func `a plugin has no file, clock or environment`(call: String) throws {
    let problem = try Self.failure(call)
    #expect(problem?.contains(": not permitted: ") == true)
  }

  @Test func `versions of newslab that will not do are refused`() throws {
    let problem = try Self.failure("return 1", newslab: "^9")
    #expect(problem == "plugin 'p' works with newslab ^9, this is \(NewslabAPI.version)")
  }
}

struct PluginDataTests {
  private static let main =
    "local g = newslab.gazetteer{name='firms', file='%', kind='ORG'} "
    + "return newslab.filter{name='all', summary='S.', keep=function(a) return #g:find(a) > 0 end}"

  @Test func `a plugin opens its own tables of names`() throws {
    let fixture = try PluginFixture()
    try fixture.write(
      "wet", main: Self.main.replacing("%", with: "data/firms.tsv"),
      files: ["data/firms.tsv": "name\nZebrask\n"])
    let plugin = try fixture.folders().plugin("wet")
    #expect(try plugin.load(host: ScriptBench.host()).count == 1)
  }

  @Test(arguments: [
    ("/etc/passwd", "'/etc/passwd' must be a path below the folder of the plugin"),
    ("../../../x.tsv", "'../../../x.tsv' lies outside the plugin"),
    ("data/no.tsv", "no file 'data/no.tsv' in the folder of the plugin"),
    ("data/bad.tsv", "data/bad.tsv:1: unknown column 'nam' (did you mean 'name'?)"),
  ])
  func `other tables are refused, wrong ones named`(path: String, message: String) throws {
    let fixture = try PluginFixture()
    try fixture.folder.write("name\nX\n", to: "x.tsv")
    try fixture.write(
      "wet", main: Self.main.replacing("%", with: path), files: ["data/bad.tsv": "nam\nX\n"])
    let plugin = try fixture.folders().plugin("wet")
    let error = #expect(throws: PluginError.self) { try plugin.load(host: ScriptBench.host()) }
    #expect(error?.description.contains(message) == true, "\(String(describing: error))")
  }
}
