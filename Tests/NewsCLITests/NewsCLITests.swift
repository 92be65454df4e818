import Glibc
import NewsCLI
import NewsCorpus
import TestSupport
import Testing

struct NewsCLITests {
  @Test(arguments: [["--version"], ["-V"]]) func `prints the version`(arguments: [String]) {
    let run = CommandRun(arguments)
    #expect(run.output == "newslab 0.1.0\n")
    #expect(run.code == 0)
  }

  @Test(arguments: [["--help"], ["-h"], ["help"]]) func `prints the commands`(arguments: [String]) {
    let run = CommandRun(arguments)
    #expect(run.output.contains("\n  newslab [CORPUS]\n"))
    #expect(run.output.contains("\n  analyze "))
    #expect(run.errors == "")
    #expect(run.code == 0)
  }

  @Test(arguments: [
    (["shwo"], "newslab: error: unknown command 'shwo'; did you mean 'show'?\n"),
    (["help", "analyse"], "newslab: error: unknown command 'analyse'; did you mean 'analyze'?\n"),
    (["--verison"], "newslab: error: unknown option '--verison'; did you mean '--version'?\n"),
    (
      ["show", "--fromat", "json", "x"],
      "newslab: error: unknown option '--fromat'; did you mean '--format'?\n"
    ),
    (
      ["show", "s", "x", "--format", "jsno"],
      "newslab: error: option '--format': expected one of text, json, got 'jsno'; did you mean 'json'?\n"
    ),
    (["show"], "newslab: error: missing argument 'ID'; usage: show [CORPUS] ID [OPTIONS]\n"),
    (["analyze"], "newslab: error: missing argument 'IN'; usage: analyze IN… [OPTIONS]\n"),
    (["/", "x"], "newslab: error: unexpected argument 'x'; usage: newslab [CORPUS]\n"),
    (
      ["analyze", ""],
      "newslab: error: expected a folder or file to read, got an empty name\n"
    ),
    (["analyze", "-", "-"], "newslab: error: standard input '-' is given twice\n"),
    (
      ["show", "x"],
      "newslab: error: no corpus is named; name a folder or file, or set NEWSLAB_CORPUS\n"
    ),
    (
      ["show", "\u{1B}[31m\n"],
      "newslab: error: no corpus is named; name a folder or file, or set NEWSLAB_CORPUS\n"
    ),
    (["\u{1B}[31m"], "newslab: error: unknown command '\\u{1b}[31m'; known commands: "),
  ])
  func `says what is wrong with the command line`(arguments: [String], message: String) {
    let run = CommandRun(arguments)
    #expect(run.errors.hasPrefix(message))
    #expect(run.output == "")
    #expect(run.code == ExitCode.usage.rawValue)
  }

  @Test func `ends quietly when nobody reads`() {
    let errors = MemorySink()
    let code = NewsCLI.run(
      arguments: ["help"], environment: [:], input: MemorySource([]),
      output: FailingSink(errno: EPIPE), error: errors)
    #expect(code == 0)
    #expect(errors.text == "")
  }

  @Test func `says that the disk is full`() {
    let errors = MemorySink()
    let code = NewsCLI.run(
      arguments: ["help"], environment: [:], input: MemorySource([]),
      output: FailingSink(errno: ENOSPC), error: errors)
    #expect(code == ExitCode.inputOutput.rawValue)
    #expect(
      errors.text == "newslab: error: cannot write standard output: no space left on device\n")
  }

  @Test func `does its work when messages cannot be printed`() {
    let output = MemorySink()
    let code = NewsCLI.run(
      arguments: ["analyze", "-"], environment: [:],
      input: MemorySource("bad\n{\"text\":\"\"}\n"), output: output, error: FailingSink(errno: EIO))
    #expect(code == ExitCode.failures.rawValue)
    #expect(output.text.hasPrefix(#"{"format":"newslab-article/1""#))
  }

  @Test func `says where it looked for its lists`() throws {
    let run = CommandRun("show", Seed.folder, "x", environment: ["COLUMNS": "nonsense"])
    #expect(run.errors == "newslab: error: no article 'x' in '\(Seed.folder)'\n")
  }
}
