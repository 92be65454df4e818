/// The parts of a Markdown file that are run as tests: `console` and `repl` blocks, and code blocks
/// that carry a file name.
///
/// A console block holds commands and what they print, both outputs in the order of writing:
///
///     $ newslab show seeds nobody
///     newslab: error: no article 'nobody' in seeds
///     => 2
///
/// `=> 2` is the exit code when it is not 0, a line `…` stands for any number of lines, and a
/// command that ends in `\` goes on in the next line. A repl block is a session with the prompt as
/// the screen shows it; its first line may say `$ newslab other-corpus`. A block that begins with
/// ` ```lua keep.lua ` is written to a file of that name before what follows.
package struct Transcript: Sendable {
  /// One command with what it prints.
  package struct Step: Hashable, Sendable {
    /// The shell line.
    package var command: String
    /// The expected lines, the exit code included when it is not 0.
    package var expected: [String]
    /// The line of the file where the command stands, from 1.
    package var line: Int
    /// The lines of the file that hold what is expected.
    package var lines: Range<Int>

    /// Makes a step.
    package init(command: String, expected: [String], line: Int, lines: Range<Int>) {
      (self.command, self.expected, self.line, self.lines) = (command, expected, line, lines)
    }
  }

  /// A block of the file.
  package enum Block: Hashable, Sendable {
    /// Commands for the shell.
    case console([Step])
    /// A session with the prompt: its lines, and the line of the file where they begin, from 1.
    case session([String], line: Int)
    /// A file to write.
    case file(name: String, text: String)
  }

  /// The blocks in order.
  package let blocks: [Block]

  /// Reads Markdown.
  package init(_ markdown: String) {
    let lines = markdown.components("\n")
    var blocks: [Block] = []
    var index = 0
    while index < lines.count {
      guard lines[index].hasPrefix("```"), lines[index].count > 3 else {
        index += 1
        continue
      }
      let info = lines[index].dropFirst(3).split(separator: " ").map(String.init)
      let start = index + 1
      let end = lines[start...].firstIndex { $0.hasPrefix("```") } ?? lines.count
      if let block = Self.block(info, lines, start..<end) { blocks.append(block) }
      index = end + 1
    }
    self.blocks = blocks
  }

  private static func block(_ info: [String], _ lines: [String], _ range: Range<Int>) -> Block? {
    switch (info.first, info.dropFirst().first) {
    case ("console", nil): .console(steps(lines, range))
    case ("repl", nil): .session(Array(lines[range]), line: range.lowerBound + 1)
    case (_?, let name?): .file(name: name, text: lines[range].map { $0 + "\n" }.joined())
    default: nil
    }
  }

  private static func steps(_ lines: [String], _ range: Range<Int>) -> [Step] {
    var steps: [Step] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard lines[index].hasPrefix("$ ") else {
        index += 1
        continue
      }
      let start = index
      var command = String(lines[index].dropFirst(2))
      while command.hasSuffix("\\"), index + 1 < range.upperBound {
        index += 1
        command += "\n" + lines[index]
      }
      index += 1
      let next = lines[index..<range.upperBound].firstIndex { $0.hasPrefix("$ ") }
      let output = index..<(next ?? range.upperBound)
      steps.append(
        Step(command: command, expected: Array(lines[output]), line: start + 1, lines: output))
      index = output.upperBound
    }
    return steps
  }

  /// Whether lines are as expected; a line `…` stands for any number of lines.
  package static func matches(_ lines: [String], _ expected: [String]) -> Bool {
    var reachable = [Bool](repeating: false, count: lines.count + 1)
    reachable[0] = true
    for pattern in expected {
      var next = [Bool](repeating: false, count: lines.count + 1)
      for index in reachable.indices {
        if pattern == "…" {
          next[index] = reachable[index] || (index > 0 && next[index - 1])
        } else if index > 0, reachable[index - 1], lines[index - 1] == pattern {
          next[index] = true
        }
      }
      reachable = next
    }
    return reachable[lines.count]
  }
}

extension String {
  /// The parts between separators, empty ones included.
  func components(_ separator: Character) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
