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
      if waits[0].revents != 0 { return Self.byte(of: descriptor).map { .byte($0) } ?? .end }
    }
  }

  private static func byte(of descriptor: Int32) -> UInt8? {
    var byte: UInt8 = 0
    while true {
      let count = read(descriptor, &byte, 1)
      if count == 1 { return byte }
      if count == 0 || errno != EINTR { return nil }
    }
  }
}
