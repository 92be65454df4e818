import Glibc

/// An open file, or one of the standard streams, as `io` gives it to scripts.
///
/// Unchecked: belongs to the thread of its state, as everything does that scripts hold; closures
/// that iterate over lines must be Sendable.
final class LuaFile: @unchecked Sendable {
  /// What is behind it.
  enum Stream {
    case descriptor(Int32)
    case console(isError: Bool)
    case input
    case closed
  }

  /// What went wrong in the system: scripts get `nil`, a message and the number.
  struct Failure: Error {
    var path: String?
    let number: Int32

    var message: String {
      (path.map { $0 + ": " } ?? "") + String(cString: strerror(number))
    }
  }

  let name: String
  private(set) var stream: Stream
  private let isReadable: Bool
  private let isWritable: Bool
  var buffer: [UInt8] = []
  var position = 0
  private var unwritten: [UInt8] = []
  private static let pieceSize = 1 << 16

  init(_ name: String, _ stream: Stream, isReadable: Bool, isWritable: Bool) {
    (self.name, self.stream) = (name, stream)
    (self.isReadable, self.isWritable) = (isReadable, isWritable)
  }

  deinit { try? close() }

  var isClosed: Bool { if case .closed = stream { true } else { false } }

  /// Whether it is one of the three streams that are always there.
  var isStandard: Bool {
    switch stream {
    case .console, .input: true
    default: false
    }
  }

  /// Writes what waits and closes.
  func close() throws {
    guard case .descriptor(let descriptor) = stream else {
      stream = .closed
      return
    }
    defer {
      _ = Glibc.close(descriptor)
      stream = .closed
    }
    try flush()
  }

  /// Gets more bytes behind those that wait to be read; false at the end.
  func fill(_ stack: LuaStack) throws -> Bool {
    guard isReadable else { throw Failure(number: EBADF) }
    try stack.checkStop()
    if position > Self.pieceSize {
      buffer.removeFirst(position)
      position = 0
    }
    let more: [UInt8]
    switch stream {
    case .descriptor(let descriptor):
      try flush()
      more = try Self.read(descriptor)
    case .input:
      guard let read = stack.attached(LuaConsole.self)?.read else {
        throw LuaError("not permitted: reading from standard input")
      }
      more = try read()
    case .console, .closed: throw Failure(number: EBADF)
    }
    buffer += more
    if let limit = try stack.core().limits.memory, buffer.count - position > limit {
      stack.stop(.memory)
      throw stack.stopped(.memory)
    }
    return !more.isEmpty
  }

  private static func read(_ descriptor: Int32) throws -> [UInt8] {
    var number: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: pieceSize) { buffer, filled in
      var got = -1
      repeat {
        got = Glibc.read(descriptor, buffer.baseAddress, pieceSize)
      } while got < 0 && errno == EINTR
      if got < 0 { number = errno }
      filled = max(got, 0)
    }
    if number != 0 { throw Failure(number: number) }
    return bytes
  }

  /// Writes bytes, in large pieces.
  func write(_ bytes: [UInt8], _ stack: LuaStack) throws {
    switch stream {
    case .console(let isError):
      if let console = stack.attached(LuaConsole.self) {
        return try console.write(stack, bytes, isError)
      }
      try stack.spendOutput(bytes.count)
      try Self.write(bytes, to: isError ? STDERR_FILENO : STDOUT_FILENO)
    case .descriptor:
      guard isWritable else { throw Failure(number: EBADF) }
      if position < buffer.count { _ = try seek(0, from: SEEK_CUR) }
      unwritten += bytes
      if unwritten.count >= Self.pieceSize { try flush() }
    case .input, .closed: throw Failure(number: EBADF)
    }
  }

  /// Writes what waits.
  func flush() throws {
    guard case .descriptor(let descriptor) = stream, !unwritten.isEmpty else { return }
    let bytes = unwritten
    unwritten = []
    try Self.write(bytes, to: descriptor)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) throws {
    var done = 0
    while done < bytes.count {
      let wrote = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
      }
      if wrote >= 0 {
        done += wrote
      } else if errno != EINTR {
        throw Failure(number: errno)
      }
    }
  }

  /// Moves to a place and gives it, counted from the start.
  func seek(_ offset: Int, from whence: Int32) throws -> Int {
    guard case .descriptor(let descriptor) = stream else { throw Failure(number: ESPIPE) }
    try flush()
    let waiting = whence == SEEK_CUR ? buffer.count - position : 0
    let (target, isTooFar) = offset.subtractingReportingOverflow(waiting)
    let place = isTooFar ? -1 : lseek(descriptor, target, whence)
    if place < 0 { throw Failure(number: isTooFar ? EINVAL : errno) }
    (buffer, position) = ([], 0)
    return place
  }
}
