import NewsModel

/// Reads the articles of a store as they were imported, for whoever reads it beside other files.
struct StoreFileReader: ArticleReader {
  let path: String

  func records() -> () -> Record? {
    do {
      let rows = try Rows(path)
      return { rows.next() }
    } catch {
      var failure: Record? = .rejected(Rejection("\(error)", at: Place(path: path)))
      return {
        defer { failure = nil }
        return failure
      }
    }
  }

  func index() -> [IndexEntry] {
    guard let rows = try? Rows(path) else { return [] }
    var entries: [IndexEntry] = []
    while case .article(let article, _) = rows.next() {
      entries.append(
        IndexEntry(id: article.id, line: 0, offset: article.key?.number ?? 0, count: 0))
    }
    return entries
  }

  func article(at entry: IndexEntry) throws(Rejection) -> Article {
    do {
      guard case .article(let article, _) = try Rows(path, number: entry.offset).next() else {
        throw StoreError.unreadable(path: path, reason: "article '\(entry.id)' is gone")
      }
      return article
    } catch {
      throw Rejection("\(error)", at: Place(path: path))
    }
  }

  /// The articles of a store in order.
  private final class Rows {
    private let database: SQLiteDatabase
    private var rows: SQLiteStatement?

    init(_ path: String, number: Int? = nil) throws(StoreError) {
      database = try StoreFile.read(path)
      do throws(SQLiteError) {
        let statement = try database.prepare(
          """
          SELECT \(ArticleRow.givenColumns) FROM articles a WHERE ?1 IS NULL OR a.article = ?1
          ORDER BY a.article
          """)
        try statement.bind(1, number)
        rows = statement
      } catch {
        throw .sqlite(error)
      }
    }

    func next() -> Record? {
      guard let rows else { return nil }
      do throws(SQLiteError) {
        if try rows.step() {
          let row = ArticleRow(rows)
          return .article(row.given(), at: row.place)
        }
        self.rows = nil
        return nil
      } catch {
        self.rows = nil
        return .rejected(Rejection("\(StoreError.sqlite(error))", at: Place(path: database.path)))
      }
    }
  }
}
