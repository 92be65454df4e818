import Glibc
import LuaKit
import NewsCorpus
import NewsModel

extension ScriptHost {
  /// An open store that nobody else writes to meanwhile.
  struct Notebook {
    let lock: StoreLock
    let annotations: StoreAnnotations
  }

  /// Who gives labels now: the component that runs, else the analyst.
  var giver: String { running ?? analyst }

  /// Whether that is a component or an analyst.
  var giverOrigin: ArticleLabel.Origin { running == nil ? .analyst : .component }

  /// How often a store that is held is looked at again, a tenth of a second between.
  private static let turns = 100

  /// The labels and notes of the store that an article belongs to, for writing.
  ///
  /// The store is locked with the first one and as long as the host lives; another writer is waited
  /// for some seconds.
  func annotating(
    _ article: Article, _ stack: LuaStack
  ) throws(AnnotationError) -> StoreAnnotations {
    if let notebook { return notebook.annotations }
    guard article.key != nil, let corpus = corpus as? StoreCorpus else {
      throw .badText(
        "article '\(article.id)' is not in a store, and only there labels and notes stay; "
          + "'newslab import' makes one")
    }
    var turns = 0
    do throws(StoreError) {
      let lock = try StoreLock.acquire(corpus.name, command: "a script") { _ in
        turns += 1
        guard turns <= Self.turns, (try? stack.checkStop()) != nil else { return false }
        usleep(100_000)
        return true
      }
      let annotations = StoreAnnotations(try StoreFile.write(corpus.name))
      notebook = Notebook(lock: lock, annotations: annotations)
      return annotations
    } catch {
      throw .store(error)
    }
  }
}
