/// A file that is the text of one article.
enum TextFormat {
  static let format = CorpusFormat(
    name: "text", summary: "A text file: one article, such as a wire story.",
    extensions: ["txt", "text"],
    example: " date 2017-04-06 ASTANA. KAZINFORM - Talks resume today.\n",
    exampleIDs: ["example"],
    recognises: { sample in
      guard !sample.isEmpty else { return true }
      return isText(sample)
    },
    reader: { input, options in TextFileReader(input, charset: options.charset) })

  /// Whether the first bytes are those of a text in some character set.
  private static func isText(_ sample: [UInt8]) -> Bool { whyNot(sample) == nil }

  /// Why the first bytes are not those of a text, or nil when they are.
  static func whyNot(_ sample: [UInt8]) -> TextDecoder.Problem? {
    do {
      if CharsetGuess.of(sample).isUTF8 { try TextDecoder.checkForBinary(sample) }
      let decoded = try DecodedDocument.decode(sample)
      try TextDecoder.checkForBinary(decoded.bytes)
      return nil
    } catch {
      return error as? TextDecoder.Problem
    }
  }
}
