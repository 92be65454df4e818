import Glibc

/// Waits for what is typed and, at the same time, for what signals ask of the prompt.
struct TerminalInput {
  /// What came first.
  enum Event: Equatable {
    case byte(UInt8)
    case wake(SignalWatch.Wake)
    /// Nothing more will come: the terminal is gone or the input is over.
    case end
  }

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

  /// The next event; a wake comes before what was typed.
  func next() -> Event {
    while true {
      var waits = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
      if let wakes { waits.append(pollfd(fd: wakes, events: Int16(POLLIN), revents: 0)) }
      guard poll(&waits, nfds_t(waits.count), -1) >= 0 else {
        if errno == EINTR { continue }
        return .end
      }
      if let wakes, waits[1].revents != 0, let byte = Self.byte(of: wakes),
        let wake = SignalWatch.Wake(rawValue: byte)
      {
        return .wake(wake)
      }
      guard waits[0].revents != 0 else { continue }
      if let byte = Self.byte(of: descriptor) { return .byte(byte) }
      if errno != EAGAIN { return .end }
    }
  }

  private static func byte(of descriptor: Int32) -> UInt8? {
    var byte: UInt8 = 0
    while true {
      errno = 0
      let count = read(descriptor, &byte, 1)
      if count == 1 { return byte }
      if count == 0 || errno != EINTR { return nil }
    }
  }
}
