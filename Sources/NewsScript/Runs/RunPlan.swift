import LuaKit
import NewsCorpus

/// How components are run over a corpus.
package struct RunPlan: Sendable {
  /// How many threads work; at least one.
  package var workers = 1
  /// Whether results name every article, or those alone that are kept or failed.
  package var wantsEveryArticle = false
  /// Whether results show what is left of the articles that are kept.
  package var wantsKept = true
  /// Whether results say who the articles are.
  package var wantsContents = false
  /// Whether results also show what components made of articles that a filter dropped later.
  package var wantsDropped = false
  /// Whether an article without a title is shown with its headline or first sentence.
  package var wantsDerivedTitles = false
  /// Whether each shard is worked on in states of its own, so that nothing is kept from the one before.
  package var opensAnew = false
  /// What was done before and need not be done again; nil for nothing.
  package var memory: (any RunMemory)?
  /// Ends the run.
  package var stop = RunStop()
  /// Opens a host of a worker's own with the components; called on the thread of the worker.
  ///
  /// What the host prints must go to `messages`.
  package var open: @Sendable (_ messages: RunMessages) throws -> [LoadedComponent]

  /// Makes a worker by its number, on its own thread, in place of one that runs components there.
  package var makeWorker: (@Sendable (Int) throws -> any ShardWorker)?
  /// The corpus on which keys of what is remembered depend, or nil.
  package var corpus: (any Corpus)?

  /// A plan for one worker.
  package init(open: @escaping @Sendable (RunMessages) throws -> [LoadedComponent]) {
    self.open = open
  }
}

/// Collects what a worker has to say, or says it at once; belongs to its thread.
package final class RunMessages {
  private var messages: [RunMessage] = []
  /// Says something at once; nil where it waits for its turn.
  package var deliver: ((RunMessage) -> Void)?

  /// Begins with nothing said.
  package init() {}

  /// Adds one.
  package func add(_ message: RunMessage) {
    if let deliver { deliver(message) } else { messages.append(message) }
  }

  /// What was said since the last call.
  func take() -> [RunMessage] {
    defer { messages = [] }
    return messages
  }
}

/// Remembers what was made of articles that follow each other, by keys that depend on all that went
/// into it.
package protocol RunMemory: Sendable {
  /// The key of a shard up to an article, made of the key of what stands before it.
  func key(after key: String, _ article: CorpusArticle, of corpus: (any Corpus)?) -> String
  /// What was made of the articles behind one key and up to another, or nil.
  func result(from start: String, to end: String) -> ShardResult?
  /// Remembers it.
  func remember(_ result: ShardResult, from start: String, to end: String)
}
