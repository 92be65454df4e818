import Foundation
import LuaKit
import NewsCLI
import NewsScript
import TestSupport
import Testing

struct CompletionCommandTests {
  private static let shells = ["bash", "zsh", "fish"]
  private static func path(of shell: String) -> String? {
    ["/bin/", "/usr/bin/", "/usr/local/bin/"].map { $0 + shell }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
  private static let installed = shells.filter { path(of: $0) != nil }

  @Test(arguments: shells) func `names every command and option`(shell: String) {
    let script = CommandRun("completion", shell).output
    for command in Commands.all.description.commands {
      #expect(script.contains(command.name))
      for option in command.options {
        #expect(script.contains(shell == "fish" ? String(option.name.dropFirst(2)) : option.name))
      }
    }
  }

  @Test(arguments: shells) func `names what help on Lua explains`(shell: String) {
    let script = CommandRun("completion", shell).output
    for name in HelpRenderer(NewslabAPI.description).names { #expect(script.contains(name)) }
    for policy in LuaPolicy.all { #expect(script.contains(policy.name)) }
  }

  @Test(arguments: installed) func `is a script that the shell reads`(shell: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(CommandRun("completion", shell).output, to: "script")
    let result = try ProcessRunner.run(
      try #require(Self.path(of: shell)), ["-n", folder.file("script")])
    #expect(result.code == 0)
    #expect(result.errors == "")
  }

  @Test(arguments: [
    (["sho"], ["show"]), (["show", "--form"], ["--format"]), (["show", "--format", "j"], ["json"]),
    (["show", "--format", "=", "t"], ["text"]), (["plugin", "inf"], ["info"]),
    (["completion", "z"], ["zsh"]), (["help", "anal"], ["analyze"]),
    (["help", "lua", "Article:has_"], ["Article:has_match"]), (["help", "pol"], ["policy"]),
    (["help", "policy", "pl"], ["plugin"]), (["analyze", "sto"], ["story.txt"]),
    (["run", "--output", "sto"], ["story.txt"]),
  ])
  func `completes in bash`(words: [String], expected: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write(CommandRun("completion", "bash").output, to: "script")
    try folder.write("", to: "story.txt")
    let line = (["newslab"] + words).map { "'\($0)'" }.joined(separator: " ")
    let code = """
      source ./script; rm script; COMP_WORDS=(\(line)); COMP_CWORD=\(words.count)
      _newslab; printf '%s\\n' "${COMPREPLY[@]}"
      """
    let result = try ProcessRunner.run("/bin/bash", ["-c", code], in: folder.path)
    #expect(result.output.split(separator: "\n").map(String.init) == expected)
  }

  @Test func `names the shell that was meant`() {
    let run = CommandRun("completion", "bsh")
    #expect(run.code == 2)
    #expect(run.errors.contains("expected one of bash, zsh, fish, got 'bsh'; did you mean 'bash'?"))
  }
}
