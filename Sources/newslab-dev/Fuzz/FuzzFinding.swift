import FoundationEssentials
import ScriptFuzz

/// Something that a program found.
struct FuzzFinding {
  /// What sort of thing it is; smaller programs must find the same.
  enum Kind: String {
    case crash, hang, problem
  }

  let kind: Kind
  /// What it is, in one line.
  let words: String

  /// What became of one program that a process ran alone or among others.
  init?(end: ChildProcess.End?, outcome: FuzzOutcome?, errors: String) {
    if let problem = outcome?.problems.first {
      (kind, words) = (.problem, problem)
    } else if end == nil {
      (kind, words) = (.hang, "nothing stops it")
    } else if end != .exit(0) {
      (kind, words) = (.crash, Self.reason(errors) ?? "ended with \(end.map { "\($0)" } ?? "?")")
    } else {
      return nil
    }
  }

  /// The line of a report that says most.
  static func reason(_ errors: String) -> String? {
    let lines = errors.split(separator: "\n").map(String.init)
    let marks = ["Fatal error: ", "Assertion failed: ", "SUMMARY: ", "newslab: "]
    for mark in marks {
      if let line = lines.first(where: { $0.contains(mark) }),
        let range = line.ranges(of: mark).first
      {
        return String(line[range.lowerBound...].prefix(200))
      }
    }
    return lines.first { $0.contains("Program crashed") || $0.contains("ERROR: ") }
  }
}

/// Makes a program smaller that finds something, for as long as it finds a thing of the same sort.
struct Shrinker {
  let kind: FuzzFinding.Kind
  /// Runs a program and says what it found.
  let trial: (FuzzProgram) throws -> FuzzFinding?
  private(set) var trialsLeft = 40

  init(_ kind: FuzzFinding.Kind, trial: @escaping (FuzzProgram) throws -> FuzzFinding?) {
    (self.kind, self.trial) = (kind, trial)
    if kind == .hang { trialsLeft = 8 }
  }

  /// The smallest program that was found.
  mutating func shrink(_ program: FuzzProgram) throws -> FuzzProgram {
    var best = program
    for index in best.chunks.indices.reversed() {
      var other = best
      other.chunks.remove(at: index)
      if try finds(other) { best = other }
    }
    var part = max(1, best.size / 2)
    while trialsLeft > 0 {
      var start = 0
      var isSmaller = false
      while start < best.size, trialsLeft > 0 {
        let other = Self.without(start..<(start + part), of: best)
        if other != best, try finds(other) {
          (best, isSmaller) = (other, true)
        } else {
          start += part
        }
      }
      if part == 1, !isSmaller { break }
      part = max(1, part / 2)
    }
    return best
  }

  private mutating func finds(_ program: FuzzProgram) throws -> Bool {
    guard trialsLeft > 0 else { return false }
    trialsLeft -= 1
    return try trial(program)?.kind == kind
  }

  /// A program without some of its statements, which are counted over all chunks.
  static func without(_ range: Range<Int>, of program: FuzzProgram) -> FuzzProgram {
    var (program, position) = (program, 0)
    for index in program.chunks.indices {
      var kept: [String] = []
      for statement in program.chunks[index].statements {
        if !range.contains(position) { kept.append(statement) }
        position += 1
      }
      program.chunks[index].statements = kept
    }
    return program
  }
}
