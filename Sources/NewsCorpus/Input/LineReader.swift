/// Splits a source at line feeds, in one pass whatever the length of the lines.
struct LineReader {
  /// A line without its line feed.
  struct Line {
    /// Its number, from 1.
    let number: Int
    /// Where in the source it begins.
    var offset: Int
    /// Its bytes.
    var bytes: [UInt8]

    /// Whether it holds nothing but spaces.
    var isBlank: Bool { bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }

    /// Takes the mark away with which some programs begin a file.
    mutating func dropByteOrderMark() {
      guard bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
      bytes.removeFirst(3)
      offset += 3
    }
  }

  private let source: any ByteSource
  private var buffer: [UInt8] = []
  private var position = 0
  /// The number of the line that was read last.
  private(set) var number = 0
  private var offset = 0
  private var isAtEnd = false

  init(_ source: any ByteSource) { self.source = source }

  /// The next line, or nil behind the last one.
  mutating func next() throws(FileError) -> Line? {
    var line: [UInt8] = []
    while true {
      if position == buffer.count {
        buffer = isAtEnd ? [] : try source.read(upTo: 1 << 16)
        position = 0
        isAtEnd = buffer.isEmpty
        if isAtEnd { return line.isEmpty ? nil : finish(line, feed: 0) }
      }
      let rest = buffer[position...]
      guard let end = rest.firstIndex(of: 0x0A) else {
        guard line.count + rest.count <= TextDecoder.limit else {
          throw .tooLarge(limit: TextDecoder.limit)
        }
        line += rest
        position = buffer.count
        continue
      }
      line += rest[..<end]
      position = end + 1
      return finish(line, feed: 1)
    }
  }

  private mutating func finish(_ bytes: [UInt8], feed: Int) -> Line {
    number += 1
    defer { offset += bytes.count + feed }
    return Line(number: number, offset: offset, bytes: bytes)
  }
}
