import NewsAnalysis
import NewsModel

/// Searches in a corpus, whatever it is made of; belongs to one thread at a time.
///
/// A store has its index. For files one is made when the first search is begun, kept outside memory
/// when it is large, and gone with this.
package final class CorpusSearch {
  /// The corpus in which it searches.
  package let corpus: any Corpus
  private let database: SQLiteDatabase
  private let search: StoreSearch
  private let tools: AnalysisTools
  private var isAnalyzed = false

  /// Opens the index of a corpus, or makes one.
  package init(_ corpus: any Corpus, tools: AnalysisTools) throws(CorpusError) {
    (self.corpus, self.tools) = (corpus, tools)
    do throws(StoreError) {
      if let store = corpus as? StoreCorpus {
        database = try StoreFile.read(store.name)
      } else {
        database = try Self.indexed(corpus, tools)
      }
    } catch {
      throw .store(error)
    }
    search = StoreSearch(database)
  }

  /// A store of all articles of a corpus that is no file of anybody's.
  private static func indexed(
    _ corpus: any Corpus, _ tools: AnalysisTools
  ) throws(StoreError) -> SQLiteDatabase {
    do throws(SQLiteError) {
      let database = try SQLiteDatabase(temporaryFor: corpus.name)
      try StoreFile.create(database)
      let writer = try StoreWriter(
        database, readingHash: AnalysisFingerprint.reading(tools), indexes: true)
      let cursor = corpus.makeCursor()
      try database.transaction { () throws(SQLiteError) in
        while let record = cursor.next() {
          guard case .article(let article, let place) = record else { continue }
          // What is given and what reading found are not told apart here: nobody sees this store.
          _ = try writer.add(article, hash: article.id, read: article, at: place)
        }
      }
      return database
    } catch {
      throw .sqlite(error)
    }
  }

  /// How many articles of files are analyzed for a search that needs it.
  private static let mostArticles = 20_000

  private func run<Result>(
    _ query: SearchQuery, for part: String? = nil,
    _ body: (StoreSearch) throws(SQLiteError) -> Result
  ) throws(CorpusError) -> Result {
    let needed = part ?? query.fields.first(where: \.needsAnalysis).map { "\($0.rawValue):" }
    if needed != nil, !isAnalyzed, !(corpus is StoreCorpus) {
      do throws(AnalysisError) { try tools.load() } catch { throw .lists(error) }
    }
    do throws(SQLiteError) {
      if needed == nil { return try body(search) }
      if try knowsEntities() { return try body(search) }
    } catch {
      throw .store(.sqlite(error))
    }
    throw .notAnalyzed(corpus: corpus.name, part: needed ?? "")
  }

  /// Whether entities and quotes can be found; those of files are, once.
  private func knowsEntities() throws(SQLiteError) -> Bool {
    if corpus is StoreCorpus || isAnalyzed { return try search.knowsEntities() }
    guard corpus.count <= Self.mostArticles else { return false }
    let fill = try AnalysisFill(database, tools)
    try database.transaction { () throws(SQLiteError) in
      while try fill.run(256) > 0 {}
    }
    isAnalyzed = true
    return true
  }

  /// What was found, with snippets.
  package func hits(
    _ query: SearchQuery, _ options: StoreSearch.Options
  ) throws(CorpusError) -> [SearchHit] {
    try run(query) { search throws(SQLiteError) in try search.hits(query, options) }
  }

  /// The ids of the found articles, in order.
  package func ids(
    _ query: SearchQuery, _ options: StoreSearch.Options
  ) throws(CorpusError) -> [String] {
    try run(query) { search throws(SQLiteError) in try search.ids(query, options) }
  }

  /// How many articles are found.
  package func count(_ query: SearchQuery) throws(CorpusError) -> Int {
    try run(query) { search throws(SQLiteError) in try search.count(query) }
  }

  /// How many of the found articles have each value of a facet, the most frequent ones first.
  package func counts(
    _ facet: SearchFacet, _ query: SearchQuery, limit: Int
  ) throws(CorpusError) -> [SearchFacet.Count] {
    try run(query, for: facet.needsAnalysis ? facet.rawValue : nil) { search throws(SQLiteError) in
      try search.counts(facet, query, limit: limit)
    }
  }

  /// What people say in the found articles, in the order of dates; when the search names a speaker,
  /// only what that one says.
  package func sayings(
    _ query: SearchQuery, limit: Int? = nil
  ) throws(CorpusError) -> [SearchSaying] {
    try run(query, for: "quotes") { search throws(SQLiteError) in
      try search.sayings(query, limit: limit)
    }
  }
}
