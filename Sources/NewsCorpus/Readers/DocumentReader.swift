import NewsModel

/// Reads a source that is one article.
protocol SingleArticleReader: ArticleReader {
  /// The id of the article.
  var id: String { get }
  /// Reads the article.
  func article() throws(Rejection) -> Article
}

extension SingleArticleReader {
  package func records() -> () -> Record? {
    var isRead = false
    return {
      if isRead { return nil }
      isRead = true
      do throws(Rejection) {
        return .article(try article(), at: Place(path: path))
      } catch {
        return .rejected(error)
      }
    }
  }

  package func index() -> [IndexEntry] { [IndexEntry(id: id, line: 0, offset: 0, count: 0)] }

  package func article(at entry: IndexEntry) throws(Rejection) -> Article { try article() }
}

/// Reads an input that is one document as one article.
struct DocumentReader: SingleArticleReader {
  let path: String
  private let input: InputFile
  private let make: @Sendable (InputFile) throws(FileError) -> Article

  /// Makes a reader; `make` makes the article each time.
  init(_ input: InputFile, make: @escaping @Sendable (InputFile) throws(FileError) -> Article) {
    path = input.path
    (self.input, self.make) = (input, make)
  }

  var id: String { FilePath.withoutExtension(input.name) }

  func article() throws(Rejection) -> Article {
    do {
      return try make(input)
    } catch {
      throw Rejection("cannot be read: \(error)", at: Place(path: path))
    }
  }
}
