import Foundation
import TestSupport
import Testing

/// The prompt, as a person uses it who edits what is typed.
@Suite(.serialized)
struct REPLEditingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var environment: [String: String] {
    [
      "TERM": "xterm", "XDG_STATE_HOME": folder.file("state"), "TMPDIR": folder.path,
      "PATH": ProcessRunner.searchPath,
    ]
  }

  private func open(_ more: [String: String] = [:]) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      ProcessRunner.newslab, in: folder.path, environment: environment.merging(more) { $1 })
    try terminal.wait(for: "newslab> ")
    return terminal
  }

  /// A function of 40 lines that gives 38.
  private static let function =
    (["function long()", "\tlocal n = 0"] + (1...35).map { "  n = n + 1 -- \($0)" }
    + ["\tn = n + 3", "  return n", "end"]).joined(separator: "\n")

  @Test func `a function of 40 lines that is pasted is one entry, and runs once`() throws {
    let terminal = try open()
    terminal.paste(Self.function)
    try terminal.wait(for: "..> end")
    terminal.send("\r")
    try terminal.wait(for: "\nnewslab> ")
    terminal.type("'n', long()")
    try terminal.wait(for: "\nn       38")
    // One entry of the history, and one of the file.
    terminal.send("\u{1B}[A\u{1B}[A")
    try terminal.wait(for: "..> end")
    terminal.control("c")
    let file = try String(contentsOfFile: folder.file("state/newslab/history"), encoding: .utf8)
    #expect(file.split(separator: "\n").count == 2)
    #expect(file.contains("end\n'n'"))
  }

  @Test func `a paste is taken back at once, and what is in it does nothing`() throws {
    let terminal = try open()
    terminal.send("'a' ")
    terminal.paste("\u{3}\u{4}\u{1A}\u{1B}[A\nprint 'never'\n")
    try terminal.wait(for: "^C^D^Z^[[A")
    terminal.control("_")
    terminal.type(".. 'b'")
    try terminal.wait(for: "\nab")
    #expect(!terminal.screen.contains("\nnever"))
  }

  @Test func `statements and an expression that are pasted run, and show its value`() throws {
    let terminal = try open()
    terminal.paste("x = 40\nx + 2")
    try terminal.wait(for: "..> x + 2")
    terminal.send("\r")
    try terminal.wait(for: "\n42\n")
    terminal.paste("y = x\ny\n")
    terminal.send("\r")
    try terminal.wait(for: "\n40\n")
  }

  @Test func `a transcript that is pasted is typed again`() throws {
    let terminal = try open()
    let prompt = "newslab> "
    terminal.paste(
      "\(prompt)x = 1\n\(prompt)for i = 2, 3 do\n     ..>   x = x * i\n     ..> end\n7\n")
    terminal.send("\r")
    try terminal.wait(for: "newslab> for i = 2, 3 do\n     ..>   x = x * i\n     ..> end\nnewslab>")
    terminal.type("'x', x")
    try terminal.wait(for: "\nx       6")
  }

  @Test func `lines for the prompt among what is pasted are entries`() throws {
    let terminal = try open()
    terminal.paste("x = 20\n:time x + 1\nx + 2")
    terminal.send("\r")
    try terminal.wait(for: "\n21\ntime")
    try terminal.wait(for: "\n22\n")
  }

  @Test func `the arrow up goes through what begins as what is typed`() throws {
    let terminal = try open()
    for entry in ["'one', 1", "2", "'one', 3", "4"] { terminal.type(entry) }
    try terminal.wait(for: "\n4\n")
    terminal.send("'on\u{1B}[A\u{1B}[A, 5\r")
    try terminal.wait(for: "\none     1       5")
  }

  @Test func `:edit opens an entry in the editor that is set, and gives it back`() throws {
    try folder.write(#"sed 's/one/two/' "$1" > "$1.new" && mv "$1.new" "$1""#, to: "change.sh")
    let terminal = try open()
    terminal.type(":set editor sh \(folder.file("change.sh"))")
    terminal.type("'one', 1")
    try terminal.wait(for: "\none     1")
    terminal.type(":edit")
    try terminal.wait(for: "newslab> 'two', 1")
    terminal.send("\r")
    try terminal.wait(for: "\ntwo     1")
  }

  @Test func `10,000 lines can be pasted, and run`() throws {
    let terminal = try open()
    let lines = (1...10_000).map { "x = \($0) -- some words that make the line longer" }
    terminal.paste(lines.joined(separator: "\n"))
    try terminal.wait(for: "x = 10000")
    terminal.send("\r")
    try terminal.wait(for: "\nnewslab> ")
    terminal.type("'x', x")
    try terminal.wait(for: "\nx       10000")
  }

  @Test func `wide characters and emoji are moved over, erased and put in`() throws {
    let terminal = try open()
    terminal.send("'世界👨‍👩‍👧é🇫🇷'")
    let left = "\u{1B}[D"
    // Before the flag: é goes; before the family: 界 goes, and new comes between.
    terminal.send(left + left + "\u{7F}" + left + "\u{7F}" + "家🙂" + "\u{1B}[3~")
    terminal.send("\u{5}\r")
    try terminal.wait(for: "\n世家🙂🇫🇷")
    #expect(terminal.screen.contains("newslab> '世家🙂🇫🇷'\n"))
  }

  @Test func `Ctrl-R finds what an ended session typed, also after kill -9`() throws {
    let first = try open()
    first.type("print('one')")
    try first.wait(for: "\none")
    let second = try open()
    second.type("print('two\\n' ..\n'three')")
    try second.wait(for: "\nthree")
    first.killProgram()
    second.killProgram()
    let third = try open()
    third.control("r")
    third.send("on")
    try third.wait(for: "search: on")
    third.send("\r")
    third.send("\r")
    try third.wait(for: "one\nnewslab> ")
    third.control("r")
    third.send("two")
    third.send("\r\r")
    try third.wait(for: "\nthree")
  }

  @Test func `words are moved over and cut out, and come back`() throws {
    let terminal = try open()
    terminal.send("'one two three'\u{1B}b\u{1B}b\u{17}\u{1B}f\u{1B}[1;5C")
    terminal.send("\u{5}\u{2} \u{19}\u{7F}")
    try terminal.wait(for: "two three 'one'")
    terminal.send("\u{1F}\u{1F}\u{1F}")
    terminal.send("\u{5}\u{15}'whole'\r")
    try terminal.wait(for: "\nwhole")
  }

  @Test func `another width of the terminal breaks the entry anew`() throws {
    let terminal = try open()
    let word = String(repeating: "abcdefghij", count: 6)
    terminal.send("#'\(word)'")
    try terminal.wait(for: word)
    terminal.resize(columns: 40)
    try terminal.wait(for: "newslab> #'abcdefghijabcdefghijabcdefghi\n")
    terminal.send(".. ''\r")
    try terminal.wait(for: "\n60")
  }

  @Test func `Ctrl-Z stops the program, and it goes on with what was typed`() throws {
    let terminal = try PseudoTerminal(
      "/bin/bash", ["--norc", "--noprofile", "--noediting", "-i"], in: folder.path,
      environment: environment.merging(["PS1": "shell$ "]) { $1 })
    try terminal.wait(for: "shell$ ")
    terminal.type(ProcessRunner.newslab)
    try terminal.wait(for: "newslab> ")
    usleep(200_000)
    terminal.send("'before',")
    try terminal.wait(for: "'before',")
    terminal.control("z")
    try terminal.wait(for: "Stopped")
    try terminal.wait(for: "shell$ ")
    terminal.type("stty -a | grep -c ' icanon .* echo '; fg")
    try terminal.wait(for: "newslab> 'before',")
    terminal.send(" 'after'\r")
    try terminal.wait(for: "\nbefore  after")
    try terminal.wait(for: "newslab> ")
    terminal.control("d")
    try terminal.wait(for: "shell$ ")
    terminal.type("stty -a | grep -o '.noflsh'")
    try terminal.wait(for: "\n-noflsh")
  }

  @Test func `a dumb terminal takes several lines, too`() throws {
    let terminal = try open(["TERM": "dumb"])
    terminal.send("function f()\n")
    try terminal.wait(for: "..> ")
    terminal.send("return 'plain' end\n")
    try terminal.wait(for: "newslab> ")
    terminal.send("f()\n")
    try terminal.wait(for: "\nplain")
    #expect(!terminal.screen.contains("["))
  }

  @Test(arguments: ["VISUAL", "EDITOR"])
  func `the text editor of the user takes the entry and gives it back`(variable: String) throws {
    try folder.write(
      """
      stat -c 'mode %a' "$1"
      sed 's/one/two/; $a, 3' "$1" > "$1.new" && mv "$1.new" "$1"
      """, to: "change.sh")
    let terminal = try open([variable: "sh \(folder.file("change.sh"))"])
    terminal.send("'one'")
    terminal.send("\u{18}\u{5}")
    try terminal.wait(for: "mode 600")
    try terminal.wait(for: "..> , 3")
    terminal.send("\r")
    try terminal.wait(for: "\ntwo     3")
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(left.sorted() == ["change.sh", "state"])
  }

  @Test func `an editor that fails changes nothing and is named`() throws {
    let terminal = try open(["EDITOR": "false"])
    terminal.send("'one'")
    terminal.send("\u{18}\u{5}")
    try terminal.wait(for: "'false' ended with 1")
    terminal.send(", 'two'\r")
    try terminal.wait(for: "\none     two")
  }

  @Test func `what is typed ahead waits for the next prompt`() throws {
    let terminal = try open()
    terminal.type("print 'begun' for i = 1, 3e7 do end print 'over'")
    try terminal.wait(for: "\nbegun")
    terminal.send("'ahead', 1\r'ahead', 2\r\u{4}")
    try terminal.wait(for: "\nover")
    try terminal.wait(for: "\nahead   1")
    try terminal.wait(for: "\nahead   2")
    #expect(terminal.waitForExit() == 0)
  }
}
