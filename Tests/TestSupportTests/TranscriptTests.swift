import TestSupport
import Testing

struct TranscriptTests {
  @Test func `reads commands with output and exit code`() {
    let transcript = Transcript(
      """
      # Title
      ```console
      $ newslab a \\
        b
      out
      => 2
      $ newslab c
      ```
      ```swift
      ignored
      ```
      ```lua keep.lua
      return 1
      ```
      """)
    #expect(
      transcript.blocks == [
        .console([
          .init(command: "newslab a \\\n  b", expected: ["out", "=> 2"], line: 3, lines: 4..<6),
          .init(command: "newslab c", expected: [], line: 7, lines: 7..<7),
        ]),
        .file(name: "keep.lua", text: "return 1\n"),
      ])
  }

  @Test func `reads a session`() {
    let transcript = Transcript("```repl\nnewslab> = 1\n1\n```\n")
    #expect(transcript.blocks == [.session(["newslab> = 1", "1"], line: 2)])
  }

  @Test(arguments: [
    (["a", "b", "c"], ["a", "…", "c"], true), (["a", "c"], ["a", "…", "c"], true),
    (["a", "b"], ["…"], true), ([], ["…"], true), (["a"], [], false), (["a"], ["b"], false),
    (["a", "b", "a"], ["…", "b"], false), (["a", "x", "b", "b"], ["…", "x", "…", "b"], true),
  ])
  func `takes dots for any lines`(lines: [String], expected: [String], isMatch: Bool) {
    #expect(Transcript.matches(lines, expected) == isMatch)
  }
}
