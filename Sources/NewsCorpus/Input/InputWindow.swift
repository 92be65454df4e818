/// The next bytes of a source in one piece, as many as a record needs.
struct InputWindow {
  private let source: any ByteSource
  private(set) var bytes: [UInt8] = []
  /// Where in ``bytes`` the part begins that is not consumed.
  private(set) var start = 0
  private(set) var isAtEnd = false
  /// The line of the first byte that is not consumed, from 1.
  private(set) var line = 1
  private let limit: Int

  /// Begins where the source stands; a record may have at most `limit` bytes.
  init(_ source: any ByteSource, limit: Int = TextDecoder.limit) {
    (self.source, self.limit) = (source, limit)
  }

  /// How many bytes are there that are not consumed.
  var count: Int { bytes.count - start }

  /// Reads as many bytes again as are there, at least some thousand; says whether there were any.
  mutating func grow() throws(FileError) -> Bool {
    if isAtEnd { return false }
    if count > limit { throw .tooLarge(limit: limit) }
    if start > 0 {
      bytes.removeFirst(start)
      start = 0
    }
    let wanted = bytes.count + max(bytes.count, 1 << 18)
    while bytes.count < wanted, !isAtEnd {
      let more = try source.read(upTo: 1 << 18)
      isAtEnd = more.isEmpty
      if bytes.isEmpty { bytes = more } else { bytes += more }
    }
    return true
  }

  /// Leaves bytes behind.
  mutating func consume(_ count: Int) {
    line += lineFeeds(start..<(start + count))
    start += count
  }

  private func lineFeeds(_ range: Range<Int>) -> Int {
    bytes.withUnsafeBufferPointer { buffer in
      var feeds = 0
      for index in range where buffer[index] == 0x0A { feeds += 1 }
      return feeds
    }
  }
}
