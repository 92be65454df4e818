import NewsCorpus
import NewsModel

/// How many articles a run has seen, and how the components fared.
package struct RunCounts: Sendable, Equatable {
  /// Articles by how one component fared with them.
  package struct Statuses: Sendable, Equatable {
    /// It did its work.
    package var ok = 0
    /// It was not run.
    package var skipped = 0
    /// It raised an error.
    package var error = 0
    /// A limit stopped it.
    package var limit = 0

    /// Nothing counted.
    package init() {}
  }

  /// Articles that were processed.
  package var processed = 0
  /// Articles that are left.
  package var kept = 0
  /// Articles in which a component failed.
  package var failed = 0
  /// Records that cannot be read.
  package var unreadable = 0
  /// Articles that are known to be in another language than English.
  package var foreign = 0
  /// Statuses by the index of the component.
  package var statuses: [Statuses]

  /// Nothing counted, for so many components.
  package init(components: Int) { statuses = Array(repeating: Statuses(), count: components) }

  /// Adds what was counted elsewhere, of the same components.
  package static func += (left: inout RunCounts, right: RunCounts) {
    left.processed += right.processed
    left.kept += right.kept
    left.failed += right.failed
    left.unreadable += right.unreadable
    left.foreign += right.foreign
    for (index, other) in right.statuses.enumerated() where left.statuses.indices.contains(index) {
      left.statuses[index].ok += other.ok
      left.statuses[index].skipped += other.skipped
      left.statuses[index].error += other.error
      left.statuses[index].limit += other.limit
    }
  }

  /// Counts an article.
  package mutating func add(_ result: ArticleResult) {
    processed += 1
    if result.isKept { kept += 1 }
    if result.failure != nil { failed += 1 }
    for index in statuses.indices {
      if index >= result.turns {
        statuses[index].skipped += 1
      } else if let failure = result.failure, failure.component == index {
        if failure.limit == nil { statuses[index].error += 1 } else { statuses[index].limit += 1 }
      } else {
        statuses[index].ok += 1
      }
    }
  }
}

/// Something to be said while a run goes on, in the order of the corpus.
package enum RunMessage: Sendable, Equatable {
  /// A record cannot be read.
  case rejected(Rejection)
  /// A component printed whole lines.
  case printed(String, component: String?)
  /// A component failed with an article.
  case failed(id: String, RunFailure)
}

/// What a worker made of a shard.
package struct ShardResult: Sendable {
  /// The number of the shard.
  package var number: Int
  /// The worker that had it, from 1.
  package var worker: Int
  /// Whether the run was stopped before the end of the shard.
  package var isPartial = false
  /// Whether it was made in an earlier run.
  package var isRemembered = false
  /// The articles that were asked for: all, or those that are kept or failed.
  package var articles: [ArticleResult] = []
  /// What is to be said.
  package var messages: [RunMessage] = []
  /// How many articles there were.
  package var counts: RunCounts
  /// What reports gathered, by the index of the component.
  package var gathered: [Int: GatheredPart] = [:]
  /// How long each component took, in nanoseconds.
  package var nanoseconds: [UInt64]
  /// The articles that took longest, the slowest first.
  package var slowest: [SlowArticle] = []
  /// Who the articles are, in order, when that is wanted; it stays in this process.
  package var contents: [ArticleContent] = []

  /// Nothing done yet, for so many components.
  package init(number: Int, worker: Int, components: Int) {
    (self.number, self.worker) = (number, worker)
    counts = RunCounts(components: components)
    nanoseconds = Array(repeating: 0, count: components)
  }
}

/// What a report gathered of some articles, or why that is lost.
package enum GatheredPart: Sendable {
  /// What it gathered.
  case value(Gathered)
  /// Why it is lost.
  case failed(RunFailure)
}

/// An article and how long components took with it.
package struct SlowArticle: Sendable, Equatable {
  /// How many are named.
  package static let count = 3
  /// The id of the article.
  package var id: String
  /// How long all components took, in nanoseconds.
  package var nanoseconds: UInt64

  /// Makes it.
  package init(id: String, nanoseconds: UInt64) { (self.id, self.nanoseconds) = (id, nanoseconds) }

  /// Puts an article among the slowest ones when it is one of them.
  package static func note(_ article: SlowArticle, in slowest: inout [SlowArticle]) {
    if slowest.count == count, slowest[count - 1].nanoseconds >= article.nanoseconds { return }
    let place = slowest.firstIndex { $0.nanoseconds < article.nanoseconds } ?? slowest.count
    slowest.insert(article, at: place)
    if slowest.count > count { slowest.removeLast() }
  }
}
