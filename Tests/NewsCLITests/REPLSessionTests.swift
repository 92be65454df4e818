import Foundation
import TestSupport
import Testing

@Suite(.serialized)
struct REPLSessionTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A prompt without a corpus, in a folder of its own.
  private func open(_ arguments: String..., term: String = "xterm") throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      ProcessRunner.newslab, arguments, in: folder.path,
      environment: ["TERM": term, "XDG_STATE_HOME": folder.file("state")])
    try terminal.wait(for: "newslab> ")
    return terminal
  }

  private static let endless = [
    "while true do end", "while true do pcall(function() while true do end end) end",
    "coroutine.wrap(function() while true do end end)()",
    "coroutine.resume(coroutine.create(function() while true do end end))",
    "xpcall(function() while true do end end, function() while true do end end)",
    "while true do print('again') end",
    "setmetatable({}, {__tostring = function() while 1 do end end})",
    "local t = {} while true do t[#t + 1] = newslab.article('NATO met.').mentions end",
  ]

  @Test(arguments: endless)
  func `Ctrl-C stops what runs and keeps what was there`(script: String) throws {
    let terminal = try open()
    terminal.type("x = 1 print('ready')")
    try terminal.wait(for: "\nready")
    terminal.type(script)
    try terminal.wait(for: script)
    usleep(100_000)
    terminal.control("c")
    try terminal.wait(for: "\ninterrupted")
    try terminal.wait(for: "newslab> ")
    terminal.type("x, 'still'")
    try terminal.wait(for: "1       still")
  }

  @Test func `many Ctrl-C do no more than one`() throws {
    let terminal = try open()
    terminal.type("x = 2 while true do end")
    try terminal.wait(for: "do end")
    usleep(100_000)
    for _ in 0..<20 { terminal.control("c") }
    try terminal.wait(for: "newslab> ")
    terminal.type("x, 'still'")
    try terminal.wait(for: "2       still")
    try terminal.wait(for: "newslab> ")
    terminal.control("d")
    #expect(terminal.waitForExit() == 0)
  }

  @Test(arguments: ["xterm", "dumb"])
  func `Ctrl-C at the prompt gives up the line at once`(term: String) throws {
    let terminal = try open(term: term)
    terminal.send("print('given up')")
    try terminal.wait(for: "up')")
    terminal.control("c")
    try terminal.wait(for: "\nnewslab> ")
    terminal.type("print('taken')")
    try terminal.wait(for: "\ntaken")
    #expect(!terminal.screen.contains("\ngiven up"))
  }

  @Test func `Ctrl-C leaves a chunk that has no end`() throws {
    let terminal = try open()
    terminal.type("function f(")
    try terminal.wait(for: "..> ")
    terminal.control("c")
    try terminal.wait(for: "\nnewslab> ")
    terminal.type("'out'")
    try terminal.wait(for: "\nout")
  }

  @Test(arguments: ["xterm", "dumb"])
  func `Ctrl-D leaves without a word`(term: String) throws {
    let terminal = try open(term: term)
    terminal.control("d")
    #expect(terminal.waitForExit() == 0)
    #expect(terminal.screen.hasSuffix("newslab>"))
  }

  @Test func `Ctrl-D in a chunk says what is missing`() throws {
    let terminal = try open()
    terminal.type("function f()")
    try terminal.wait(for: "..> ")
    terminal.control("d")
    try terminal.wait(for: "[1]:1: 'end' expected near <eof>")
    try terminal.wait(for: "newslab> ")
  }

  @Test func `takes characters of all widths and edits them`() throws {
    let terminal = try open()
    terminal.send("'при世界🙂'")
    terminal.send("\u{7F}\u{7F}\u{7F}\u{7F}")
    terminal.type("вет'")
    try terminal.wait(for: "\nпривет")
  }

  @Test func `goes on with the line after a stop by the shell`() throws {
    let terminal = try open()
    terminal.send("'bef")
    try terminal.wait(for: "'bef")
    terminal.suspendAndResume()
    terminal.type("ore'")
    try terminal.wait(for: "\nbefore")
    try terminal.wait(for: "newslab>")
    #expect(terminal.screen.hasSuffix("'before'\nbefore\nnewslab>"))
  }

  @Test func `brings back what an earlier session typed`() throws {
    let first = try open()
    first.type("print(\n'from before')")
    try first.wait(for: "\nfrom before")
    first.type(":quit")
    #expect(first.waitForExit() == 0)
    let second = try open()
    second.send("\u{1B}[A\u{1B}[A\r")
    try second.wait(for: "\nfrom before")
  }

  @Test(arguments: [true, false])
  func `a terminal that goes away ends the program`(isBusy: Bool) throws {
    let terminal = try open()
    if isBusy {
      terminal.type("print('busy') while true do end")
      try terminal.wait(for: "\nbusy")
    }
    #expect(terminal.hangUp() != nil)
  }

  @Test func `a terminal that goes away ends the program while Ctrl-C has no effect yet`() throws {
    let terminal = try open()
    // The analysis is no Lua, so that Ctrl-C must wait for its end.
    terminal.type(
      "print('busy') print(#newslab.article(('NATO met in Paris. '):rep(2000000)).mentions)")
    try terminal.wait(for: "\nbusy")
    usleep(300_000)
    terminal.control("c")
    usleep(100_000)
    #expect(terminal.hangUp() != nil)
  }
}
