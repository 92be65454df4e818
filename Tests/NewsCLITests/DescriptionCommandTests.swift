import LuaKit
import NewsCLI
import NewsScript
import TestSupport
import Testing

/// The commands that render what is described: help on Lua, types, the manual page.
struct DescriptionCommandTests {
  @Test func `help on Lua lists what there is`() {
    let run = CommandRun("help", "lua")
    #expect(run.code == 0)
    for name in NewslabAPI.types.map(\.name) + ["newslab", "corpus"] {
      #expect(run.lines.contains { $0.hasPrefix("  \(name) ") })
    }
  }

  @Test func `help on Lua explains a name`() {
    let run = CommandRun("help", "lua", "Article:has")
    #expect(run.output.hasPrefix("Article:has(words) -> boolean\n"))
  }

  @Test func `help on Lua names the nearest name`() {
    let run = CommandRun("help", "lua", "Artcle")
    #expect(run.code == 2)
    #expect(
      run.errors.contains("no help on 'Artcle'; did you mean 'Article'?")
        || run.errors.contains("no help on 'Artcle' (did you mean 'Article'?)"))
  }

  @Test func `types are stubs`() {
    let run = CommandRun("types")
    #expect(run.output.hasPrefix("---@meta\n"))
    #expect(run.output.contains("---@class Article\n"))
  }

  @Test func `types for luacheck define a set`() {
    #expect(CommandRun("types", "--luacheck").output.hasPrefix("stds.newslab = {\n"))
  }

  @Test func `the manual page holds every command, option and exit code`() {
    let page = CommandRun("help", "--man").output
    #expect(page.hasPrefix(".TH NEWSLAB 1 "))
    for command in Commands.all.description.commands {
      #expect(page.contains("\n.SS newslab \(command.name)"))
    }
    #expect(page.contains("\\-\\-format FORMAT"))
    for (code, _) in ExitCode.meanings { #expect(page.contains("\n.B \(code.rawValue)\n")) }
    #expect(!page.contains("\n.\n"))
  }

  @Test func `the doctor finds a checkout well`() throws {
    let home = try TemporaryFolder()
    let run = CommandRun("doctor", environment: ["HOME": home.path, "LANG": "C.UTF-8"])
    #expect(run.code == 0)
    for subject in [
      "version", "resources", "lists", "languages", "plugins", "lua", "locale", "folder",
    ] {
      #expect(run.lines.contains { $0.hasPrefix("ok       \(subject) ") })
    }
  }

  @Test(arguments: [
    (["LANG": "C"], "warning  locale", 0),
    (["LANG": "", "HOME": "/etc/hostname/x"], "error    folder", 1),
    (["NEWSLAB_CORPUS": "/nowhere"], "error    corpus", 1), ([:], "warning  locale", 0),
    (["NEWSLAB_LANGUAGES": "/nowhere"], "warning  languages", 0),
  ])
  func `the doctor says what is not well`(
    environment: [String: String], line: String, code: Int32
  ) throws {
    let home = try TemporaryFolder()
    let run = CommandRun("doctor", environment: ["HOME": home.path].merging(environment) { $1 })
    #expect(run.code == code)
    #expect(run.lines.contains { $0.hasPrefix(line) }, "\(run.output)")
  }

  @Test func `the doctor says when a table of roles gives one office to two`() throws {
    let home = try TemporaryFolder()
    let row = "Chad\tPresident\tAda Byron\t2001\t2005\tx\nChad\tPresident\tJo Vint\t2003\t2009\tx\n"
    try home.write("of\troles\tholder\tfrom\tto\tsource\n" + row, to: "newslab/roles.tsv")
    let run = CommandRun("doctor", environment: ["HOME": home.path, "XDG_DATA_HOME": home.path])
    let line = run.lines.first { $0.hasPrefix("warning  roles") }
    #expect(line?.contains("Ada Byron from 2001 to 2005") == true, "\(run.output)")
    #expect(line?.contains("roles.tsv:3") == true)
  }
}
