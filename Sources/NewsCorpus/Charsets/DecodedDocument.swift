import NewsModel

/// The bytes of one document as UTF-8.
package struct DecodedDocument {
  /// Valid UTF-8 without a byte order mark.
  package let bytes: [UInt8]
  /// What had to be said, such as the character set that was taken.
  package let warnings: [String]

  /// Decodes a whole document: by `forced`, else by its mark, else as UTF-8 if it is valid, else as
  /// it says itself, else by its look.
  package static func decode(
    _ bytes: [UInt8], forced: String? = nil, declared: String? = nil
  ) throws(FileError) -> DecodedDocument {
    let guess =
      forced.map { CharsetGuess($0, .forced) }
      ?? CharsetGuess.of(bytes, isWhole: true, declared: declared)
    if guess.isUTF8 {
      let decoded = TextDecoder.decodeUTF8(bytes)
      return DecodedDocument(bytes: decoded.text.bytes, warnings: decoded.warnings)
    }
    let source = MemorySource(bytes)
    try source.skip(guess.markLength)
    let converted = try TranscodingSource(source, from: guess.name)
    var output: [UInt8] = []
    while true {
      let more = try converted.read(upTo: 1 << 20)
      if more.isEmpty { break }
      output += more
      if output.count > TextDecoder.limit { throw .tooLarge(limit: TextDecoder.limit) }
    }
    var warnings = guess.warning.map { [$0] } ?? []
    if converted.replaced > 0 {
      let count = converted.replaced
      warnings.append(
        "\(count) sequence\(count == 1 ? "" : "s") that \(guess.name) does not know replaced by "
          + "U+FFFD")
    }
    return DecodedDocument(bytes: output, warnings: warnings)
  }
}

/// A source as UTF-8, for formats that are read as a stream.
package struct DecodedStream {
  /// The text; a mark at its beginning is left out.
  package let source: BufferedSource
  /// What had to be said of the character set, or nil.
  package let note: String?

  /// How many bytes are looked at to find a character set.
  static let sample = 1 << 16

  /// Decodes by `forced`, else by the first bytes.
  package init(
    _ source: any ByteSource, forced: String?, declared: ([UInt8]) -> String? = { _ in nil }
  ) throws(FileError) {
    let raw = BufferedSource(source)
    let sample = try raw.peek(Self.sample)
    let guess =
      forced.map { CharsetGuess($0, .forced) }
      ?? CharsetGuess.of(
        sample, isWhole: sample.count < Self.sample, declared: declared(sample))
    note = guess.warning
    if guess.isUTF8 {
      if sample.starts(with: [0xEF, 0xBB, 0xBF]) { try raw.skip(3) }
      self.source = raw
    } else {
      try raw.skip(guess.markLength)
      self.source = BufferedSource(try TranscodingSource(raw, from: guess.name))
    }
  }
}
