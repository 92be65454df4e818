import LuaKit
import NewsCorpus
import NewsScript
import ScriptTestSupport
import Synchronization
import TestSupport
import Testing

struct RunEngineTests {
  /// A report of accumulators only, one with a table and a `merge`, and a filter that fails now and
  /// then.
  private static let code = """
    return newslab.filter {
      name = "some", summary = "Keeps some.",
      keep = function(a)
        if a.id:find("7$") then error("seven") end
        return not a.id:find("5$")
      end,
    }, newslab.report {
      name = "words", summary = "Counts words.",
      start = function() return { all = newslab.counter() } end,
      each = function(acc, a)
        for word in a.text:gmatch("%a+") do acc.all:add(word) end
        local last = a.id:sub(-1)
        acc[last] = acc[last] or newslab.counter()
        acc[last]:add("n")
      end,
      finish = function(acc, out)
        for _, row in ipairs(acc.all:top()) do out:paragraph(row.key .. " " .. row.count) end
        for name, counter in newslab.sorted_pairs(acc) do out:paragraph(name .. counter:total()) end
      end,
    }, newslab.report {
      name = "ids", summary = "Lists ids.", start = function() return {} end,
      each = function(acc, a) acc[#acc + 1] = a.id end,
      merge = function(a, b) return table.move(b, 1, #b, #a + 1, a) end,
      finish = function(acc, out) out:paragraph(table.concat(acc, " ")) end,
    }
    """

  /// What a run gives.
  private struct Outcome: Equatable {
    var kept: [String] = []
    var failed: [String] = []
    var documents: [String] = []
    var counts = RunCounts(components: 3)
    var workers: Set<Int> = []
  }

  private static func corpus(_ count: Int) throws -> (TemporaryFolder, String) {
    let folder = try TemporaryFolder()
    var lines = ""
    for number in 0..<count {
      let words = (0..<number % 5 + 1).map { "word\($0 * number % 7) again" }
      lines += #"{"id":"n\#(number)","text":"\#(words.joined(separator: " "))."}"# + "\n"
    }
    return (folder, try folder.write(lines, to: "news.jsonl"))
  }

  private static func run(
    _ path: String, code: String = code, workers: Int, shardSize: Int = 8,
    memory: (any RunMemory)? = nil, stopsAfter: Int? = nil
  ) throws -> Outcome {
    let tools = try ScriptBench.host().tools
    let corpus = try Corpora.open([path], tools: tools)
    let stop = RunStop()
    let open: @Sendable (RunMessages) throws -> [LoadedComponent] = { messages in
      let host = ScriptHost(tools)
      host.cancellation = stop.interrupting
      host.print = { messages.add(.printed($0, component: $1)) }
      return try ScriptBench.components(of: code, host: host)
    }
    var plan = RunPlan(open: open)
    (plan.workers, plan.memory, plan.stop) = (workers, memory, stop)
    let messages = RunMessages()
    let engine = RunEngine(plan, components: try open(messages), messages: messages)
    let source = try corpus.shards(
      CorpusSelection(), rule: ShardRule(size: shardSize), readers: engine.workers)
    var outcome = Outcome()
    try engine.run(source) {
    } consume: { result in
      if result.counts.processed > 0 { outcome.workers.insert(result.worker) }
      outcome.kept += result.articles.filter(\.isKept).map(\.id)
      outcome.failed += result.articles.filter { $0.failure != nil }.map(\.id)
      outcome.counts += result.counts
      if let stopsAfter, outcome.counts.processed >= stopsAfter { stop.raise() }
    }
    guard !stop.isRaised else { return outcome }
    for report in engine.finish().reports {
      outcome.documents.append(TextRenderer(width: 80).render(try report.result.get()))
    }
    return outcome
  }

  @Test(arguments: [1, 2, 7], [1, 8, 500])
  func `workers and shards change nothing`(workers: Int, shardSize: Int) throws {
    let (folder, path) = try Self.corpus(300)
    defer { withExtendedLifetime(folder) {} }
    var expected = try Self.run(path, workers: 1)
    var found = try Self.run(path, workers: workers, shardSize: shardSize)
    #expect(expected.kept.count == 240)
    #expect(expected.failed.count == 30)
    #expect(expected.counts.statuses[0] == Self.statuses(ok: 270, error: 30))
    #expect(expected.counts.statuses[2] == Self.statuses(ok: 240, skipped: 60))
    (expected.workers, found.workers) = ([], [])
    #expect(found == expected)
  }

  private static func statuses(ok: Int, skipped: Int = 0, error: Int = 0) -> RunCounts.Statuses {
    var statuses = RunCounts.Statuses()
    (statuses.ok, statuses.skipped, statuses.error) = (ok, skipped, error)
    return statuses
  }

  @Test func `a report with a table of its own and no merge has one worker`() throws {
    let (folder, path) = try Self.corpus(100)
    defer { withExtendedLifetime(folder) {} }
    let code = Self.code.replacing(
      "merge = function(a, b) return table.move(b, 1, #b, #a + 1, a) end,", with: "")
    let found = try Self.run(path, code: code, workers: 3)
    #expect(found.workers == [1])
    #expect(found.documents == (try Self.run(path, workers: 3)).documents)
  }

  @Test func `an empty table beside accumulators may be filled with anything`() throws {
    let (folder, path) = try Self.corpus(100)
    defer { withExtendedLifetime(folder) {} }
    let code = """
      return newslab.report {
        name = "both", summary = "Both.",
        start = function() return { all = newslab.counter(), ids = {} } end,
        each = function(acc, a) acc.all:add("n") acc.ids[#acc.ids + 1] = a.id end, --merge
        finish = function(acc, out) out:paragraph(acc.all:total() .. table.concat(acc.ids, " ")) end,
      }
      """
    let alone = try Self.run(path, code: code, workers: 3)
    #expect(alone.workers == [1])
    let merging = code.replacing(
      "--merge",
      with: """
        merge = function(a, b)
          a.all:merge(b.all)
          table.move(b.ids, 1, #b.ids, #a.ids + 1, a.ids)
        end,
        """)
    #expect(try Self.run(path, code: merging, workers: 3).documents == alone.documents)
  }

  @Test(arguments: [(1, 100), (2, 100), (1, 3), (2, 3)])
  func `plain data among accumulators fails the report and names the place`(
    workers: Int, count: Int
  ) throws {
    let (folder, path) = try Self.corpus(count)
    defer { withExtendedLifetime(folder) {} }
    let code = """
      return newslab.report {
        name = "mixed", summary = "Mixes.",
        start = function() return { all = newslab.counter() } end,
        each = function(acc, a) acc.last = a.id end,
        finish = function(acc, out) end,
      }
      """
    let error = #expect(throws: LuaError.self) {
      try Self.run(path, code: code, workers: workers)
    }
    #expect(error?.message.contains("acc.last") == true)
  }

  @Test(arguments: [1, 3])
  func `a merge that fails does so however many work`(workers: Int) throws {
    let (folder, path) = try Self.corpus(100)
    defer { withExtendedLifetime(folder) {} }
    let code = Self.code.replacing(
      "return table.move(b, 1, #b, #a + 1, a) end,", with: "error('no merge') end,")
    let error = #expect(throws: LuaError.self) {
      try Self.run(path, code: code, workers: workers)
    }
    #expect(error?.message.contains("no merge") == true)
  }

  @Test func `a run that goes on with a journal ends like one that was never interrupted`() throws {
    let (folder, path) = try Self.corpus(300)
    let expected = try Self.run(path, workers: 2)
    let header = RunJournal.Header(run: "r", components: 3, arguments: ["a"], folder: "/")
    var random = Generator(seed: 11)
    for _ in 0..<8 {
      let journal = try RunJournal(folder.file("journal"), header: header, goesOn: true)
      let workers = Int.random(in: 1...3, using: &random)
      let stops = Int.random(in: 20...120, using: &random)
      _ = try Self.run(path, workers: workers, memory: journal, stopsAfter: stops)
    }
    let journal = try RunJournal(folder.file("journal"), header: header, goesOn: true)
    #expect(!journal.isEmpty)
    let found = try Self.run(path, workers: 2, memory: journal)
    #expect(found.documents == expected.documents)
    #expect(found.kept == expected.kept)
    #expect(found.counts == expected.counts)
    // By now nothing has to run any more.
    #expect(try Self.run(path, workers: 2, memory: journal).workers == [0])
  }

  @Test func `what changed runs again, with the articles around it`() throws {
    let (folder, path) = try Self.corpus(300)
    let header = RunJournal.Header(run: "r", components: 3, arguments: [], folder: "/")
    let journal = try RunJournal(folder.file("journal"), header: header, goesOn: true)
    _ = try Self.run(path, workers: 2, memory: journal)
    let lines = try folder.read("news.jsonl")
    try folder.write(
      lines.replacing(#"{"id":"n100","text":""#, with: #"{"id":"n100","text":"New "#),
      to: "news.jsonl")
    let known = KnownOnly(journal)
    let found = try Self.run(path, workers: 2, memory: known)
    #expect(found.documents == (try Self.run(path, workers: 1)).documents)
    #expect(known.made > 0)
    #expect(known.made <= 32)
  }
}

/// Counts what is not remembered.
private final class KnownOnly: RunMemory, Sendable {
  private let journal: RunJournal
  private let count = Counting()

  init(_ journal: RunJournal) { self.journal = journal }

  var made: Int { count.value }

  func key(after key: String, _ article: CorpusArticle, of corpus: (any Corpus)?) -> String {
    journal.key(after: key, article, of: corpus)
  }

  func result(from start: String, to end: String) -> ShardResult? {
    journal.result(from: start, to: end)
  }

  func remember(_ result: ShardResult, from start: String, to end: String) {
    count.add(result.counts.processed)
  }
}

/// A number that threads add to.
private final class Counting: Sendable {
  private let number = Mutex(0)

  var value: Int { number.withLock { $0 } }

  func add(_ more: Int) { number.withLock { $0 += more } }
}
