import Dispatch
import NewsAnalysis
import NewsModel
import Synchronization

/// Analyzes articles of which a store has no layers by these rules, on all cores.
final class AnalysisFill {
  /// What is kept of one article.
  private struct Result: Sendable {
    let layers: PackedLayers
    let entities: [(id: String, kind: String, name: String, mentions: Int)]
  }

  private let tools: AnalysisTools
  private let reading: StoredReading
  private let fingerprint: Int
  private let rows, keep, addEntity, findEntity, link: SQLiteStatement
  private let writing: StoreWriter.Statements
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
    addEntity = try database.prepare(
      "INSERT INTO entities (id, kind, name) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
    findEntity = try database.prepare("SELECT entity, name FROM entities WHERE id = ?")
    link = try database.prepare(
      "INSERT INTO article_entities (article, entity, mentions, name) VALUES (?, ?, ?, ?)")
    writing = try StoreWriter.Statements(database)
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
    last = articles.last?.key?.number ?? last
    return articles.count
  }

  private func analyze(_ articles: [Article]) -> [Result] {
    let results = Mutex([Result?](repeating: nil, count: articles.count))
    let tools = tools
    DispatchQueue.concurrentPerform(iterations: articles.count) { index in
      let analysis = tools.analysis(of: articles[index])
      let entities = analysis.entities.map {
        (id: $0.id, kind: $0.kind.rawValue, name: $0.name, mentions: $0.mentions.count)
      }
      let result = Result(layers: PackedLayers(analysis), entities: entities)
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
    try writing.clear("article_entities", number)
    for entity in result.entities {
      let (key, name) = try key(of: entity.id, kind: entity.kind, name: entity.name)
      try link.bind(1, number)
      try link.bind(2, key)
      try link.bind(3, entity.mentions)
      try link.bind(4, name == entity.name ? nil : entity.name)
      try link.run()
    }
  }

  private func key(
    of id: String, kind: String, name: String
  ) throws(SQLiteError) -> (key: Int, name: String) {
    defer { findEntity.reset() }
    try findEntity.bind(1, id)
    if try !findEntity.step() {
      try addEntity.bind(1, id)
      try addEntity.bind(2, kind)
      try addEntity.bind(3, name)
      try addEntity.run()
      findEntity.reset()
      _ = try findEntity.step()
    }
    return (findEntity.integer(0) ?? 0, findEntity.string(1) ?? "")
  }
}
