/// A source whose next bytes can be looked at before they are read.
package final class BufferedSource: ByteSource {
  private let source: any ByteSource
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false
  /// How many bytes were read.
  package private(set) var offset = 0

  /// Begins where the source stands.
  package init(_ source: any ByteSource) { self.source = source }

  /// The next bytes, at most `count`, which stay where they are.
  package func peek(_ count: Int) throws(FileError) -> [UInt8] {
    if position > 0 {
      buffer.removeFirst(position)
      position = 0
    }
    while buffer.count < count, !isAtEnd {
      let more = try source.read(upTo: max(count - buffer.count, 1 << 13))
      isAtEnd = more.isEmpty
      buffer += more
    }
    return Array(buffer.prefix(count))
  }

  package func read(upTo count: Int) throws(FileError) -> [UInt8] {
    let bytes: [UInt8]
    if position < buffer.count {
      let end = min(position + count, buffer.count)
      bytes = Array(buffer[position..<end])
      position = end
      if position == buffer.count { (buffer, position) = ([], 0) }
    } else {
      bytes = isAtEnd ? [] : try source.read(upTo: count)
    }
    offset += bytes.count
    return bytes
  }
}
