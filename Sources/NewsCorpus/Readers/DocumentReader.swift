import NewsModel

/// Reads an input that is one document as one article.
struct DocumentReader: ArticleReader {
  let path: String
  private let input: InputFile
  private let make: @Sendable (InputFile) throws(FileError) -> Article

  /// Makes a reader; `make` makes the article each time.
  init(_ input: InputFile, make: @escaping @Sendable (InputFile) throws(FileError) -> Article) {
    path = input.path
    (self.input, self.make) = (input, make)
  }

  func records() -> () -> Record? {
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

  func index() -> [IndexEntry] {
    [IndexEntry(id: FilePath.withoutExtension(input.name), line: 0, offset: 0, count: 0)]
  }

  func article(at entry: IndexEntry) throws(Rejection) -> Article { try article() }

  private func article() throws(Rejection) -> Article {
    do {
      return try make(input)
    } catch {
      throw Rejection("cannot be read: \(error)", at: Place(path: path))
    }
  }
}
