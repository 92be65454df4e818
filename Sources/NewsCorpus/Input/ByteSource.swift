import Glibc

/// Where bytes come from: a file, standard input, memory.
package protocol ByteSource: AnyObject {
  /// The next bytes, at most `count`; empty at the end.
  func read(upTo count: Int) throws(FileError) -> [UInt8]
  /// Puts the next bytes, at most `count`, into a buffer from a place on; gives their number, 0 at
  /// the end.
  func read(into buffer: inout [UInt8], at place: Int, upTo count: Int) throws(FileError) -> Int
  /// Leaves bytes out.
  func skip(_ count: Int) throws(FileError)
}

extension ByteSource {
  /// Puts the next bytes, at most `count`, into a buffer from a place on; gives their number.
  package func read(
    into buffer: inout [UInt8], at place: Int, upTo count: Int
  ) throws(FileError) -> Int {
    let bytes = try read(upTo: count)
    buffer.replaceSubrange(place..<place + bytes.count, with: bytes)
    return bytes.count
  }

  /// The next bytes, at most `limit`, in one array.
  package func readAll(upTo limit: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < limit {
      let more = try read(upTo: min(1 << 20, limit - bytes.count))
      if more.isEmpty { break }
      bytes += more
    }
    return bytes
  }

  /// Leaves bytes out.
  package func skip(_ count: Int) throws(FileError) {
    var left = count
    while left > 0 {
      let skipped = try read(upTo: min(1 << 16, left)).count
      if skipped == 0 { return }
      left -= skipped
    }
  }
}

/// Bytes that are already in memory.
package final class MemorySource: ByteSource {
  private let bytes: [UInt8]
  private var position = 0

  /// Begins at the first byte.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Begins at the first byte of a string.
  package convenience init(_ string: String) { self.init(Array(string.utf8)) }

  package func read(upTo count: Int) throws(FileError) -> [UInt8] {
    let end = min(position + max(count, 0), bytes.count)
    defer { position = end }
    return Array(bytes[position..<end])
  }
}

/// Bytes of an open file descriptor.
package final class DescriptorSource: ByteSource {
  private let descriptor: Int32
  private let isOwned: Bool

  /// Reads from a descriptor that somebody else closes, such as standard input.
  package init(borrowing descriptor: Int32) {
    (self.descriptor, isOwned) = (descriptor, false)
  }

  /// Opens a file; nothing but a regular file (or a link to one) is opened.
  package init(path: String) throws(FileError) {
    descriptor = try FileError.check { open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    isOwned = true
    var status = stat()
    _ = try FileError.check { fstat(self.descriptor, &status) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
  }

  deinit { if isOwned { close(descriptor) } }

  package func skip(_ count: Int) throws(FileError) {
    if lseek(descriptor, off_t(count), SEEK_CUR) < 0 { throw FileError.current }
  }

  package func read(upTo count: Int) throws(FileError) -> [UInt8] {
    var failure: FileError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      let got = fill(UnsafeMutableRawBufferPointer(buffer))
      if got < 0 { failure = FileError.current }
      filled = max(got, 0)
    }
    if let failure { throw failure }
    return bytes
  }

  package func read(
    into buffer: inout [UInt8], at place: Int, upTo count: Int
  ) throws(FileError) -> Int {
    let got = buffer.withUnsafeMutableBytes {
      fill(UnsafeMutableRawBufferPointer(rebasing: $0[place..<place + count]))
    }
    if got < 0 { throw FileError.current }
    return got
  }

  /// The number of bytes that were read, or -1.
  private func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
    var got = -1
    repeat {
      got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    } while got < 0 && errno == EINTR
    return got
  }
}
