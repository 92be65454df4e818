import Glibc

/// Bytes of another source as UTF-8; what is no character becomes U+FFFD.
package final class TranscodingSource: ByteSource {
  private let source: any ByteSource
  private let converter: iconv_t
  private let name: String
  private var rest: [UInt8] = []
  private var output: [UInt8] = []
  private var position = 0
  private var isAtEnd = false
  /// How many sequences were no character.
  package private(set) var replaced = 0

  /// Converts from a set; throws when iconv does not know it.
  package init(_ source: any ByteSource, from name: String) throws(FileError) {
    guard let converter = iconv_open("UTF-8", name), converter != Charset.noConverter else {
      throw .damaged("unknown character set '\(name)'")
    }
    (self.source, self.converter, self.name) = (source, converter, name)
  }

  deinit { iconv_close(converter) }

  package func read(upTo count: Int) throws(FileError) -> [UInt8] {
    while position == output.count, !isAtEnd { try fill() }
    let end = min(position + count, output.count)
    defer { position = end }
    if position == 0, end == output.count { return output }
    return Array(output[position..<end])
  }

  private func fill() throws(FileError) {
    let more = try source.read(upTo: 1 << 16)
    isAtEnd = more.isEmpty
    rest += more
    output.removeAll(keepingCapacity: true)
    position = 0
    convert()
  }

  /// Converts what is there, and leaves the beginning of a character for the next time.
  private func convert() {
    var used = 0
    while used < rest.count {
      let (taken, problem) = convert(from: used)
      used += taken
      if problem == E2BIG || used == rest.count { continue }
      if problem == EINVAL, !isAtEnd { break }
      // A byte that stands for nothing, or the half of a character at the end.
      output += [0xEF, 0xBF, 0xBD]
      replaced += 1
      used += 1
    }
    rest.removeFirst(used)
  }

  /// One call of iconv: how many bytes it took, and why it stopped.
  private func convert(from start: Int) -> (taken: Int, problem: Int32) {
    var problem: Int32 = 0
    var taken = 0
    let piece = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, filled in
      rest.withUnsafeMutableBytes { input in
        var from = input.baseAddress?.advanced(by: start).assumingMemoryBound(to: CChar.self)
        var fromLeft = input.count - start
        var target = UnsafeMutableRawPointer(buffer.baseAddress)?
          .assumingMemoryBound(to: CChar.self)
        var targetLeft = buffer.count
        errno = 0
        let result = iconv(converter, &from, &fromLeft, &target, &targetLeft)
        if result == -1 { problem = errno }
        taken = input.count - start - fromLeft
        filled = buffer.count - targetLeft
      }
    }
    output += piece
    return (taken, problem)
  }
}
