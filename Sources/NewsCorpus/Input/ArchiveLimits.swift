/// How much may come out of a compressed file or an archive.
package struct ArchiveLimits: Hashable, Sendable {
  /// The bytes of one file or member.
  package var bytes: Int
  /// How many times as long the output may be as the input.
  package var ratio: Int
  /// The output up to which any ratio will do.
  package var freeBytes: Int
  /// The members of an archive.
  package var members: Int

  /// News compresses to a third or a tenth; a bomb to a thousandth and less.
  package init(
    bytes: Int = 64 << 30, ratio: Int = 200, freeBytes: Int = 16 << 20, members: Int = 10_000_000
  ) {
    (self.bytes, self.ratio, self.freeBytes, self.members) = (bytes, ratio, freeBytes, members)
  }

  /// Throws when that many bytes may not come out of so many.
  func check(output: Int, input: Int) throws(FileError) {
    if output > bytes {
      throw .damaged("unpacks to more than the \(bytes) bytes that are allowed")
    }
    try checkRatio(output: output, input: input)
  }

  /// Throws when the output is too large beside the input.
  func checkRatio(output: Int, input: Int) throws(FileError) {
    if output > freeBytes, output / max(input, 1) >= ratio {
      throw .damaged(
        "unpacks to \(output / max(input, 1)) times its size (\(input) bytes to \(output) and more); "
          + "at most \(ratio) times is allowed")
    }
  }
}
