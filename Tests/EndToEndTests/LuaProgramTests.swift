import Foundation
import TestSupport
import Testing

/// `newslab lua` beside the `lua5.4` of Debian, where that is installed.
struct LuaProgramTests {
  static let peer = "/usr/bin/lua5.4"
  static let hasPeer = FileManager.default.isExecutableFile(atPath: peer)
  static let commands =
    ((try? Checkout.read("Tests/Fixtures/lua-command-lines.txt")) ?? "")
    .split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
  /// The name that messages of `newslab lua` begin with when newslab is found on the path.
  private static let ownName = "newslab-lua"

  private static let files = [
    "a.lua": "print(#arg, ...) for i = 1, #arg do print(i, arg[i]) end print(x, arg[0])\n",
    "bad.lua": "x = = 1\n",
    "boom.lua": "local function f() error(\"boom\") end\nf()\n",
    "mod.lua": "return {name = \"the module\"}\n",
    "shebang.lua": "#!/usr/bin/env lua\nprint(\"ran\", ...)\n",
  ]

  /// What a command writes and its exit code, the program's own name taken out.
  private func outcome(of command: String, with program: String, named name: String) throws
    -> [String]
  {
    let folder = try TemporaryFolder()
    for (file, text) in Self.files { try folder.write(text, to: file) }
    let result = try ProcessRunner.run(
      "/bin/sh", ["-c", "LUA='\(program)'; \(command)"], in: folder.path,
      environment: ["PATH": ProcessRunner.searchPath])
    return [result.output, result.errors].map { text in
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { String($0).replacingOccurrences(of: name, with: "LUA") }.joined(separator: "\n")
    } + [String(result.code)]
  }

  @Test(.enabled(if: hasPeer, "needs lua5.4"), arguments: commands)
  func `does what lua5.4 does`(command: String) throws {
    let expected = try outcome(of: command, with: Self.peer, named: Self.peer)
    #expect(try outcome(of: command, with: "newslab lua", named: Self.ownName) == expected)
  }

  @Test func `the table is not empty`() { #expect(Self.commands.count >= 60) }

  @Test func `is newslab under another name, too`() throws {
    let folder = try TemporaryFolder()
    let link = folder.file("newslab-lua")
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: ProcessRunner.newslab)
    let result = try ProcessRunner.run(link, ["-e", "print(arg[0]) error('no', 0)"])
    #expect(result.output == link + "\n")
    #expect(result.errors.hasPrefix("\(link): no\nstack traceback:\n"))
    #expect(result.code == 1)
  }

  @Test func `says what it takes when an option is unknown`() throws {
    let result = try ProcessRunner.newslab(["lua", "-x"])
    #expect(result.code == 1)
    #expect(result.errors.contains("unrecognized option '-x'\nusage: "))
    for option in ["-e", "-l", "-i", "-v", "-E", "-W", "--", "-"] {
      #expect(result.errors.contains("\n  \(option) "))
    }
  }

  @Test func `has a prompt that Ctrl-C brings back`() throws {
    let terminal = try PseudoTerminal(ProcessRunner.newslab, ["lua"])
    try terminal.wait(for: "Lua 5.4")
    try terminal.wait(for: "> ")
    terminal.type("print(1 +")
    try terminal.wait(for: ">> ")
    terminal.type("41)")
    try terminal.wait(for: "\n42")
    try terminal.wait(for: "> ")
    terminal.type("io.write('be', 'gun\\n') while true do end")
    try terminal.wait(for: "\nbegun")
    terminal.control("c")
    try terminal.wait(for: "interrupted!")
    try terminal.wait(for: "> ")
    terminal.type("os.exit(5)")
    #expect(terminal.waitForExit() == 5)
  }

  @Test func `a script is stopped by Ctrl-C with a traceback`() throws {
    let terminal = try PseudoTerminal(
      ProcessRunner.newslab, ["lua", "-e", "print('begun') while true do end"],
      hasLineEditor: false)
    try terminal.wait(for: "begun")
    terminal.control("c")
    #expect(terminal.waitForExit() == 1)
    #expect(terminal.screen.contains("interrupted!\nstack traceback:"))
  }
}
