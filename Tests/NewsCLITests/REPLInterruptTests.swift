import Foundation
import TestSupport
import Testing

/// Ctrl-C wherever the prompt may spend its time outside of Lua; what was there stays.
@Suite(.serialized)
struct REPLInterruptTests {
  private let folder: TemporaryFolder
  private static let paragraph = """
    "We share the grief of the people," President Ada Byron said on Friday in Paris. NATO and the \
    European Union met in London on 6 April 2017, according to police of the French Republic.
    """

  init() throws { folder = try TemporaryFolder() }

  private func open(_ paragraphs: Int) throws -> PseudoTerminal {
    let text = (0..<paragraphs).map { "\(Self.paragraph) \($0)." }.joined(separator: "\n\n")
    try folder.write(text, to: "long.txt")
    let terminal = try PseudoTerminal(
      ProcessRunner.newslab, ["long.txt"], in: folder.path,
      environment: ["TERM": "xterm", "XDG_STATE_HOME": folder.file("state")])
    try terminal.wait(for: "newslab> ")
    return terminal
  }

  @Test(arguments: [
    "return #a.mentions", "return a", "return #a.times", ":time #a.quotes", ":bench #a.entities",
    ":run entity-index", ":run who-said-what -j 2", ":export all.md a",
  ])
  func `analysis of a long text gives way to Ctrl-C`(entry: String) throws {
    let terminal = try open(20_000)
    terminal.type("a = corpus:first() kept = 41 + 1 print('be' .. 'gun')")
    try terminal.wait(for: "begun")
    terminal.type(entry)
    usleep(700_000)
    terminal.send("\u{3}")
    try terminal.wait(for: "interrupted")
    try terminal.wait(for: "newslab> ")
    terminal.type("print('kept', kept)")
    try terminal.wait(for: "kept    42")
    terminal.type(":quit")
    #expect(terminal.waitForExit() == 0)
  }

  @Test func `what was cut short is found whole later`() throws {
    let terminal = try open(60)
    terminal.type("a = corpus:first() print('be' .. 'gun')")
    try terminal.wait(for: "begun")
    for _ in 0..<3 {
      terminal.type("while true do local b = newslab.article(a.text); local n = #b.mentions end")
      usleep(400_000)
      terminal.send("\u{3}")
      try terminal.wait(for: "interrupted")
      try terminal.wait(for: "newslab> ")
    }
    terminal.type("#a.mentions > 200, #a.mentions == #newslab.article(a.text).mentions, #a.quotes")
    try terminal.wait(for: "true    true    120", guardSeconds: 90)
  }
}
