import TestSupport
import Testing

/// What the prompt says to those who come from other shells, or who mistype.
@Suite(.serialized)
struct REPLHintTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func open(_ arguments: String...) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      ProcessRunner.newslab, arguments, in: folder.path,
      environment: ["TERM": "xterm", "XDG_STATE_HOME": folder.file("state")])
    try terminal.wait(for: "newslab> ")
    return terminal
  }

  @Test func `words of other shells are answered with what they are called here`() throws {
    let terminal = try open()
    for (entry, answer) in [
      ("quit", "':quit' or Ctrl-D leaves"), ("exit()", "':quit' or Ctrl-D leaves"),
      ("!ls", "there is no shell here"),
      ("%timeit 1 + 1", "':bench' is what '%timeit' is elsewhere"),
      ("%run x.lua", "':load' is what"), ("%whatever", "commands begin with ':'"),
    ] {
      terminal.type(entry)
      try terminal.wait(for: answer)
    }
    terminal.type("quit = 'a variable'")
    terminal.type("quit")
    try terminal.wait(for: "\na variable")
  }

  @Test func `a name that is no variable is said to be none`() throws {
    let terminal = try open()
    terminal.type("harvest = 1")
    terminal.type("harvst")
    try terminal.wait(for: "nil: no variable 'harvst' (did you mean 'harvest'?)")
    terminal.type("local harvost; harvost, 'known'")
    try terminal.wait(for: "nil     known")
  }

  @Test func `an option of a component is told from one of ':run'`() throws {
    try folder.write("One.", to: "texts/a.txt")
    let terminal = try open("texts")
    let component =
      "newslab.filter {name = 'few', summary = 'Few.', options = {"
      + "least = {type = 'integer', default = 1, summary = 'Least.'}}, keep = function() "
      + "return true end}"
    terminal.type("few = " + component)
    terminal.type(":run few --least 5")
    try terminal.wait(for: "did you mean '--set least=5'?")
    terminal.send(":run few --set \t")
    try terminal.wait(for: ":run few --set least=")
    terminal.send("5 --format csv\r")
    try terminal.wait(for: "\nArticle,Date,Title")
    try terminal.wait(for: "1 article, 1 kept")
  }

  @Test func `entries are saved by the names that they define`() throws {
    let terminal = try open()
    terminal.type("function twice(n) return 2 * n end")
    terminal.type("x = 4; twice(x)")
    try terminal.wait(for: "\n8\n")
    terminal.type(":save twice.lua twice")
    try terminal.wait(for: "1 entry saved as twice.lua")
    terminal.type(":save all.lua 1-2")
    try terminal.wait(for: "2 entries saved as all.lua")
    let run = try ProcessRunner.run(
      ProcessRunner.newslab, [folder.file("all.lua")], in: folder.path)
    #expect(run.output == "8\n")
    terminal.type(":save none.lua nobody")
    try terminal.wait(for: "no entry makes a variable 'nobody'")
  }
}
