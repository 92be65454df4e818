import Foundation
import Testing

/// Runs the blocks of a Markdown file with the built newslab, in a copy of what newslab ships.
///
/// Differences are recorded as issues that point into the file. With `RECORD_SNAPSHOTS=1` the
/// expected output in the file is written anew, and the test fails once.
package struct TranscriptRunner {
  private let path: String
  private let folder: TemporaryFolder
  private var recorded: [(lines: Range<Int>, output: [String])] = []

  /// Runs a file, named by its path below the top folder of the checkout.
  package static func run(_ name: String) throws {
    var runner = try TranscriptRunner(path: Checkout.path + "/" + name)
    for block in Transcript(try Checkout.read(name)).blocks { try runner.run(block) }
    try runner.record()
  }

  private init(path: String) throws {
    self.path = path
    folder = try TemporaryFolder()
    for name in ["seeds", "Scripts", "Plugins"] {
      let source = Checkout.path + "/" + name
      if FileManager.default.fileExists(atPath: source) { try folder.copy(source) }
    }
    // The real one would build what is already built.
    try folder.write("#!/bin/sh\nexec newslab \"$@\"\n", to: "Scripts/newslab")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder.file("Scripts/newslab"))
  }

  private mutating func run(_ block: Transcript.Block) throws {
    switch block {
    case .file(let name, let text): try folder.write(text, to: name)
    case .console(let steps): for step in steps { try run(step) }
    case .session(let lines, let line): try runSession(lines, line: line)
    }
  }

  private mutating func run(_ step: Transcript.Step) throws {
    let result = try ProcessRunner.shell(step.command, in: folder.path)
    let text = result.output.replacingOccurrences(of: folder.path, with: "$PWD")
    var lines = text.components("\n")
    if lines.last == "" { lines.removeLast() }
    if result.code != 0 { lines.append("=> \(result.code)") }
    compare(lines, with: step.expected, at: step.lines, of: step.command, line: step.line)
  }

  /// Types the inputs of a session one after the other, each when its prompt is shown.
  private mutating func runSession(_ lines: [String], line: Int) throws {
    let hasCommand = lines.first?.hasPrefix("$ ") == true
    let command = hasCommand ? String(lines[0].dropFirst(2)) : "newslab seeds"
    let expected = Array(lines.dropFirst(hasCommand ? 1 : 0))
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "exec " + command], in: folder.path,
      environment: ["PATH": ProcessRunner.searchPath], hasLineEditor: command.hasPrefix("newslab"))
    let inputs = expected.compactMap(Self.input)
    for input in inputs {
      try terminal.wait(for: input.prompt)
      terminal.type(input.text)
    }
    let leaves = inputs.last.map { [":quit", "quit"].contains($0.text) } ?? true
    if leaves {
      _ = terminal.waitForExit()
    } else if let prompt = inputs.first?.prompt {
      try terminal.wait(for: "\n" + prompt)
    }
    var shown = terminal.screen.components("\n")
    terminal.close()
    if !leaves { shown.removeLast() }
    let start = line - 1 + lines.count - expected.count
    compare(
      shown, with: expected, at: start..<(start + expected.count), of: command, line: line)
  }

  /// The prompt and what is typed behind it, when a line of a session has both.
  private static func input(_ line: String) -> (prompt: String, text: String)? {
    guard let end = line.range(of: "> ") else { return nil }
    let name = line[..<end.lowerBound].trimmingCharacters(in: .whitespaces)
    guard name == "newslab" || name == ".." else { return nil }
    return (String(line[..<end.upperBound]), String(line[end.upperBound...]))
  }

  private mutating func compare(
    _ lines: [String], with expected: [String], at range: Range<Int>, of command: String, line: Int
  ) {
    if Transcript.matches(lines, expected) { return }
    recorded.append((range, lines))
    if Snapshot.isRecording { return }
    let difference = Snapshot.difference(
      expected.joined(separator: "\n"), lines.joined(separator: "\n"))
    Issue.record(
      "\(command)\nprints something else (RECORD_SNAPSHOTS=1 accepts it):\n\(difference)",
      sourceLocation: location(line))
  }

  private func record() throws {
    guard Snapshot.isRecording, !recorded.isEmpty else { return }
    var lines = try String(contentsOfFile: path, encoding: .utf8).components("\n")
    for change in recorded.reversed() { lines.replaceSubrange(change.lines, with: change.output) }
    try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    Issue.record("recorded \(recorded.count) outputs", sourceLocation: location(1))
  }

  private func location(_ line: Int) -> SourceLocation {
    SourceLocation(
      fileID: "Transcripts/" + (path as NSString).lastPathComponent, filePath: path, line: line,
      column: 1)
  }
}
