import LuaKit
import NewsCorpus
import NewsScript

/// Runs components in a process of its own, and goes on without the article with which it died.
final class IsolatedWorker: ShardWorker {
  /// Why no process can work.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// How processes are started.
  struct Setting: Sendable {
    /// The words behind the name of the program.
    let arguments: [String]
    /// What the processes must be, so that their results belong to this run.
    let run: String
    /// How many components run.
    let components: Int
    /// Whether articles are taken from the store that the process has open.
    let usesStore: Bool
    /// How long a component may take with an article before its process is killed, in nanoseconds;
    /// nil for as long as it likes.
    let patience: UInt64?
    /// Ends the run.
    let stop: RunStop
  }

  private let setting: Setting
  private let number: Int
  private var process: ChildProcess?
  /// The place of the article in hand, and the index of the component that has it.
  private var mark: WorkerProtocol.Mark?

  /// Starts a process.
  init(_ setting: Setting, number: Int) throws {
    (self.setting, self.number) = (setting, number)
    process = try started()
  }

  private func started() throws -> ChildProcess {
    let process: ChildProcess
    do throws(FileError) {
      process = try ChildProcess(setting.arguments)
    } catch {
      throw Failure(description: "no worker process can be started: \(error)")
    }
    let patience: UInt64 = 60_000_000_000
    guard case .line(let line) = process.line(until: MonotonicClock.nanoseconds + patience),
      let hello = WorkerProtocol.Hello(line)
    else {
      throw Failure(description: "a worker process does not begin: \(process.end(kills: true))")
    }
    guard hello.run == setting.run else {
      throw Failure(description: "a component has changed since the run began")
    }
    return process
  }

  func takeGathered() -> [Int: GatheredPart] { [:] }

  func result(
    of shard: Int, _ next: () -> CorpusShard.Element?, isEnough: () -> Bool
  ) -> ShardResult {
    var elements: [CorpusShard.Element] = []
    while let element = next() { elements.append(element) }
    var dead: [ArticleResult] = []
    while true {
      do {
        var result = try result(of: shard, elements)
        for article in dead { add(article, to: &result) }
        return result
      } catch let death as Death {
        guard let index = death.index(in: elements), case .article(let story) = elements[index].item
        else {
          return failed(shard, elements, "a worker process ended: \(death.reason)")
        }
        let component = max(0, min(death.component, setting.components - 1))
        var article = ArticleResult(
          position: elements[index].position, id: story.id, isKept: false, turns: component + 1)
        article.failure = RunFailure(
          component: component, limit: death.isLate ? .time : nil,
          message: "the worker process ended: \(death.reason)")
        dead.append(article)
        elements.remove(at: index)
      } catch {
        return failed(shard, elements, "\(error)")
      }
      if setting.stop.isImmediate { return failed(shard, [], "") }
    }
  }

  /// A process that ended with a shard in hand.
  private struct Death: Error {
    let reason: String
    let isLate: Bool
    /// The index of the article among the articles of the shard; nil before the first one.
    let article: Int?
    let component: Int

    /// The index among all records.
    func index(in elements: [CorpusShard.Element]) -> Int? {
      var left = article ?? 0
      for (index, element) in elements.enumerated() {
        guard case .article = element.item else { continue }
        if left == 0 { return index }
        left -= 1
      }
      return nil
    }
  }

  private func result(of shard: Int, _ elements: [CorpusShard.Element]) throws -> ShardResult {
    let process = try self.process ?? started()
    self.process = process
    mark = nil
    var unsent = lines(of: shard, elements)[...]
    var isAsked = false
    var last = MonotonicClock.nanoseconds
    while true {
      let now = MonotonicClock.nanoseconds
      switch process.line(sending: &unsent, until: now &+ Self.look) {
      case .line(let line):
        last = MonotonicClock.nanoseconds
        if let mark = WorkerProtocol.Mark(line) {
          self.mark = mark
        } else if let result = WorkerProtocol.result(
          line, components: setting.components, worker: number)
        {
          if result.isPartial { self.process = nil }
          return result
        }
      case .end: throw death(of: process, isLate: false)
      case .late:
        if let patience = setting.patience, now &- last > patience {
          throw death(of: process, isLate: true)
        }
      }
      if setting.stop.isImmediate { throw death(of: process, isLate: true) }
      guard setting.stop.isRaised, !isAsked else { continue }
      isAsked = true
      process.askToEnd()
    }
  }

  /// How often it is looked whether the run is to end, in nanoseconds.
  private static let look: UInt64 = 200_000_000

  private func death(of process: ChildProcess, isLate: Bool) -> Death {
    self.process = nil
    let reason = process.end(kills: isLate)
    let words = isLate ? "it did not answer any more" : reason
    return Death(
      reason: words, isLate: isLate, article: mark?.article, component: mark?.component ?? 0)
  }

  private func lines(of shard: Int, _ elements: [CorpusShard.Element]) -> [UInt8] {
    var bytes = WorkerProtocol.Order.shard(shard).line
    for element in elements {
      switch element.item {
      case .rejected(let rejection): bytes += WorkerProtocol.Order.rejected(rejection).line
      case .article(let story) where setting.usesStore:
        bytes += WorkerProtocol.Order.stored(id: story.id, position: element.position).line
      case .article(let story):
        bytes += WorkerProtocol.Order.position(element.position).line
        bytes += GivenJSON.bytes(of: story.givenWithPlace) + [0x0A]
      }
    }
    return bytes + WorkerProtocol.Order.end.line
  }

  /// Adds an article with which a process died, in its place.
  private func add(_ article: ArticleResult, to result: inout ShardResult) {
    let place = result.articles.firstIndex { $0.position > article.position }
    result.articles.insert(article, at: place ?? result.articles.count)
    if let failure = article.failure {
      result.messages.append(.failed(id: article.id, failure))
    }
    result.counts.add(article)
  }

  /// What is said of a shard that no process can be had for: its articles have failed.
  private func failed(
    _ shard: Int, _ elements: [CorpusShard.Element], _ reason: String
  ) -> ShardResult {
    var result = ShardResult(number: shard, worker: number, components: setting.components)
    for element in elements {
      guard case .article(let story) = element.item else { continue }
      var article = ArticleResult(
        position: element.position, id: story.id, isKept: false, turns: 1)
      article.failure = RunFailure(component: 0, message: reason)
      add(article, to: &result)
    }
    result.isPartial = elements.isEmpty
    return result
  }
}
