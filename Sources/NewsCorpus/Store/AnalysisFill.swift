import Dispatch
import NewsAnalysis
import NewsModel
import Synchronization

/// Analyzes articles of which a store has no layers by these rules, on all cores.
final class AnalysisFill {
  /// What is kept of one article.
  private struct Result: Sendable {
    let layers: PackedLayers
    let found: FoundNames
  }

  private let tools: AnalysisTools
  private let reading: StoredReading
  private let fingerprint: Int
  private let rows, keep: SQLiteStatement
  private let entities: EntityTableWriter
  /// The article that was done last.
  private var last = 0

  init(_ database: SQLiteDatabase, _ tools: AnalysisTools) throws(SQLiteError) {
    self.tools = tools
    let hashes = (AnalysisFingerprint.reading(tools), AnalysisFingerprint.analysis(tools))
    let keys = try database.transaction { () throws(SQLiteError) in
      (
        try StoreFingerprints.key(kind: .reading, hash: hashes.0, in: database),
        try StoreFingerprints.key(kind: .analysis, hash: hashes.1, in: database)
      )
    }
    reading = StoredReading(
      fingerprint: keys.0, parts: tools.partsReading, language: tools.languageReading)
    fingerprint = keys.1
    rows = try database.prepare(
      """
      SELECT \(ArticleRow.givenColumns), \(ArticleRow.readColumns)
      FROM articles a LEFT JOIN readings r USING (article)
      WHERE a.article IN (
        SELECT a.article FROM articles a LEFT JOIN analyses l USING (article)
        WHERE a.article > ?3 AND l.fingerprint IS NOT ?1 ORDER BY a.article LIMIT ?2)
      ORDER BY a.article
      """)
    let columns = PackedLayers.columns
    keep = try database.prepare(
      """
      INSERT OR REPLACE INTO analyses (article, fingerprint, \(columns.joined(separator: ", ")))
      VALUES (?, ?\(String(repeating: ", ?", count: columns.count)))
      """)
    entities = try EntityTableWriter(database)
  }

  /// Analyzes at most some articles; gives how many it analyzed.
  func run(_ limit: Int) throws(SQLiteError) -> Int {
    var articles: [Article] = []
    do {
      defer { rows.reset() }
      try rows.bind(1, fingerprint)
      try rows.bind(2, limit)
      try rows.bind(3, last)
      while try rows.step() { articles.append(ArticleRow(rows).article(by: reading)) }
    }
    for (article, result) in zip(articles, analyze(articles)) {
      try keep(result, of: article.key?.number ?? 0)
    }
    try entities.finish()
    last = articles.last?.key?.number ?? last
    return articles.count
  }

  private func analyze(_ articles: [Article]) -> [Result] {
    let results = Mutex([Result?](repeating: nil, count: articles.count))
    let tools = tools
    DispatchQueue.concurrentPerform(iterations: articles.count) { index in
      let analysis = tools.analysis(of: articles[index])
      let result = Result(layers: PackedLayers(analysis), found: FoundNames(analysis))
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0 }.compactMap { $0 }
  }

  private func keep(_ result: Result, of number: Int) throws(SQLiteError) {
    try keep.bind(1, number)
    try keep.bind(2, fingerprint)
    for (index, blob) in result.layers.blobs.enumerated() {
      try keep.bind(Int32(index + 3), blob: blob)
    }
    try keep.run()
    try entities.update(number, result.found)
  }
}
