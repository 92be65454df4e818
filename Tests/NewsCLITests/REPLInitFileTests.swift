import Foundation
import TestSupport
import Testing

/// `init.lua`, and files that the prompt types again.
@Suite(.serialized)
struct REPLInitFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func open(_ arguments: String...) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      ProcessRunner.newslab, arguments, in: folder.path,
      environment: [
        "TERM": "xterm", "XDG_STATE_HOME": folder.file("state"),
        "XDG_CONFIG_HOME": folder.file("config"),
      ])
    try terminal.wait(for: "newslab> ")
    return terminal
  }

  private static let good = """
    newslab.settings.rows = 3
    function twice(n) return 2 * n end
    print("hello from init")
    return newslab.filter{name="all-of-it", summary="Keeps all.", keep=function() return true end}
    """

  @Test func `init-lua runs before the first prompt`() throws {
    try folder.write(Self.good, to: "config/newslab/init.lua")
    let terminal = try open()
    #expect(terminal.screen.contains("hello from init"))
    #expect(terminal.screen.contains("filter 'all-of-it' is all_of_it"))
    terminal.type("twice(21), newslab.settings.rows, all_of_it.name")
    try terminal.wait(for: "42      3       all-of-it")
    terminal.type("_2, #In")
    try terminal.wait(for: "nil     2")
  }

  @Test(arguments: ["-n", "--no-init"])
  func `an option leaves init-lua alone`(option: String) throws {
    try folder.write(Self.good, to: "config/newslab/init.lua")
    let terminal = try open(option)
    #expect(!terminal.screen.contains("hello from init"))
    terminal.type("twice")
    try terminal.wait(for: "\nnil")
  }

  @Test func `an error in init-lua is told, and the prompt comes all the same`() throws {
    try folder.write("x = 1\nprint(x.y.z)\nx = 2", to: "config/newslab/init.lua")
    let terminal = try open()
    #expect(terminal.screen.contains("init.lua:2: attempt to index a number value (global 'x')"))
    terminal.type("x")
    try terminal.wait(for: "\n1")
  }

  @Test func `init-lua may not do what scripts may not`() throws {
    try folder.write("io.open('/etc/hostname')", to: "config/newslab/init.lua")
    #expect(try open().screen.contains("init.lua:1: not permitted: io.open"))
  }

  @Test func `scripts and commands do not run init-lua`() throws {
    try folder.write(Self.good, to: "config/newslab/init.lua")
    let result = try ProcessRunner.shell(
      "export XDG_CONFIG_HOME=$PWD/config; echo 'print(twice)' | newslab", in: folder.path)
    #expect(result.output == "nil\n")
  }

  @Test func `a script and a transcript are typed again, up to the first error`() throws {
    try folder.write("local n = 4\nfunction f(x)\n  return x * n\nend\nf(10)\nf(11)\n", to: "a.lua")
    try folder.write(
      "newslab> n = 1\nnewslab> n + 1\n2\nnewslab> error('no')\nno\nnewslab> n = 99\n", to: "b.txt")
    let terminal = try open()
    terminal.type(":replay a.lua")
    try terminal.wait(for: "newslab> f(11)\n44")
    terminal.type(":history")
    try terminal.wait(for: "   3  function f(x)")
    terminal.type(":replay b.txt")
    try terminal.wait(for: "newslab> n + 1\n2")
    try terminal.wait(for: "[10]:1: no")
    terminal.type("n, 'after'")
    try terminal.wait(for: "1       after")
  }
}
