import Glibc
import NewsCorpus

/// Writes a made-up corpus to a file.
package enum CorpusFile {
  /// How much is made.
  package enum Size: Sendable {
    /// So many articles.
    case articles(Int)
    /// Articles until there are so many bytes or a few more.
    case bytes(Int)
  }

  /// Why no corpus can be made.
  package struct Problem: Error, CustomStringConvertible {
    package let description: String
  }

  /// Makes articles of those of a folder or file, and gives their number.
  ///
  /// The file is written under another name and then takes the place of an older one.
  @discardableResult
  package static func write(
    _ size: Size, of data: String, seed: UInt64, to path: String
  ) throws -> Int {
    var parts = StoryParts()
    // A folder of data has other files beside the articles.
    try FileCorpus.open([data], reading: { $0 }).forEach {
      if $0.title != nil { parts.add($0) }
      return true
    }
    guard var maker = CorpusMaker(parts, seed: seed) else {
      throw Problem(description: "no articles with titles in '\(data)'")
    }
    let temporary = path + ".\(getpid())"
    guard let file = fopen(temporary, "w") else { throw FileError.current }
    defer { unlink(temporary) }
    var (buffer, written): ([UInt8], Int) = ([], 0)
    while isSmall(maker.count, written + buffer.count, size) {
      maker.write(to: &buffer)
      if buffer.count > 1 << 20 { try flush(&buffer, &written, to: file) }
    }
    try flush(&buffer, &written, to: file)
    guard fclose(file) == 0, rename(temporary, path) == 0 else { throw FileError.current }
    return maker.count
  }

  private static func isSmall(_ count: Int, _ bytes: Int, _ size: Size) -> Bool {
    switch size {
    case .articles(let wanted): count < wanted
    case .bytes(let wanted): bytes < wanted
    }
  }

  private static func flush(
    _ buffer: inout [UInt8], _ written: inout Int, to file: UnsafeMutablePointer<FILE>
  ) throws {
    guard fwrite(buffer, 1, buffer.count, file) == buffer.count else { throw FileError.current }
    written += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }
}
