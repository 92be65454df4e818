import Foundation
import TestSupport
import Testing

/// `newslab.repl()`: a prompt in the middle of a script.
@Suite(.serialized)
struct REPLPlaceTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      """
      local outer = 1
      local function work(x, y)
        local z = x + y
        outer = outer + 1
        newslab.repl()
        print("z is", z, "outer is", outer, made)
        return z
      end
      print(work(1, 2))
      print(pcall(coroutine.wrap(function() newslab.repl() end)))
      print(select(2, pcall(string.rep, "ab", 2)), "end")
      """, to: "work.lua")
  }

  private func open(_ arguments: String...) throws -> PseudoTerminal {
    try PseudoTerminal(
      ProcessRunner.newslab, arguments, in: folder.path,
      environment: [
        "TERM": "xterm", "XDG_STATE_HOME": folder.file("state"),
        "XDG_CONFIG_HOME": folder.file("config"),
      ])
  }

  @Test func `sees and sets the variables of its place, and goes on at Ctrl-D`() throws {
    let terminal = try open("work.lua")
    try terminal.wait(for: "work.lua:5 waits; Ctrl-D goes on with it.")
    for (typed, shown) in [
      ("x, y, z, outer", "1       2       3       2"), ("z = 40", ""), ("outer = outer + z", ""),
      ("made = 'global'", ""), ("function f() return z end", ""), ("f()", "\n40"),
      ("nothere", "\nnil"), ("coroutine.wrap(function() z = z + 1 return z end)()", "\n41"),
      ("newslab.repl()", "cannot be opened"),
    ] {
      try terminal.wait(for: "newslab> ")
      terminal.type(typed)
      if !shown.isEmpty { try terminal.wait(for: shown) }
    }
    try terminal.wait(for: "newslab> ")
    terminal.control("d")
    try terminal.wait(for: "z is    41      outer is        42      global")
    try terminal.wait(for: "\n41")
    try terminal.wait(for: "inside a coroutine")
    try terminal.wait(for: "abab    end")
    #expect(terminal.waitForExit() == 0)
  }

  @Test func `Ctrl-C stops what the prompt runs, and nothing of the script`() throws {
    let terminal = try open("work.lua")
    try terminal.wait(for: "newslab> ")
    terminal.type("print('busy') while true do pcall(error) end")
    try terminal.wait(for: "\nbusy")
    terminal.control("c")
    try terminal.wait(for: "\ninterrupted")
    try terminal.wait(for: "newslab> ")
    terminal.type(":limits steps=1000")
    terminal.type("while true do end")
    try terminal.wait(for: "stopped by the step limit")
    try terminal.wait(for: "newslab> ")
    terminal.control("d")
    try terminal.wait(for: "abab    end")
    #expect(terminal.waitForExit() == 0)
  }

  @Test func `os-exit ends the script`() throws {
    let terminal = try open("work.lua")
    try terminal.wait(for: "newslab> ")
    terminal.type("os.exit(7)")
    #expect(terminal.waitForExit() == 7)
    #expect(!terminal.screen.contains("z is"))
  }

  @Test func `opens inside a prompt, too, whose Ctrl-C works on`() throws {
    let terminal = try open()
    try terminal.wait(for: "newslab> ")
    terminal.type(":load work.lua")
    try terminal.wait(for: "work.lua:5 waits")
    terminal.type("z = 7")
    try terminal.wait(for: "newslab> ")
    terminal.type(":quit")
    try terminal.wait(for: "z is    7")
    try terminal.wait(for: "newslab> ")
    terminal.type("print('busy') while true do end")
    try terminal.wait(for: "\nbusy")
    terminal.control("c")
    try terminal.wait(for: "\ninterrupted")
    terminal.type("6 * 7")
    try terminal.wait(for: "\n42")
  }

  @Test func `says where it can be used`() throws {
    let script = try ProcessRunner.shell("echo | newslab work.lua", in: folder.path)
    #expect(script.code == 1)
    #expect(script.output.contains("newslab.repl needs a terminal to read from"))
    try folder.write(
      """
      return newslab.filter{name="asks", summary="Asks.", keep=function(a) newslab.repl() end}
      """, to: "asks.lua")
    try folder.write("It rains.", to: "rain.txt")
    let run = try ProcessRunner.shell("newslab run asks.lua --corpus rain.txt", in: folder.path)
    #expect(run.code == 1)
    #expect(run.output.contains("not for 'asks', which runs over articles"))
  }
}
