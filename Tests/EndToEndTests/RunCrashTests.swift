import Foundation
import Glibc
import TestSupport
import Testing

/// Runs with many workers, in processes of their own, and ended by `kill -9`: always the same bytes.
///
/// `NEWSLAB_RUN_ARTICLES=5000 NEWSLAB_RUN_KILLS=20 swift test --filter RunCrashTests` tries harder;
/// `NEWSLAB_KILL_SEED` chooses the moments, and `NEWSLAB_PROGRAM` another build, as for release.
struct RunCrashTests {
  private static let articles = number("NEWSLAB_RUN_ARTICLES") ?? 100
  private static let kills = number("NEWSLAB_RUN_KILLS") ?? 4
  private static let seed = UInt64(number("NEWSLAB_KILL_SEED") ?? 1)
  private static let longest = 60.0 + Double(articles)

  private static func number(_ variable: String) -> Int? {
    ProcessInfo.processInfo.environment[variable].flatMap { Int($0) }
  }

  private static let words = """
    PARIS (AP) - "We share the grief of the people," President Ada Byron said on Friday. NATO and the \
    European Union met in Paris, according to police.
    """

  private static func corpus(_ folder: TemporaryFolder, count: Int = articles) throws {
    var random = Generator(seed: 8)
    var lines = ""
    for number in 0..<count {
      let text = try JSONEncoder().encode(words + "\n\n" + random.paragraph() + "\n\n" + words)
      let shown = String(decoding: text, as: UTF8.self)
      lines += "{\"id\":\"a\(number)\",\"date\":\"2017-04-06\",\"text\":\(shown)}\n"
    }
    try folder.write(lines, to: "news.jsonl")
  }

  /// The scripts and plugins that ship.
  private static let shipped = [
    ["who-said-what"], ["entity-index"], ["sourcing:sourcing"], ["security-topic"],
    ["mentions-organisation", "titled-people", "sourcing:sources"],
  ]

  @Test(arguments: shipped)
  func `every shipped script gives the same bytes however it is run`(names: [String]) throws {
    let folder = try TemporaryFolder()
    try Self.corpus(folder)
    let run = { (options: [String]) throws -> ProcessRunner.Result in
      try ProcessRunner.newslab(
        ["run"] + names + ["--corpus", "news.jsonl", "--no-progress"] + options, in: folder.path,
        guardSeconds: Self.longest)
    }
    let expected = try run(["-j", "1"])
    #expect(expected.code == 0)
    #expect(expected.output.utf8.count > 100)
    let ways = [["-j", "2", "--statuses", "s.jsonl"], ["-j", "7"], ["-j", "2", "--isolate"]]
    for options in ways {
      let found = try run(options)
      #expect(found.output == expected.output, "\(options)")
      #expect(found.code == 0, "\(found.errors)")
    }
    let statuses = try folder.read("s.jsonl")
    #expect(statuses.contains(#""worker":1"#) && statuses.contains(#""worker":2"#))
  }

  @Test func `kill -9 and --resume again and again lead to the same bytes`() throws {
    let folder = try TemporaryFolder()
    try Self.corpus(folder)
    let command = [
      "run", "who-said-what", "entity-index", "--corpus", "news.jsonl", "-o", "out.md",
    ]
    let more = ["--format", "md", "--no-progress", "-j", "2"]
    let environment = ["XDG_STATE_HOME": folder.file("state")]
    let start = Date()
    let whole = try ProcessRunner.newslab(
      command + more, in: folder.path, environment: environment, guardSeconds: Self.longest)
    #expect(whole.code == 0, "\(whole.errors)")
    let expected = try folder.read("out.md")
    let pause = Date().timeIntervalSince(start) / Double(Self.kills)
    var random = Generator(seed: Self.seed)
    try? FileManager.default.removeItem(atPath: folder.file("out.md"))
    var killed = 0
    for turn in 0..<Self.kills {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: ProcessRunner.newslab)
      process.arguments = command + more + (turn == 0 ? [] : ["--resume"])
      process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
      process.environment = ProcessRunner.environment(home: folder.path).merging(environment) { $1 }
      process.standardError = FileHandle.nullDevice
      try process.run()
      let seconds = min(10, 0.1 + Double.random(in: 0.2...1, using: &random) * pause)
      usleep(UInt32(seconds * 1_000_000))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if process.terminationReason == .uncaughtSignal { killed += 1 }
      // A run may have been done before it was killed; the next one then begins anew.
      let hasEnded = FileManager.default.fileExists(atPath: folder.file("out.md"))
      if hasEnded { break }
    }
    if !FileManager.default.fileExists(atPath: folder.file("out.md")) {
      // On a busy machine all of them may have been killed before they began to write a journal.
      let journals = try? FileManager.default.contentsOfDirectory(
        atPath: folder.file("state/newslab/journals"))
      let last = try ProcessRunner.newslab(
        journals?.isEmpty == false ? ["run", "--resume", "--quiet"] : command + more,
        in: folder.path, environment: environment,
        guardSeconds: Self.longest)
      #expect(last.code == 0, "\(last.errors)")
    }
    print("\(killed) runs were killed")
    #expect(killed > 0, "no run was alive when it was killed")
    #expect(try folder.read("out.md") == expected, "seed \(Self.seed)")
    let left = try FileManager.default.contentsOfDirectory(
      atPath: folder.file("state/newslab/journals"))
    #expect(left.isEmpty)
  }

  @Test func `articles that fail in every way cost one status each`() throws {
    let folder = try TemporaryFolder()
    try Self.corpus(folder, count: 1000)
    try folder.write(
      """
      return newslab.filter {
        name = "bad", summary = "Fails now and then.",
        keep = function(a)
          local n = tonumber(a.id:sub(2))
          if n % 100 == 7 then error("seven") end
          if n == 50 or n == 450 or n == 850 then while true do end end
          if n == 150 or n == 650 then local t = {} for i = 1, 1e9 do t[i] = {} end end
          if n == 250 then local function f() return 1 + f() end f() end
          return true
        end,
      }
      """, to: "bad.lua")
    let result = try ProcessRunner.newslab(
      [
        "run", "bad.lua", "--corpus", "news.jsonl", "-j", "2", "-f", "jsonl", "--no-progress",
        "--timeout", "5", "--max-memory", "32M", "--statuses", "s.jsonl",
      ], in: folder.path, guardSeconds: 120)
    #expect(result.code == 1)
    #expect(result.output.split(separator: "\n").count == 984)
    let statuses = try folder.read("s.jsonl").split(separator: "\n")
    let count = { (part: String) in statuses.count { $0.contains(part) } }
    #expect(statuses.count == 1000)
    #expect(count(#""status":"error""#) == 10)
    #expect(count(#""limit":"time""#) == 3)
    #expect(count(#""limit":"memory""#) == 2)
    #expect(count(#""limit":"depth""#) == 1)
  }

  @Test func `a shard that fills both pipes goes through`() throws {
    let folder = try TemporaryFolder()
    let lines = (0..<6000).map { #"{"id":"a\#($0)","text":"Rain \#($0) fell on the old town."}"# }
    try folder.write(lines.joined(separator: "\n") + "\n", to: "news.jsonl")
    try folder.write(
      "return newslab.filter { name = 'all', summary = 'S.', keep = function() return true end }",
      to: "all.lua")
    let result = try ProcessRunner.newslab(
      [
        "run", "all.lua", "--corpus", "news.jsonl", "--isolate", "-j", "1", "--shard-size",
        "6000", "-f", "jsonl", "--no-progress",
      ], in: folder.path, guardSeconds: 120)
    #expect(result.code == 0)
    #expect(result.output.split(separator: "\n").count == 6000)
  }

  @Test func `a process that dies costs its article alone`() throws {
    let folder = try TemporaryFolder()
    try Self.corpus(folder, count: 200)
    try folder.write(
      """
      return newslab.filter {
        name = "loops", summary = "Never ends with one article.",
        keep = function(a) if a.id == "a77" then while true do end end return true end,
      }
      """, to: "loops.lua")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: ProcessRunner.newslab)
    process.arguments = [
      "run", "loops.lua", "--corpus", "news.jsonl", "--isolate", "-j", "2", "-f", "jsonl",
      "--no-progress", "-o", "out.jsonl", "--statuses", "s.jsonl",
    ]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = ProcessRunner.environment(home: folder.path)
    process.standardError = FileHandle.nullDevice
    try process.run()
    let deadline = Date().addingTimeInterval(60)
    // The worker that loops is killed, as the system does when memory runs out.
    while process.isRunning, Date() < deadline {
      usleep(200_000)
      for child in Self.children(of: process.processIdentifier) where Self.seconds(child) > 4 {
        kill(child, SIGKILL)
      }
    }
    #expect(!process.isRunning)
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
    let kept = try folder.read("out.jsonl").split(separator: "\n")
    #expect(kept.count == 199)
    #expect(try folder.read("s.jsonl").contains("the worker process ended: signal 9"))
  }

  @Test func `processes save what threads save, of dropped articles too`() throws {
    let folder = try TemporaryFolder()
    try Self.corpus(folder, count: 20)
    try folder.write(
      """
      return newslab.classifier {
        name = "digit", summary = "Tells the last digit.", labels = { "one", "other" },
        classify = function(a) return a.id:find("1$") and "one" or "other" end,
      }, newslab.filter {
        name = "none", summary = "Keeps none.", keep = function() return false end,
      }
      """, to: "digit.lua")
    var counts: [String] = []
    for (name, options) in [("a", []), ("b", ["--isolate"])] {
      let store = "\(name).newslab"
      _ = try ProcessRunner.newslab(["import", "news.jsonl", "--to", store], in: folder.path)
      let run = try ProcessRunner.newslab(
        ["run", "digit.lua", "--corpus", store, "--save", "--no-progress"] + options,
        in: folder.path)
      #expect(run.code == 0, "\(run.errors)")
      counts.append(
        try ProcessRunner.newslab(
          ["search", store, "label:digit=other", "--count"], in: folder.path
        ).output)
    }
    #expect(counts == ["18\n", "18\n"])
  }

  /// The processor time that a process has used.
  private static func seconds(_ process: Int32) -> Int {
    let text = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
    let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
    return fields.count > 12 ? (Int(fields[11]) ?? 0) / sysconf(Int32(_SC_CLK_TCK)) : 0
  }

  private static func children(of parent: Int32) -> [Int32] {
    let others =
      (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(parent)/task")) ?? []
    let texts = others.compactMap {
      try? String(contentsOfFile: "/proc/\(parent)/task/\($0)/children", encoding: .utf8)
    }
    return texts.flatMap { $0.split(separator: " ").compactMap { Int32($0) } }
  }
}
