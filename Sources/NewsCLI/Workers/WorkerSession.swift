import NewsAnalysis
import NewsCorpus
import NewsModel
import NewsScript

/// What `newslab worker` does: reads articles, runs components, writes what became of them.
final class WorkerSession {
  private var input: NewsCorpus.LineReader
  private let output: OutputBuffer
  private let worker: RunWorker
  private let stop: RunStop
  private let reading: StoryReader
  private let store: StoreCorpus?
  private let rule: ShardRule
  private var position: Int
  /// Whether a shard is open that the sender began.
  private var isGiven = false
  private var ended = false
  private var failure: FileError?
  /// The index of the article in the shard.
  private var index = -1

  /// Takes components; `first` is the place of the first article, and with `marks` every component is
  /// told of before it gets an article.
  init(
    _ components: [LoadedComponent], _ plan: RunPlan, messages: RunMessages, in session: Session,
    corpus: (any Corpus)?, rule: ShardRule, first: Int, marks: Bool
  ) throws {
    input = WorkerProtocol.lines(session.input)
    (output, self.rule, position) = (session.output, rule, first)
    store = corpus as? StoreCorpus
    reading = StoryReader(try session.tools())
    let run = ComponentRun(components)
    run.startsQuietly = true
    let (stop, signal) = (plan.stop, StopSignal())
    worker = try RunWorker(
      plan, number: 1, run: run, messages: messages, takesGathered: true
    ) {
      if signal.isRaised { stop.raise() }
    }
    self.stop = stop
    if marks {
      run.willRun = { [unowned self] component in
        try? output.write(WorkerProtocol.Mark(article: index, component: component).line)
        try? output.flush()
      }
    }
  }

  /// Works until the input ends.
  func run() throws {
    var shard = 0
    while !ended, !stop.isRaised {
      (isGiven, index) = (false, -1)
      var number = shard
      var count = 0
      var last: String?
      let result = worker.result(of: 0) { [self] in
        guard let element = next(&number, after: last, count: count) else { return nil }
        if case .article(let article) = element.item {
          (last, count, index) = (article.id, count + 1, index + 1)
        }
        return element
      } isEnough: { [self] in
        !isGiven && last.map { rule.isEnd($0, count: count) } == true
      }
      if let failure {
        throw CommandFailure(.inputOutput, "cannot read standard input: \(failure)")
      }
      shard = number + 1
      guard isGiven || count > 0 || !result.messages.isEmpty else { continue }
      var numbered = result
      numbered.number = number
      try output.write(WorkerProtocol.line(numbered))
      try output.flush()
    }
  }

  /// The next record of the shard; nil at its end.
  private func next(
    _ number: inout Int, after last: String?, count: Int
  ) -> CorpusShard.Element? {
    while true {
      let line: [UInt8]?
      do throws(FileError) {
        line = try input.nextBytes()
      } catch {
        (failure, ended) = (error, true)
        return nil
      }
      guard let line else {
        ended = true
        return nil
      }
      if line.isEmpty { continue }
      guard line.starts(with: WorkerProtocol.Order.start) else { return article(line) }
      switch WorkerProtocol.Order(line) {
      case .shard(let given): (number, isGiven) = (given, true)
      case .position(let given): position = given
      case .end:
        if isGiven || count > 0 { return nil }
      case .rejected(let rejection): return (.rejected(rejection), position)
      case .stored(let id, let given):
        position = given
        return stored(id)
      case nil:
        return rejected("expected an article or an order of newslab's worker protocol")
      }
    }
  }

  private func rejected(_ reason: String) -> CorpusShard.Element {
    (.rejected(Rejection(reason, at: Place(path: "-", line: input.number))), position)
  }

  private func article(_ line: [UInt8]) -> CorpusShard.Element {
    do {
      let article = try RecordDecoder.article(from: line)
      defer { position += 1 }
      let place = Place(path: "-", line: input.number)
      return (.article(CorpusArticle(article, at: place, reading: reading)), position)
    } catch {
      return rejected("\(error)")
    }
  }

  private func stored(_ id: String) -> CorpusShard.Element {
    guard let store else { return rejected("the worker has no store open; --corpus names one") }
    do throws(CorpusError) {
      defer { position += 1 }
      return (.article(CorpusArticle(read: try store.article(id: id))), position)
    } catch {
      return rejected("\(error)")
    }
  }
}
