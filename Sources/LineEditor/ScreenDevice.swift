import Glibc

/// The screen of a terminal: it is written to and has a size.
struct ScreenDevice {
  let descriptor: Int32

  /// Columns and rows; of a terminal that does not say it, the usual.
  var size: (columns: Int, rows: Int) {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 else { return (80, 24) }
    return (size.ws_col > 0 ? Int(size.ws_col) : 80, size.ws_row > 0 ? Int(size.ws_row) : 24)
  }

  func write(_ text: String) { Self.write(text, to: descriptor) }

  /// Writes all of a text; a terminal that is gone is noticed when it is read.
  static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        bytes = bytes.dropFirst(count)
      } else if errno == EAGAIN {
        var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        if poll(&wait, 1, 1000) == 0 { return }
      } else if errno != EINTR {
        return
      }
    }
  }
}
