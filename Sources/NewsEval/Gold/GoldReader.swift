import NewsCorpus
import NewsModel

/// What a file of gold holds: an article, or something that cannot be read.
package enum GoldRecord: Sendable {
  case gold(GoldArticle)
  case rejected(Rejection)
}

/// Reads gold: JSON lines, article JSON, or tokens in columns.
package enum GoldReader {
  private static let limit = 1 << 30

  /// Reads a file; one that begins with a brace is JSON, any other is columns.
  ///
  /// Mentions of article JSON are taken when their form is asked for.
  package static func read(
    _ path: String, forms: Set<Mention.Form>? = nil
  ) throws(FileError) -> [GoldRecord] {
    let source = try DescriptorSource(path: path)
    let bytes = try source.readAll(upTo: limit + 1)
    if bytes.count > limit { throw .tooLarge(limit: limit) }
    return records(in: bytes, path: path, forms: forms)
  }

  /// Reads bytes that messages call by a path.
  package static func records(
    in bytes: [UInt8], path: String, forms: Set<Mention.Form>? = nil
  ) -> [GoldRecord] {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    guard let first = bytes.firstIndex(where: { !isSpace($0) }) else { return [] }
    guard bytes[first] == UInt8(ascii: "{") else {
      return ColumnReader.records(in: bytes, path: path)
    }
    var records: [GoldRecord] = []
    var number = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      if line.allSatisfy(isSpace) { continue }
      if records.isEmpty, JSONFault.find(in: Array(line)) != nil,
        JSONFault.find(in: bytes) == nil
      {
        // One object over several lines.
        return [GoldDecoder.record(bytes, at: Place(path: path), forms: forms)]
      }
      let place = Place(path: path, line: number)
      records.append(GoldDecoder.record(Array(line), at: place, forms: forms))
    }
    return records
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
