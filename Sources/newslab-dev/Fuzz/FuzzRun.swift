import FoundationEssentials
import Glibc
import ScriptFuzz

/// Children that run programs one after the other, and what they found.
final class FuzzRun {
  private let options: FuzzOptions
  private let workshop: FuzzChild.Workshop
  private let clock = ContinuousClock()
  private let begun: ContinuousClock.Instant
  private var findings: [(program: Int?, finding: FuzzFinding, path: String, found: Duration)] = []
  private var tally = Tally()

  private struct Tally {
    var programs = 0
    var pastFirst = 0
    var reached: [Int: Int] = [:]
    var returned: [Int: Int] = [:]
    var statuses: [String: Int] = [:]
  }

  /// So many programs a child: leaks are reported when it ends.
  private static let programsPerChild = 500
  private static let silence = 60

  init(_ options: FuzzOptions) throws {
    self.options = options
    workshop = try FuzzChild.Workshop()
    // A crash is a line of the report; the backtrace of Swift waits for ever under the sanitizer.
    setenv("SWIFT_BACKTRACE", "enable=no", 1)
    begun = clock.now
    try FileManager.default.createDirectory(
      atPath: options.keep, withIntermediateDirectories: true)
  }

  private var secondsLeft: Int {
    options.seconds == .max ? .max : options.seconds - Int((clock.now - begun).components.seconds)
  }

  /// Writes at once, so that a report is there when somebody ends the run.
  private func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
  }

  func go() throws {
    var next = 0
    while next < options.programs, secondsLeft > 0, findings.count < options.most {
      next = try runChild(from: next)
    }
  }

  private var errorsPath: String { options.keep + "/errors.txt" }

  private func readErrors() -> String {
    (try? Data(contentsOf: URL(filePath: errorsPath))).map { String(decoding: $0, as: UTF8.self) }
      ?? ""
  }

  /// Runs programs in one process; the number of the program after the last one.
  private func runChild(from first: Int) throws -> Int {
    let end = min(options.programs, first + Self.programsPerChild)
    let words = [
      "fuzz", "--child", String(first), "--programs", String(end), "--seed", String(options.seed),
      "--seconds", String(secondsLeft),
    ]
    let child = try ChildProcess(words, errors: errorsPath)
    var running: Int?
    var next = first
    while true {
      switch child.next(seconds: Self.silence) {
      case .line(let line):
        let parts = line.split(separator: " ", maxSplits: 2).map(String.init)
        guard parts.count > 1, let number = Int(parts[1]) else { continue }
        running = parts[0] == "begin" ? number : nil
        next = number + 1
        guard parts.count > 2 else { continue }
        let outcome = try JSONDecoder().decode(FuzzOutcome.self, from: Data(parts[2].utf8))
        add(outcome)
        if let finding = FuzzFinding(end: .exit(0), outcome: outcome, errors: "") {
          try keep(finding, program: number, errors: "")
          if findings.count >= options.most {
            child.kill()
            _ = child.wait()
            return next
          }
        }
      case .silence:
        child.kill()
        _ = child.wait()
        let finding = FuzzFinding(end: nil, outcome: nil, errors: "")
        if let finding { try keep(finding, program: running, errors: "") }
        return next
      case .end:
        let end = child.wait()
        let errors = readErrors()
        if let finding = FuzzFinding(end: end, outcome: nil, errors: errors) {
          if running != nil { tally.programs += 1 }
          try keep(finding, program: running, errors: errors)
        }
        return next
      }
    }
  }

  private func add(_ outcome: FuzzOutcome) {
    tally.programs += 1
    if outcome.isPastFirst { tally.pastFirst += 1 }
    for symbol in outcome.reached { tally.reached[symbol, default: 0] += 1 }
    for symbol in outcome.returned { tally.returned[symbol, default: 0] += 1 }
    for (status, count) in outcome.statuses { tally.statuses[status, default: 0] += count }
  }

  /// Keeps the program as it was, and a smaller one that finds the same.
  private func keep(_ finding: FuzzFinding, program number: Int?, errors: String) throws {
    let found = clock.now - begun
    let name = "\(options.keep)/seed-\(options.seed)-program-\(number.map(String.init) ?? "end")"
    if !errors.isEmpty {
      try errors.write(toFile: name + ".txt", atomically: true, encoding: .utf8)
    }
    findings.append((number, finding, name + ".lua", found))
    say("found: \(finding.kind.rawValue): \(finding.words)")
    let isKnown = findings.dropLast().contains { $0.finding.words == finding.words }
    guard let number, !isKnown else { return }
    let whole = workshop.program(number, seed: options.seed)
    let head = "-- \(finding.kind.rawValue): \(finding.words)\n"
    try (head + whole.text).write(toFile: name + ".lua", atomically: true, encoding: .utf8)
    say("  program \(number) of seed \(options.seed), kept in \(name).lua")
    var shrinker = Shrinker(finding.kind) { [self] in try trial($0) }
    let small = try shrinker.shrink(whole)
    guard small != whole else { return }
    try (head + small.text).write(toFile: name + "-small.lua", atomically: true, encoding: .utf8)
    say("  \(small.size) of \(whole.size) statements do: \(name)-small.lua")
  }

  /// Runs one program alone.
  private func trial(_ program: FuzzProgram) throws -> FuzzFinding? {
    let path = options.keep + "/trial.lua"
    try program.text.write(toFile: path, atomically: true, encoding: .utf8)
    let child = try ChildProcess(["fuzz", "--replay", path], errors: errorsPath)
    var outcome: FuzzOutcome?
    while true {
      switch child.next(seconds: Self.silence) {
      case .line(let line):
        guard line.hasPrefix("end 0 ") else { continue }
        outcome = try JSONDecoder().decode(FuzzOutcome.self, from: Data(line.dropFirst(6).utf8))
      case .silence:
        child.kill()
        _ = child.wait()
        return FuzzFinding(end: nil, outcome: nil, errors: "")
      case .end: return FuzzFinding(end: child.wait(), outcome: outcome, errors: readErrors())
      }
    }
  }

  // The report -----------------------------------------------------------------------------------

  private var share: Double {
    tally.programs == 0 ? 0 : Double(tally.pastFirst) / Double(tally.programs)
  }

  private func missing(in counts: [Int: Int]) -> [String] {
    let symbols = workshop.bench.symbols
    return symbols.indices.filter { counts[$0] == nil }.map { symbols[$0].title }
  }

  /// Nothing was found, and the programs did what they are for.
  var isGood: Bool { findings.isEmpty && share >= 0.6 && missing(in: tally.reached).isEmpty }

  func report() {
    let seconds = (clock.now - begun).components.seconds
    let count = workshop.bench.symbols.count
    say("\(tally.programs) programs of seed \(options.seed) in \(seconds) s")
    let percent = Int((share * 100).rounded())
    say("past their first call: \(tally.pastFirst), \(percent) % (60 % are wanted)")
    for (words, counts) in [("called", tally.reached), ("returned", tally.returned)] {
      let missing = missing(in: counts)
      let list = missing.isEmpty ? "" : "; missing: " + missing.joined(separator: ", ")
      say("symbols \(words): \(count - missing.count) of \(count)\(list)")
    }
    let statuses = tally.statuses.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    say("statuses: " + statuses.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
    say("found: \(findings.count)")
    for one in findings {
      let time = (
        one.found.components.seconds, one.found.components.attoseconds / 100_000_000_000_000_000
      )
      say(
        "  after \(time.0).\(time.1) s: \(one.finding.kind.rawValue): \(one.finding.words) (\(one.path))"
      )
    }
  }
}
