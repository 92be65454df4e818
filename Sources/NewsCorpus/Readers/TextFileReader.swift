import NewsModel

/// Reads a text file as one article.
package struct TextFileReader: SingleArticleReader {
  package let path: String
  /// The id of the article: the path below the corpus without extension.
  package let id: String
  private let input: InputFile
  private let charset: String?

  /// Makes a reader of an input; the character set is found unless it is given.
  package init(_ input: InputFile, charset: String? = nil) {
    path = input.path
    id = FilePath.withoutExtension(input.name)
    (self.input, self.charset) = (input, charset)
  }

  /// Makes a reader of a file that is called `name` below the corpus.
  package init(path: String, name: String) { self.init(InputFile(path: path, name: name)) }

  func article() throws(Rejection) -> Article {
    do {
      let bytes = try Self.document(input)
      if charset == nil, CharsetGuess.of(bytes, isWhole: true).isUTF8 {
        try TextDecoder.checkForBinary(bytes)
      }
      let decoded = try DecodedDocument.decode(bytes, forced: charset)
      try TextDecoder.checkForBinary(decoded.bytes)
      var article = Article(id: id, text: ArticleText(validUTF8: decoded.bytes))
      article.warnings = decoded.warnings
      if decoded.bytes.isEmpty { article.warnings.append("empty file") }
      return article
    } catch {
      throw Rejection("cannot be read: \(error)", at: Place(path: path))
    }
  }

  /// All bytes of an input that is one document.
  static func document(_ input: InputFile) throws(FileError) -> [UInt8] {
    let bytes = try input.open().readAll(upTo: TextDecoder.limit + 1)
    if bytes.count > TextDecoder.limit { throw FileError.tooLarge(limit: TextDecoder.limit) }
    return bytes
  }
}
