import Glibc
import NewsCorpus

/// What is known of the terminal that a session talks to.
struct Terminal {
  /// Whether a session reads what is typed at a terminal, and not from a file or a pipe.
  static func isInput(of session: Session) -> Bool {
    session.input is DescriptorSource && isatty(STDIN_FILENO) == 1
  }

  /// Whether what is printed goes to a terminal.
  static var isOutput: Bool { isatty(STDOUT_FILENO) == 1 }

  /// The columns of the terminal, or nil when it does not say.
  static var columns: Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
