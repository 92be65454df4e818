import Foundation
import Glibc
import CorpusTestSupport
import NewsAnalysis
import NewsCorpus
import Synchronization
import TestSupport
import Testing

/// Imports that are ended by `kill -9`: nothing that was reported is lost, and the same command
/// again leads to the store of an import that was never ended.
///
/// `NEWSLAB_KILLS=30 swift test --filter ImportCrashTests` kills as often; `NEWSLAB_KILL_SEED` chooses
/// the places.
struct ImportCrashTests {
  private static let kills = number("NEWSLAB_KILLS") ?? 6
  private static let seed = UInt64(number("NEWSLAB_KILL_SEED") ?? 1)
  private static let articles = 60
  private static let batch = 7

  private static func number(_ variable: String) -> Int? {
    ProcessInfo.processInfo.environment[variable].flatMap { Int($0) }
  }

  /// The places to kill at: each phase in its turn at any of its times, and any moment.
  private static func places() -> [String] {
    var generator = Generator(seed: seed)
    return (0..<kills).map { turn in
      let phases = StoreWriter.Phase.allCases
      let phase = phases[turn % phases.count].rawValue
      let isBatch = phase.hasPrefix("commit")
      let most = isBatch ? articles / batch : articles
      let time = Int.random(in: 1...most, using: &generator)
      return turn % 6 == 5 ? "\(phase):*:2" : "\(phase):\(time):60000"
    }
  }

  /// The inputs: two days, the second of which has new versions of some of the first.
  private func sample() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    func line(_ number: Int, _ word: String) -> String {
      #"{"id":"a\#(number)","date":"2017-04-06","text":"PARIS (AP) - \#(word) \#(number).\n\nMore."}"#
    }
    try folder.write(
      (0..<40).map { line($0, "Rain") }.joined(separator: "\n") + "\nbad\n", to: "1.jsonl")
    try folder.write(
      (30..<50).map { line($0, "Snow") }.joined(separator: "\n") + "\n", to: "2.jsonl")
    return folder
  }

  /// An import that may be ended from outside.
  private func start(_ folder: TemporaryFolder, pause: String?) throws -> (Process, Pipe) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: ProcessRunner.newslab)
    process.arguments = [
      "import", "1.jsonl", "2.jsonl", "--to", "w.newslab", "--batch", "\(Self.batch)", "-v",
    ]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    var environment = ProcessRunner.environment(home: folder.path)
    environment["NEWSLAB_DATA"] = ProcessInfo.processInfo.environment["NEWSLAB_DATA"]
    environment["NEWSLAB_IMPORT_PAUSE"] = pause
    process.environment = environment
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    return (process, errors)
  }

  /// Runs an import to its end, or to the place where it pauses and is killed.
  ///
  /// - Returns: How many articles it had reported as put in, and whether it was killed.
  private func run(
    _ folder: TemporaryFolder, pause: String?, _ generator: inout Generator
  ) throws -> (reported: Int, isKilled: Bool) {
    let (process, errors) = try start(folder, pause: pause)
    let isTimed = pause?.contains("*") == true
    if isTimed {
      usleep(UInt32.random(in: 50_000...1_500_000, using: &generator))
      kill(process.processIdentifier, SIGKILL)
    }
    var text = ""
    while case let bytes = errors.fileHandleForReading.availableData, !bytes.isEmpty {
      text += String(decoding: bytes, as: UTF8.self)
      if text.contains("paused at") { kill(process.processIdentifier, SIGKILL) }
    }
    process.waitUntilExit()
    let counts = text.split(separator: "\n").filter { $0.contains(" new, ") }
    let last = counts.last?.split(separator: " ").dropFirst(2).first.flatMap { Int($0) }
    return (last ?? 0, process.terminationReason == .uncaughtSignal)
  }

  @Test func `nothing that was reported is lost, and the same command again completes it`() throws {
    var generator = Generator(seed: Self.seed &+ 1)
    let tools = try AnalysisTools(lexicons: Checkout.path + "/Sources/NewsAnalysis/Resources")
    let whole = try sample()
    #expect(try run(whole, pause: nil, &generator) == (50, false))
    let expected = try StoreDump.lines(
      of: SQLiteDatabase(path: whole.file("w.newslab"), mode: .read))
    var killed = 0
    for place in Self.places() {
      let folder = try sample()
      let path = folder.file("w.newslab")
      let readers = StoreReaders(path, tools: tools)
      let (reported, isKilled) = try run(folder, pause: place, &generator)
      if isKilled { killed += 1 }
      let comment: Comment = "seed \(Self.seed), killed at \(place)"
      if FileManager.default.fileExists(atPath: path), try hasTables(path) {
        #expect(try StoreCheck.findings(path) == [], comment)
        let there = try SQLiteDatabase(path: path, mode: .read).integer(
          "SELECT count(*) FROM articles")
        #expect(there ?? 0 >= reported, comment)
      } else {
        #expect(reported == 0, comment)
      }
      _ = try run(folder, pause: nil, &generator)
      let found = try StoreDump.lines(of: SQLiteDatabase(path: path, mode: .read))
      #expect(found == expected, comment)
      #expect(readers.problems() == [], comment)
    }
    #expect(killed * 2 > Self.kills, "too few imports were alive when they were killed")
  }

  // SIGTERM is heard like Ctrl-C, which programs that run in the background do not get.
  @Test func `Ctrl-C ends it with the batch, and says how it goes on`() throws {
    let folder = try sample()
    let (process, errors) = try start(folder, pause: "insert:*:10")
    var text = ""
    while case let bytes = errors.fileHandleForReading.availableData, !bytes.isEmpty {
      if !text.contains(" new, ") { kill(process.processIdentifier, SIGTERM) }
      text += String(decoding: bytes, as: UTF8.self)
    }
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 130)
    let path = folder.file("w.newslab")
    let there = try SQLiteDatabase(path: path, mode: .read).integer("SELECT count(*) FROM articles")
    #expect(there == 7 || there == 14)
    #expect(
      text.contains("interrupted after \(there ?? 0) records, which are in 'w.newslab'\n"))
    #expect(text.hasSuffix("newslab: note: the same command again goes on\n"))
    #expect(try StoreCheck.findings(path) == [])
  }

  /// Whether the file was made to its end; an import that is killed before leaves an empty one.
  private func hasTables(_ path: String) throws -> Bool {
    let database = try SQLiteDatabase(path: path, mode: .read)
    return try database.integer("PRAGMA user_version") != 0
  }
}

/// Two readers that look at a store again and again, whether each time it is that of some moment.
private final class StoreReaders: Sendable {
  private let path: String
  private let tools: AnalysisTools
  private let isDone = Atomic(false)
  private let found = Mutex<[String]>([])
  private let ended = DispatchSemaphore(value: 0)

  init(_ path: String, tools: AnalysisTools) {
    (self.path, self.tools) = (path, tools)
    for _ in 0..<2 {
      Thread.detachNewThread {
        self.watch()
        self.ended.signal()
      }
    }
  }

  /// Ends the readers, and gives what they saw that should not be.
  func problems() -> [String] {
    isDone.store(true, ordering: .relaxed)
    for _ in 0..<2 { ended.wait() }
    return found.withLock { $0 }
  }

  private func watch() {
    var most = 0
    while !isDone.load(ordering: .relaxed) {
      usleep(3000)
      guard let corpus = try? StoreCorpus(path: path, tools: tools) else { continue }
      var (count, problems) = (0, [] as [String])
      let cursor = corpus.makeCursor()
      while let record = cursor.next() {
        switch record {
        case .rejected(let rejection): problems.append("\(rejection)")
        case .article(let article, _):
          if article.id != "a\(count)" { problems.append("'\(article.id)' at \(count)") }
          if article.dateline?.agency != "AP" { problems.append("'\(article.id)' is not whole") }
          count += 1
        }
      }
      if count < most { problems.append("\(count) articles after \(most)") }
      most = max(most, count)
      found.withLock { $0 += problems }
    }
  }
}
