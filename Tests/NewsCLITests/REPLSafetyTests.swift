import Foundation
import NewsCLI
import TestSupport
import Testing

/// What scripts and files must not do to a prompt, and what a person must always get back from.
@Suite(.serialized)
struct REPLSafetyTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func open(_ arguments: [String] = []) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      ProcessRunner.newslab, arguments, in: folder.path,
      environment: ["TERM": "xterm", "XDG_STATE_HOME": folder.file("state")])
    try terminal.wait(for: "newslab> ")
    return terminal
  }

  @Test func `a script names no program that the prompt starts`() throws {
    try folder.write(
      "print(pcall(function() newslab.settings.pager = 'touch owned; cat' end)) "
        + "newslab.settings.rows = 5 print('rows', newslab.settings.rows)", to: "evil.lua")
    let terminal = try open()
    terminal.type(":load evil.lua")
    try terminal.wait(for: "not permitted: 'pager' is a program")
    try terminal.wait(for: "rows    5")
    terminal.type(":page 1")
    terminal.type(":quit")
    #expect(terminal.waitForExit() == 0)
    #expect(!FileManager.default.fileExists(atPath: folder.file("owned")))
  }

  @Test func `what was only printed is not typed by a replay`() throws {
    let terminal = try open()
    terminal.type(":log o.log")
    terminal.type("print(\"newslab> :export made.md -f\")")
    terminal.type(":log off")
    terminal.type(":replay o.log")
    terminal.type("print('do' .. 'ne')")
    try terminal.wait(for: "done")
    #expect(!FileManager.default.fileExists(atPath: folder.file("made.md")))
    let mode = try FileManager.default.attributesOfItem(atPath: folder.file("o.log"))
    #expect(mode[.posixPermissions] as? Int == 0o600)
  }

  @Test func `words that are no file are refused, and nothing else is lost`() throws {
    let terminal = try open()
    terminal.type("x = 41")
    for words in [":save \\", ":save -f", ":save \"", ":run \\", ":export \\"] {
      terminal.type(words)
    }
    terminal.type("print('x', x + 1)")
    try terminal.wait(for: "x       42")
  }

  @Test func `a prompt within the prompt leaves what was shown before as it was`() throws {
    let terminal = try open()
    terminal.type("'outer'")
    terminal.type("newslab.repl()")
    try terminal.wait(for: "waits")
    try terminal.wait(for: "newslab> ")
    terminal.type("'inner'")
    try terminal.wait(for: "inner")
    terminal.control("D")
    terminal.type("print(Out[1], In[1])")
    try terminal.wait(for: "outer   'outer'")
  }

  @Test func `a log that is no file, or that cannot be written, is told`() throws {
    mkfifo(folder.file("pipe"), 0o600)
    let terminal = try open()
    terminal.type(":log pipe")
    try terminal.wait(for: "cannot write 'pipe'")
    terminal.type(":log /dev/full")
    try terminal.wait(for: "cannot write '/dev/full'")
  }

  @Test func `a replay within a replay is left out, a long one takes no time`() throws {
    try folder.write("x = 1\n:replay self.lua\n", to: "self.lua")
    let long = (0..<20_000).map { "line \($0)" }.joined(separator: "\n")
    try folder.write("x = [[\n\(long)\n]]\nprint('len' .. 'gth', #x)\n", to: "long.lua")
    let terminal = try open()
    terminal.type(":replay self.lua")
    try terminal.wait(for: "':replay' is for a person")
    terminal.type(":replay long.lua")
    try terminal.wait(for: "length  ", guardSeconds: 60)
  }

  @Test func `Ctrl-C reaches each prompt of a script, and one after a run that saves`() throws {
    try folder.write("newslab.repl() print('bet' .. 'ween') newslab.repl()", to: "two.lua")
    let terminal = try open(["two.lua"])
    terminal.control("D")
    try terminal.wait(for: "between")
    try terminal.wait(for: "newslab> ")
    terminal.type("print('be' .. 'gun') while true do end")
    try terminal.wait(for: "begun")
    terminal.control("C")
    try terminal.wait(for: "interrupted")

    try folder.write(#"{"id":"a","text":"Soldiers of the army met."}"# + "\n", to: "news.jsonl")
    _ = try ProcessRunner.newslab(["import", "news.jsonl", "--to", "s.newslab"], in: folder.path)
    let store = try open(["s.newslab"])
    store.type(":run security-topic --save")
    try store.wait(for: "1 article")
    store.type("print('be' .. 'gun') while true do end")
    try store.wait(for: "begun")
    store.control("C")
    try store.wait(for: "interrupted")
    store.type("print(40 + 2)")
    try store.wait(for: "42")
  }

  @Test func `a history of any size brings back what was typed last`() throws {
    let lines = (0..<400_000).map { "print(\($0), 'something')\n" }.joined()
    try FileManager.default.createDirectory(
      atPath: folder.file("newslab"), withIntermediateDirectories: true)
    try folder.write(lines, to: "newslab/history")
    let history = try #require(HistoryFile(environment: ["XDG_STATE_HOME": folder.path]))
    #expect(history.load().last == "print(399999, 'something')")
    #expect(history.load().count == 1000)
    #expect(history.load().allSatisfy { $0.hasSuffix("'something')") })
  }

  @Test func `values go whole to files for other programs`() throws {
    let terminal = try open()
    terminal.type("L = {} for i = 1, 3000 do L[i] = { number = i } end")
    terminal.type(":export rows.csv L")
    try terminal.wait(for: "written to rows.csv")
    terminal.type(":export rows.json L")
    try terminal.wait(for: "written to rows.json")
    #expect(try folder.read("rows.csv").split { $0.isNewline }.count == 3001)
    let json = try JSONSerialization.jsonObject(with: Data(folder.read("rows.json").utf8))
    #expect((json as? [Any])?.count == 3000)
  }
}
