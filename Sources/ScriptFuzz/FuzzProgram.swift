import LuaKit

/// A program to run: chunks that one state runs one after the other, each under limits of its own.
package struct FuzzProgram: Equatable {
  /// How a chunk is used.
  package enum Use: String {
    /// It is called, and its results are looked at.
    case call
    /// It returns components, which run over articles.
    case components
  }

  /// A part of the program.
  package struct Chunk: Equatable {
    /// How it is used.
    package var use = Use.call
    /// Its limits; memory is what it may take beyond what the state has.
    package var limits = LuaLimits()
    /// After how many microseconds another thread stops it; nil for never.
    package var stopAfter: Int?
    /// Its statements, each complete in itself.
    package var statements: [String] = []

    /// A chunk, without limits unless they are given.
    package init(
      use: Use = .call, limits: LuaLimits = LuaLimits(), statements: [String] = []
    ) {
      (self.use, self.limits, self.statements) = (use, limits, statements)
    }

    /// The source of the chunk.
    package var source: String { statements.joined(separator: "\n") }
  }

  /// The name of the policy.
  package var policy = "script"
  /// The chunks.
  package var chunks: [Chunk] = []

  /// A program without chunks.
  package init() {}

  /// The number of statements.
  package var size: Int { chunks.reduce(0) { $0 + $1.statements.count } }

  private static let mark = "--#"

  /// The program as one text; lines that begin with `--#` part it.
  package var text: String {
    var lines = ["\(Self.mark) policy \(policy)"]
    for chunk in chunks {
      let limits = chunk.limits
      let microseconds = limits.time.map { time in
        Int(time.components.seconds) * 1_000_000
          + Int(time.components.attoseconds / 1_000_000_000_000)
      }
      let numbers = [
        microseconds, limits.memory, limits.steps, limits.depth, limits.output,
        chunk.stopAfter,
      ]
      let shown = numbers.map { $0.map(String.init) ?? "-" }.joined(separator: " ")
      lines.append("\(Self.mark) chunk \(chunk.use.rawValue) \(shown)")
      for statement in chunk.statements { lines += ["\(Self.mark) statement", statement] }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Reads what ``text`` gives; lines in front of the first mark are for people.
  package init(text: String) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let words = line.split(separator: " ").map(String.init)
      if words.first == Self.mark, words.count > 1 {
        take(words)
      } else if let chunk = chunks.indices.last, let last = chunks[chunk].statements.indices.last {
        let begun = chunks[chunk].statements[last]
        chunks[chunk].statements[last] = begun.isEmpty ? String(line) : begun + "\n" + line
      }
    }
    for chunk in chunks.indices {
      let filled = chunks[chunk].statements.map { $0.hasSuffix("\n") ? String($0.dropLast()) : $0 }
      chunks[chunk].statements = filled
    }
  }

  private mutating func take(_ words: [String]) {
    switch words[1] {
    case "policy": policy = words.count > 2 ? words[2] : policy
    case "chunk":
      guard words.count == 9 else { return }
      let numbers = words[3...].map { Int($0) }
      var chunk = Chunk(use: Use(rawValue: words[2]) ?? .call)
      chunk.limits = LuaLimits(
        time: numbers[0].map { .microseconds($0) }, memory: numbers[1], steps: numbers[2],
        depth: numbers[3], output: numbers[4])
      chunk.stopAfter = numbers[5]
      chunks.append(chunk)
    case "statement":
      if let last = chunks.indices.last { chunks[last].statements.append("") }
    default: break
    }
  }
}
