import NewsAnalysis
import NewsModel
import Spelling
import Synchronization

/// The articles of a store.
///
/// Each cursor has a connection of its own and sees the store as it was when it began, whatever a
/// writer does meanwhile.
package final class StoreCorpus: Corpus {
  package let name: String
  private let tools: AnalysisTools
  /// The hash of the rules by which this newslab reads.
  private let readingHash: String
  private let readers: ReaderPool
  /// The key of the rules of the analysis in this store; 0 when nothing was analyzed by them.
  private let analysisKey = Mutex<Int?>(nil)

  /// Opens a store; throws when the file is none, or is damaged.
  package init(path: String, tools: AnalysisTools) throws(StoreError) {
    (name, self.tools) = (path, tools)
    readingHash = AnalysisFingerprint.reading(tools)
    readers = ReaderPool(path, first: try StoreFile.read(path))
  }

  package func makeCursor(where conditions: [ArticleCondition]) -> any CorpusCursor {
    do throws(StoreError) {
      return try StoreCursor(
        StoreFile.read(name), where: conditions, hash: readingHash, tools: tools)
    } catch {
      return FailedCursor(Rejection("\(error)", at: Place(path: name)))
    }
  }

  /// How often cursors are opened again when somebody writes meanwhile.
  private static let turns = 100

  /// Cursors that see the store at the same moment: the first one all of it, the others by ranges.
  ///
  /// When somebody writes between the first and the last one they are opened again; a store that is
  /// written to all the time is an error.
  func sameMoment(
    _ conditions: [ArticleCondition], count: Int
  ) throws(StoreError) -> [StoreCursor] {
    let watch = try StoreFile.read(name)
    for _ in 0..<Self.turns {
      let before = try Self.dataVersion(watch)
      var cursors: [StoreCursor] = []
      for number in 0..<count {
        let database = try StoreFile.read(name)
        let cursor = try StoreCursor(
          database, where: conditions, hash: readingHash, tools: tools, byRange: number > 0)
        cursors.append(cursor)
      }
      if try Self.dataVersion(watch) == before { return cursors }
    }
    throw .unreadable(path: name, reason: "it was written to each time that it was opened")
  }

  /// A number that another one replaces whenever somebody else has written.
  private static func dataVersion(_ database: SQLiteDatabase) throws(StoreError) -> Int? {
    do throws(SQLiteError) {
      return try database.integer("PRAGMA data_version")
    } catch {
      throw .sqlite(error)
    }
  }

  package func article(id: String) throws(CorpusError) -> Article {
    let cursor: StoreCursor
    do throws(StoreError) {
      let isID = [ArticleCondition(.id, id)]
      cursor = try StoreCursor(StoreFile.read(name), where: isID, hash: readingHash, tools: tools)
    } catch {
      throw .store(error)
    }
    switch cursor.next() {
    case .article(let article, _): return article
    case .rejected(let rejection): throw .badArticle(rejection)
    case nil: throw .noArticle(id: id, corpus: name, nearest: nearestID(to: id))
    }
  }

  package var ids: [String] {
    (try? readers.use { reader throws(SQLiteError) in try reader.strings(Self.allIDs) }) ?? []
  }

  package var count: Int {
    let count = try? readers.use { reader throws(SQLiteError) in
      try reader.database.integer("SELECT count(*) FROM articles")
    }
    return count.flatMap { $0 } ?? 0
  }

  package func analysis(of article: Article, by tools: AnalysisTools) -> Analysis {
    guard let key = article.key, let fingerprint = keptFingerprint(tools) else {
      return tools.analysis(of: article)
    }
    let kept = StoredLayers(length: article.text.count) { [readers] in
      let blobs = try? readers.use { reader throws(SQLiteError) in
        try reader.layers(of: key, fingerprint: fingerprint)
      }
      return blobs ?? []
    }
    return tools.analysis(of: article, kept: kept)
  }

  package func annotations(of article: Article) -> ArticleAnnotations {
    guard let key = article.key else { return ArticleAnnotations() }
    let found = try? readers.use { reader throws(SQLiteError) in
      try StoreAnnotations(reader.database).annotations(of: key.number)
    }
    return found ?? ArticleAnnotations()
  }

  package func entityTable() throws(StoreError) -> EntityTable? {
    let table = EntityTable(try StoreFile.read(name))
    do throws(SQLiteError) {
      return try table.progress().analyzed > 0 ? table : nil
    } catch {
      throw .sqlite(error)
    }
  }

  /// The key of the rules of some tools; nil when the store has no layers that they made.
  private func keptFingerprint(_ tools: AnalysisTools) -> Int? {
    let key = analysisKey.withLock { known -> Int in
      if let known { return known }
      let found = try? readers.use { reader throws(SQLiteError) -> Int in
        guard try reader.hasAnalyses() else { return 0 }
        return try reader.analysisKey(hash: AnalysisFingerprint.analysis(tools)) ?? 0
      }
      known = found ?? 0
      return found ?? 0
    }
    return key == 0 ? nil : key
  }

  private static let allIDs = "SELECT id FROM articles ORDER BY article"

  /// The id without an extension, else the only one that it is the beginning of, else the one that
  /// is fewest edits away among those of about its length.
  private func nearestID(to id: String) -> String? {
    let short = FilePath.withoutExtension(id)
    let nearest = try? readers.use { reader throws(SQLiteError) -> String? in
      let known = try reader.strings("SELECT id FROM articles WHERE id = ?1", short)
      if let known = known.first { return known }
      let longer = try reader.strings(
        "SELECT id FROM articles WHERE id >= ?1 AND id < ?1 || char(1114111) LIMIT 2", id)
      if longer.count == 1, !id.isEmpty { return longer[0] }
      let near = try reader.strings(
        """
        SELECT id FROM articles WHERE abs(length(id) - length(?1)) <= max(2, length(?1) / 3)
        LIMIT 100000
        """, id)
      return NearestName.nearest(to: id, among: near)
    }
    return nearest.flatMap { $0 }
  }
}

/// A cursor that has nothing to give but the reason why.
private final class FailedCursor: CorpusCursor {
  private var rejection: Rejection?

  init(_ rejection: Rejection) { self.rejection = rejection }

  func next() -> Record? {
    defer { rejection = nil }
    return rejection.map { .rejected($0) }
  }
}
