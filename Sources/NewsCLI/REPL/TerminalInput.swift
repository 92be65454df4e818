import Glibc
import LineEditor

/// Waits for what is typed and, at the same time, for what signals ask of the prompt.
struct TerminalInput: TypedInput {
  /// Where the bytes are read from.
  let descriptor: Int32
  /// Where wakes are read from, or nil when there are none.
  let wakes: Int32?

  /// Reads from a terminal through an opening of its own, in which reading never waits.
  ///
  /// Between the news that something was typed and the reading of it, Ctrl-C may drop what was typed.
  /// Other programs that share the descriptor notice nothing.
  init(descriptor: Int32, wakes: Int32?) {
    let flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
    let own = isatty(descriptor) == 1 ? open("/proc/self/fd/\(descriptor)", flags) : -1
    self.descriptor = own >= 0 ? own : descriptor
    self.wakes = wakes
  }

  func next(within milliseconds: Int32?) -> InputEvent {
    while true {
      var waits = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
      if let wakes { waits.append(pollfd(fd: wakes, events: Int16(POLLIN), revents: 0)) }
      let count = poll(&waits, nfds_t(waits.count), milliseconds ?? -1)
      guard count >= 0 else {
        if errno == EINTR { continue }
        return .end
      }
      if count == 0 { return .nothing }
      if waits.count > 1, waits[1].revents != 0, let wake = readWake() { return .wake(wake) }
      guard waits[0].revents != 0 else { continue }
      if let byte = Self.bytes(of: descriptor, atMost: 1).first { return .byte(byte) }
      if errno != EAGAIN { return .end }
    }
  }

  func nextWake(within milliseconds: Int32) -> InputWake? {
    guard let wakes else { return nil }
    var wait = pollfd(fd: wakes, events: Int16(POLLIN), revents: 0)
    return poll(&wait, 1, milliseconds) > 0 ? readWake() : nil
  }

  func waiting() -> [UInt8] {
    isWaiting ? Self.bytes(of: descriptor, atMost: 1 << 16) : []
  }

  var isWaiting: Bool {
    var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&wait, 1, 0) > 0 && wait.revents & Int16(POLLIN) != 0
  }

  private func readWake() -> InputWake? {
    guard let wakes else { return nil }
    return Self.bytes(of: wakes, atMost: 1).first.flatMap(InputWake.init)
  }

  /// Bytes that are there; none with `errno` 0 is the end.
  private static func bytes(of descriptor: Int32, atMost limit: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: limit)
    while true {
      errno = 0
      let count = read(descriptor, &bytes, limit)
      if count > 0 { return Array(bytes[..<count]) }
      if count == 0 || errno != EINTR { return [] }
    }
  }
}
