import CSodium
import NewsModel

extension Article {
  /// A hash of all that was given of the article: two with the same one say the same.
  package var givenHash: String { GivenHash.hash(of: self) }
}

/// The fingerprint of what came with an article: two records with the same one say the same.
enum GivenHash {
  /// BLAKE2b of all that was given, as 32 hex digits.
  ///
  /// Where a record was read and what its reader had to say does not count.
  static func hash(of article: Article) -> String {
    var writer = PackedWriter()
    writer.add(article.title)
    writer.add(article.date?.value.description)
    writer.add(article.date?.foundBy.rawValue)
    writer.add(article.date?.span)
    for value in [article.source, article.agency, article.language, article.url, article.section] {
      writer.add(value)
    }
    for list in [article.authors, article.keywords] {
      writer.add(list.count)
      for value in list { writer.add(value) }
    }
    if article.meta.isEmpty {
      writer.add(0)
    } else {
      var json = JSONWriter(layout: .compact)
      json.table(article.meta)
      writer.add(json.bytes.count)
      writer.add(json.bytes)
    }
    writer.add(article.text.bytes)
    return hash(of: writer.bytes)
  }

  /// BLAKE2b of bytes, as 32 hex digits.
  static func hash(of bytes: [UInt8]) -> String {
    var digest: (UInt64, UInt64) = (0, 0)
    return withUnsafeMutableBytes(of: &digest) { digest in
      if let start = digest.bindMemory(to: UInt8.self).baseAddress {
        crypto_generichash(start, digest.count, bytes, UInt64(bytes.count), nil, 0)
      }
      return hex(UnsafeRawBufferPointer(digest))
    }
  }

  private static func hex(_ bytes: UnsafeRawBufferPointer) -> String {
    String(unsafeUninitializedCapacity: bytes.count * 2) { digits in
      for (index, byte) in bytes.enumerated() {
        digits[index * 2] = digit(byte >> 4)
        digits[index * 2 + 1] = digit(byte & 15)
      }
      return bytes.count * 2
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? 0x30 + value : 0x57 + value
  }
}
