import NewsModel

/// Reads a text file as one article.
package struct TextFileReader: ArticleReader {
  package let path: String
  /// The id of the article: the path below the corpus without extension.
  package let id: String

  /// The extensions that are read as text when they stand in a folder.
  static let extensions = ["txt", "text"]

  /// Makes a reader of a file that is called `name` below the corpus.
  package init(path: String, name: String) {
    self.path = path
    id = FilePath.withoutExtension(name)
  }

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

  private func article() throws(Rejection) -> Article {
    let place = Place(path: path)
    do {
      let source = try DescriptorSource(path: path)
      let bytes = try source.readAll(upTo: TextDecoder.limit + 1)
      if bytes.count > TextDecoder.limit { throw FileError.tooLarge(limit: TextDecoder.limit) }
      let decoded = try TextDecoder.decode(bytes)
      var article = Article(id: id, text: decoded.text)
      article.warnings = decoded.warnings
      if decoded.text.count == 0 { article.warnings.append("empty file") }
      return article
    } catch {
      throw Rejection("cannot be read: \(error)", at: place)
    }
  }
}
