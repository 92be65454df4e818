import NewsAnalysis
import NewsModel

/// Reads the stories of a store anew that were read by other rules, and finds missing languages.
final class ReadingRefresh {
  private let tools: AnalysisTools
  private let fingerprint: Int
  private let rows, setLanguage: SQLiteStatement
  private let writing: StoreWriter.Statements
  /// The article that was done last.
  private var last = 0

  init(_ database: SQLiteDatabase, _ tools: AnalysisTools) throws(SQLiteError) {
    self.tools = tools
    let hash = AnalysisFingerprint.reading(tools)
    fingerprint = try database.transaction { () throws(SQLiteError) in
      try StoreFingerprints.key(kind: .reading, hash: hash, in: database)
    }
    rows = try database.prepare(
      """
      SELECT \(ArticleRow.givenColumns), \(ArticleRow.readColumns)
      FROM articles a LEFT JOIN readings r USING (article)
      WHERE a.article > ?3
        AND (r.article IS NULL OR r.fingerprint <> ?1 OR r.language_confidence IS NULL)
      ORDER BY a.article LIMIT ?2
      """)
    setLanguage = try database.prepare(
      "UPDATE readings SET language = ?2, language_confidence = ?3 WHERE article = ?1")
    writing = try StoreWriter.Statements(database)
  }

  /// Reads at most some articles; gives how many it read.
  func run(_ limit: Int) throws(SQLiteError) -> Int {
    let reading = StoredReading(
      fingerprint: fingerprint, parts: tools.partsReading, language: tools.languageReading)
    var read: [(given: Article, article: Article, isFresh: Bool)] = []
    do {
      defer { rows.reset() }
      try rows.bind(1, fingerprint)
      try rows.bind(2, limit)
      try rows.bind(3, last)
      while try rows.step() {
        let row = ArticleRow(rows)
        read.append((row.given(), row.article(by: reading), row.isRead(by: reading)))
      }
    }
    for (given, article, isFresh) in read {
      let number = article.key?.number ?? 0
      if isFresh {
        try setLanguage.bind(1, number)
        try setLanguage.bind(2, article.language)
        try setLanguage.bind(3, article.languageConfidence ?? 0)
        try setLanguage.run()
      } else {
        try writing.removeFromSearch(number)
        try writing.clear("readings", number)
        try writing.insertReading(
          article, given: given, number: number, fingerprint: fingerprint)
      }
    }
    last = read.last?.article.key?.number ?? last
    return read.count
  }
}
