import LuaKit
import NewsCorpus

/// Components over a corpus on one or many threads, with results in the order of the corpus.
///
/// Each worker has states of its own. What reports gather comes together here, where they finish, in
/// the states of the components that this was made with.
package final class RunEngine {
  /// Why a run ends before its end.
  package enum Failure: Error {
    /// A worker cannot open the components, though they were opened before.
    case worker(any Error)
    /// The system has no room for another thread.
    case noThread
  }

  private let plan: RunPlan
  private let main: ComponentRun
  private let messages: RunMessages
  private let gathering: GatheredReports
  private let isMerging: Bool
  /// How many threads work.
  package var workers: Int { plan.workers }
  /// Reports with a table of their own and nothing that merges it; one worker alone can run them.
  package let unmergeable: [LoadedComponent]

  /// Takes components, of which the options are set and which print to `messages`, and starts their
  /// reports.
  ///
  /// One that merges what was gathered elsewhere runs nothing.
  package init(
    _ plan: RunPlan, components: [LoadedComponent], messages: RunMessages, isMerging: Bool = false
  ) {
    self.isMerging = isMerging
    (main, self.messages) = (ComponentRun(components), messages)
    gathering = GatheredReports(main)
    unmergeable = gathering.unmergeable.map { components[$0] }
    var plan = plan
    if !unmergeable.isEmpty { (plan.workers, plan.memory, plan.opensAnew) = (1, nil, false) }
    plan.workers = min(max(1, plan.workers), 1024)
    self.plan = plan
  }

  /// Whether articles are processed where reports finish, and nothing has to be merged.
  ///
  /// A report's own `merge` is called with one worker as with many, so that what is wrong with it
  /// shows always.
  private var isDirect: Bool {
    plan.workers == 1 && plan.memory == nil && plan.makeWorker == nil && !plan.opensAnew
      && (!gathering.hasScripted || !unmergeable.isEmpty)
  }

  /// Runs; `consume` gets what became of the shards, in order, and `tick` is called now and then.
  ///
  /// When the plan's stop is raised, it ends after the articles in hand.
  package func run(
    _ source: any ShardSource, tick: () -> Void, consume: (ShardResult) throws -> Void
  ) throws {
    if isDirect { return try runHere(source, tick: tick, consume: consume) }
    let takesAlways =
      plan.memory != nil || plan.makeWorker != nil || plan.opensAnew || gathering.hasScripted
    let (plan, values) = (plan, main.components.map(\.options))
    let queue = ResultQueue<Failure>(workers: plan.workers, window: plan.workers * 4 + 4)
    var threads: [WorkerThread] = []
    defer {
      queue.close()
      for thread in threads { thread.join() }
    }
    for number in 1...plan.workers {
      let reader = Handed(value: source.makeReader())
      let thread = WorkerThread {
        do {
          try Self.work(plan, number, values, reader.value, queue, takesAlways: takesAlways)
          queue.end()
        } catch {
          queue.end(.worker(error))
        }
      }
      guard let thread else { throw Failure.noThread }
      threads.append(thread)
    }
    do {
      try take(from: queue, tick: tick, consume: consume)
    } catch {
      plan.stop.interrupt()
      throw error
    }
  }

  /// A reader on its way to its thread; unchecked, as nobody else has it.
  private struct Handed: @unchecked Sendable { let value: any ShardReader }

  private static func work(
    _ plan: RunPlan, _ number: Int, _ values: [[String: ComponentOption.Value]],
    _ reader: any ShardReader, _ queue: ResultQueue<Failure>, takesAlways: Bool
  ) throws {
    let makeWorker = { () throws -> any ShardWorker in
      try plan.makeWorker?(number) ?? opened(plan, number, values, takesAlways: takesAlways)
    }
    var worker = try makeWorker()
    var isUsed = false
    while !plan.stop.isRaised,
      let shard = queue.begin({ reader.next().map { ($0.number, $0) } })
    {
      if plan.opensAnew, isUsed { worker = try makeWorker() }
      isUsed = true
      queue.put(worker.results(of: shard, plan), number: shard.number)
    }
    if takesAlways { return }
    var last = ShardResult(number: .max, worker: number, components: values.count)
    last.gathered = worker.takeGathered()
    queue.add(last)
  }

  /// A worker that runs components on this thread.
  private static func opened(
    _ plan: RunPlan, _ number: Int, _ values: [[String: ComponentOption.Value]], takesAlways: Bool
  ) throws -> RunWorker {
    let messages = RunMessages()
    var components = try plan.open(messages)
    for index in components.indices where values.indices.contains(index) {
      try components[index].set(values[index])
    }
    // What is printed while files are read and reports start was printed once already.
    _ = messages.take()
    let run = ComponentRun(components)
    run.startsQuietly = true
    return try RunWorker(
      plan, number: number, run: run, messages: messages, takesGathered: takesAlways)
  }

  private func take(
    from queue: ResultQueue<Failure>, tick: () -> Void, consume: (ShardResult) throws -> Void
  ) throws {
    while true {
      switch try queue.take(milliseconds: 100) {
      case .nothing: break
      case .end: return
      case .result(let results):
        for result in results {
          gathering.add(result.gathered)
          try consume(result)
        }
      }
      tick()
    }
  }

  private func runHere(
    _ source: any ShardSource, tick: () -> Void, consume: (ShardResult) throws -> Void
  ) throws {
    try withoutActuallyEscaping(tick) { tick in
      let worker = try RunWorker(
        plan, number: 1, run: main, messages: messages, takesGathered: false, afterArticle: tick)
      let reader = source.makeReader()
      while !plan.stop.isRaised, let shard = reader.next() {
        for result in worker.results(of: shard, plan) { try consume(result) }
        tick()
      }
    }
  }

  /// Adds what reports gathered elsewhere, in the order of the corpus.
  package func add(_ gathered: [Int: GatheredPart]) { gathering.add(gathered) }

  /// Lets every report write its document, and gives what components said meanwhile.
  package func finish() -> (reports: [ReportOutcome], messages: [RunMessage]) {
    if !isDirect || isMerging { gathering.finish() } else { gathering.checkUnmerged() }
    let reports = main.finish()
    return (reports, messages.take())
  }
}
