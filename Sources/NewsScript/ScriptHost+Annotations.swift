import Glibc
import LuaKit
import NewsCorpus
import NewsModel
import Synchronization

extension ScriptHost {
  /// Who gives labels now: the component that runs, else the analyst.
  var giver: String { running ?? analyst }

  /// Whether that is a component or an analyst.
  var giverOrigin: ArticleLabel.Origin { running == nil ? .analyst : .component }

  /// Changes labels and notes of the store that an article belongs to.
  func annotate<Result: Sendable>(
    _ article: Article, _ stack: LuaStack,
    _ body: (StoreAnnotations) throws(AnnotationError) -> Result
  ) throws(AnnotationError) -> Result {
    guard article.key != nil, let corpus = corpus as? StoreCorpus else {
      throw .badText(
        "article '\(article.id)' is not in a store, and only there labels and notes stay; "
          + "'newslab import' makes one")
    }
    return try notebook.use(corpus.name, isStopped: { (try? stack.checkStop()) == nil }, body)
  }
}

/// The labels and notes of a store, for all the hosts that write to it; any thread may use it.
///
/// The store is locked with the first change and as long as this lives; another writer is waited for
/// some seconds. Unchecked: the connection is used under the lock alone.
package final class SharedNotebook: @unchecked Sendable {
  /// An open store that no other process writes to meanwhile.
  private struct Opened {
    let lock: StoreLock
    let annotations: StoreAnnotations
  }

  /// How often a store that is held is looked at again, a tenth of a second between.
  private static let turns = 100

  private let turn = Mutex(())
  private var opened: Opened?

  /// Begins with no store locked.
  package init() {}

  /// Changes something in a store, as the only one.
  func use<Result: Sendable>(
    _ store: String, isStopped: () -> Bool,
    _ body: (StoreAnnotations) throws(AnnotationError) -> Result
  ) throws(AnnotationError) -> Result {
    let outcome = turn.withLock { _ -> Swift.Result<Result, AnnotationError> in
      Swift.Result { () throws(AnnotationError) in try body(annotations(store, isStopped)) }
    }
    return try outcome.get()
  }

  private func annotations(
    _ store: String, _ isStopped: () -> Bool
  ) throws(AnnotationError) -> StoreAnnotations {
    if let opened { return opened.annotations }
    var turns = 0
    do throws(StoreError) {
      let lock = try StoreLock.acquire(store, command: "a script") { _ in
        turns += 1
        guard turns <= Self.turns, !isStopped() else { return false }
        usleep(100_000)
        return true
      }
      let annotations = StoreAnnotations(try StoreFile.write(store))
      opened = Opened(lock: lock, annotations: annotations)
      return annotations
    } catch {
      throw .store(error)
    }
  }
}
