import LuaKit
import NewsCorpus

/// Makes results of articles that follow each other; belongs to one thread.
package protocol ShardWorker: AnyObject {
  /// What becomes of the records that a body gives until it gives nil, or until enough is done.
  func result(
    of shard: Int, _ next: () -> CorpusShard.Element?, isEnough: () -> Bool
  ) -> ShardResult
  /// What reports have gathered that no result has.
  func takeGathered() -> [Int: GatheredPart]
}

extension ShardWorker {
  /// What becomes of a shard: what is remembered of its articles, and what the others make.
  func results(
    of shard: CorpusShard, _ plan: RunPlan
  ) -> [ShardResult] {
    let contents = ContentNotes(isWanted: plan.wantsContents)
    var results = results(of: contents.noting(shard), memory: plan.memory, plan)
    if !results.isEmpty { results[0].contents = contents.contents }
    return results
  }

  private func results(
    of shard: CorpusShard, memory: (any RunMemory)?, _ plan: RunPlan
  ) -> [ShardResult] {
    guard let memory else {
      return [result(of: shard.number, { shard.next() }, isEnough: { false })]
    }
    var pieces = ShardPieces(shard, memory, corpus: plan.corpus)
    var results = pieces.takeRemembered(from: memory)
    while !pieces.isDone {
      let start = pieces.start
      let end = MonotonicClock.nanoseconds &+ ShardPieces.time
      // Slow articles are remembered a few at a time, so that a sudden end loses little.
      let result = result(of: shard.number) {
        pieces.next()
      } isEnough: {
        MonotonicClock.nanoseconds > end && !pieces.isDone
      }
      if result.counts.processed > 0, let end = pieces.take(result.counts.processed) {
        memory.remember(result, from: start, to: end)
      }
      results.append(result)
      if plan.stop.isRaised { break }
    }
    return results
  }
}

/// Runs components on shards of a corpus in states of its own.
package final class RunWorker: ShardWorker {
  private let plan: RunPlan
  private let messages: RunMessages
  private let number: Int
  private let host: ScriptHost
  private let afterArticle: () -> Void
  /// The components at work.
  let run: ComponentRun
  /// Whether reports hand over what they gathered with each shard.
  private let takesGathered: Bool

  /// Takes components that print to `messages`; `afterArticle` is called behind each article.
  package init(
    _ plan: RunPlan, number: Int, run: ComponentRun, messages: RunMessages,
    takesGathered: Bool, afterArticle: @escaping () -> Void = {}
  ) throws(LuaError) {
    guard let host = run.components.first?.state.host else { throw LuaError("no component runs") }
    (self.plan, self.number, self.host, self.messages) = (plan, number, host, messages)
    (self.takesGathered, self.afterArticle, self.run) = (takesGathered, afterArticle, run)
  }

  /// What reports have gathered since it was last taken.
  package func takeGathered() -> [Int: GatheredPart] {
    var parts: [Int: GatheredPart] = [:]
    for (index, value) in run.takeGathered() {
      do throws(LuaError) {
        parts[index] = .value(try Gathered(value.get()))
      } catch {
        parts[index] = .failed(RunFailure(error, component: index))
      }
    }
    return parts
  }

  /// Runs the components on the records that a body gives.
  package func result(
    of shard: Int, _ next: () -> CorpusShard.Element?, isEnough: () -> Bool
  ) -> ShardResult {
    var result = ShardResult(number: shard, worker: number, components: run.components.count)
    while !plan.stop.isRaised {
      guard let (item, position) = next() else {
        return ended(&result)
      }
      switch item {
      case .rejected(let rejection):
        messages.add(.rejected(rejection))
        if !rejection.isSkipped { result.counts.unreadable += 1 }
      case .article(let story):
        guard process(story, at: position, &result) else { break }
        afterArticle()
        if isEnough() { return ended(&result) }
      }
    }
    result.isPartial = true
    return ended(&result)
  }

  private func ended(_ result: inout ShardResult) -> ShardResult {
    result.nanoseconds = run.takeTimes()
    result.messages = messages.take()
    if takesGathered { result.gathered = takeGathered() }
    return result
  }

  /// Runs the components on one article; says false when that was interrupted, so that the article
  /// does not count.
  private func process(
    _ story: CorpusArticle, at position: Int, _ result: inout ShardResult
  ) -> Bool {
    host.position = position + 1
    defer { host.position = nil }
    let outcome = run.process(host.article(story))
    let failure = outcome.failure
    if let error = failure?.error, case .stopped(.interrupted) = error.kind { return false }
    var article = ArticleResult(
      position: position, id: "", isKept: outcome.isKept, turns: outcome.turns)
    article.nanoseconds = outcome.nanoseconds
    if let failure { article.failure = RunFailure(failure.error, component: failure.index) }
    result.counts.add(article)
    if outcome.article.isForeign { result.counts.foreign += 1 }
    let isSlow =
      result.slowest.count < SlowArticle.count
      || result.slowest[SlowArticle.count - 1].nanoseconds < outcome.nanoseconds
    if isSlow {
      let slow = SlowArticle(id: story.id, nanoseconds: outcome.nanoseconds)
      SlowArticle.note(slow, in: &result.slowest)
    }
    let isShown = plan.wantsKept && (outcome.isKept || plan.wantsDropped)
    guard plan.wantsEveryArticle || failure != nil || isShown else {
      return true
    }
    article.id = story.id
    if let failure = article.failure {
      messages.add(.failed(id: article.id, failure))
    } else if isShown {
      article.kept = ArticleResult.Kept(outcome, needsTitle: plan.wantsDerivedTitles)
    }
    result.articles.append(article)
    return true
  }
}

/// The records of a shard with the keys of its articles.
private struct ShardPieces {
  /// After how many nanoseconds what was done so far of a shard is remembered.
  static let time: UInt64 = 2_000_000_000

  private let elements: [CorpusShard.Element]
  /// The keys before the first article, behind it, behind the second and so on.
  private let keys: [String]
  private let articles: [Int]
  private var position = 0
  /// How many articles are done.
  private var done = 0

  init(_ shard: CorpusShard, _ memory: any RunMemory, corpus: (any Corpus)?) {
    var elements: [CorpusShard.Element] = []
    while let element = shard.next() { elements.append(element) }
    self.elements = elements
    var (keys, articles) = ([""], [] as [Int])
    for (index, element) in elements.enumerated() {
      guard case .article(let article) = element.item else { continue }
      keys.append(memory.key(after: keys[keys.count - 1], article, of: corpus))
      articles.append(index)
    }
    (self.keys, self.articles) = (keys, articles)
  }

  /// The key of what stands before the records that are left.
  var start: String { keys[done] }

  /// Whether no record is left.
  var isDone: Bool { position >= elements.count }

  /// Says that so many articles more are done; gives the key behind them.
  mutating func take(_ count: Int) -> String? {
    guard keys.indices.contains(done + count) else { return nil }
    done += count
    return keys[done]
  }

  mutating func next() -> CorpusShard.Element? {
    guard position < elements.count else { return nil }
    defer { position += 1 }
    return elements[position]
  }

  /// What is remembered of the articles from the first one on; they are done.
  mutating func takeRemembered(from memory: any RunMemory) -> [ShardResult] {
    var results: [ShardResult] = []
    search: while done < articles.count {
      for end in stride(from: articles.count, to: done, by: -1) {
        guard let known = memory.result(from: keys[done], to: keys[end]) else { continue }
        results.append(known)
        done = end
        // Records behind the last article belong to it.
        position = end == articles.count ? elements.count : articles[end - 1] + 1
        continue search
      }
      break
    }
    return results
  }
}
