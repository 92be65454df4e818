import Foundation
import NewsLab
import Synchronization
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct RunOptionsTests {
  private static let newslab = Result { try Newslab(data: Checkout.path) }

  /// What a run of a script over three articles gives; the script is the body of `keep`.
  private static func run(
    keep: String, _ change: (inout RunOptions, TemporaryFolder) -> Void
  ) throws -> RunResult {
    let folder = try TemporaryFolder()
    for id in ["a", "b", "c"] { try folder.write("NATO met.", to: "articles/\(id).txt") }
    let script = try folder.write(
      "return newslab.filter{name='f', summary='S.', keep=function(a)\n\(keep)\nend}", to: "f.lua")
    var options = RunOptions()
    change(&options, folder)
    let corpus = try newslab.get().corpus(at: folder.file("articles"))
    return try newslab.get().run([script], on: corpus, options: options)
  }

  @Test(arguments: [
    (Newslab.Limits(time: .milliseconds(50)), "time"), (Newslab.Limits(steps: 5000), "steps"),
    (Newslab.Limits(memory: 8 << 20), "memory"), (Newslab.Limits(depth: 50), "depth"),
  ])
  func `a limit stops one article and not the others`(limits: Newslab.Limits, name: String) throws {
    let result = try Self.run(
      keep: """
        local function deep() return 1 + deep() end
        local hogs = {time = function() while true do end end, depth = deep,
                      memory = function() local s = 'x'; while true do s = s .. s end end}
        hogs.steps = hogs.time
        if a.id == 'b' then hogs['\(name)']() end
        return true
        """
    ) { options, _ in options.limits = limits }
    #expect(result.keptIDs == ["a", "c"])
    let error = try #require(result.articles[1].error)
    let reason = try #require(Newslab.ScriptError.StopReason(rawValue: name))
    #expect(error.kind == .stopped(reason))
    #expect(error.location != nil)
    #expect(result.articles[1].failure?.hasPrefix("filter 'f': ") == true)
  }

  @Test func `files can be read when that is permitted`() throws {
    func run(isPermitted: Bool) throws -> RunResult {
      let list = try TemporaryFolder()
      let path = try list.write("yes", to: "list.txt")
      return try Self.run(keep: "local path = [[\(path)]]; return io.open(path):read('a') == 'yes'")
      { options, _ in if isPermitted { options.permissions = [.read(list.path)] } }
    }
    #expect(try run(isPermitted: true).keptIDs == ["a", "b", "c"])
    let refused = try #require(try run(isPermitted: false).articles[0].error)
    #expect(refused.message.contains("not permitted"))
  }

  @Test func `a policy says what scripts have`() throws {
    let script = "return (pcall(os.execute))"
    #expect(try Self.run(keep: script) { _, _ in }.keptIDs == [])
    #expect(
      try Self.run(keep: script) { options, _ in options.policy = .trusted }.keptIDs.count == 3)
  }

  @Test func `what components print is handed on with their name`() throws {
    let printed = Mutex<[String]>([])
    _ = try Self.run(keep: "print(a.id) return true") { options, _ in
      options.print = { text, component in
        printed.withLock { $0.append("\(component ?? "?"): \(text)") }
      }
    }
    #expect(printed.withLock { $0 } == ["f: a\n", "f: b\n", "f: c\n"])
  }

  @Test func `errors keep file, line, traceback and the text of a value`() throws {
    let result = try Self.run(keep: "if a.id == 'b' then error({code = 7}) end return true") {
      _, _ in
    }
    let error = try #require(result.articles[1].error)
    #expect(error.traceback?.contains("f.lua:2: in ") == true)
    #expect(error.location?.line == 2)
    #expect(error.message == "(error value is a table)")
    let shown = try Self.run(
      keep: "error(setmetatable({}, {__tostring = function() return 'code 7' end}))"
    ) { _, _ in }
    #expect(shown.articles[0].error?.message == "code 7")
  }

  @Test(arguments: [
    "while true do end", "while true do pcall(function() while true do end end) end",
  ])
  func `another thread cancels a run`(body: String) throws {
    let cancellation = Newslab.Cancellation()
    #expect(throws: NewslabError.cancelled) {
      try Self.run(keep: "print('ready') \(body)") { options, _ in
        options.cancellation = cancellation
        options.print = { _, _ in
          Thread.detachNewThread {
            usleep(2000)
            cancellation.cancel()
          }
        }
      }
    }
    #expect(cancellation.isCancelled)
  }

  @Test(arguments: [
    "keep=function() while true do end end", "keep=(function() while true do end end)()",
  ])
  func `a cancelled task ends its run, in a script or while it loads`(part: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write("NATO met.", to: "articles/a.txt")
    let script = try folder.write(
      "print('ready') return newslab.filter{name='f', summary='S.', \(part)}", to: "f.lua")
    let corpus = try Self.newslab.get().corpus(at: folder.file("articles"))
    let newslab = try Self.newslab.get()
    let ready = Signal()
    var options = RunOptions()
    options.print = { _, _ in ready.isSet.store(true, ordering: .releasing) }
    let task = Task.detached { [options] in
      try await newslab.runCancellable([script], on: corpus, options: options)
    }
    // A thread of its own: the script may keep every thread of the pool busy.
    Thread.detachNewThread {
      while !ready.isSet.load(ordering: .acquiring) { usleep(100) }
      usleep(2000)
      task.cancel()
    }
    await #expect(throws: NewslabError.cancelled) { _ = try await task.value }
  }

  private final class Signal: Sendable {
    let isSet = Atomic<Bool>(false)
  }
}
