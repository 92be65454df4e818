import Glibc
import Synchronization

/// The settings of a terminal: as they were found, while something runs, and while an entry is
/// edited.
///
/// Ctrl-C never makes the terminal drop what was written: that could be the next prompt.
package final class TerminalMode: Sendable {
  private struct State {
    var found: termios
    var isEditing = false
  }

  private let descriptor: Int32
  private let state: Mutex<State>
  private static let pasteMarksOn = "\u{1B}[?2004h"
  private static let pasteMarksOff = "\u{1B}[?2004l"

  /// Notes the settings of a terminal; nil when there is none.
  package init?(_ descriptor: Int32) {
    var settings = termios()
    guard tcgetattr(descriptor, &settings) == 0 else { return nil }
    self.descriptor = descriptor
    state = Mutex(State(found: settings))
  }

  /// Every key goes to the editor at once, and what is pasted comes with marks around it.
  package func edit(_ write: (String) -> Void) {
    state.withLock { state in
      var settings = state.found
      settings.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
      settings.c_lflag |= tcflag_t(bitPattern: NOFLSH)
      settings.c_iflag &= ~tcflag_t(ICRNL | INLCR | IGNCR | ISTRIP | IXON | BRKINT)
      set(settings)
      state.isEditing = true
    }
    write(Self.pasteMarksOn)
  }

  /// The terminal edits lines itself, and Ctrl-C and Ctrl-Z are signals.
  package func run(_ write: (String) -> Void) {
    let wasEditing = state.withLock { state in
      defer { state.isEditing = false }
      return state.isEditing
    }
    if wasEditing { write(Self.pasteMarksOff) }
    state.withLock { state in
      var settings = state.found
      settings.c_lflag |= tcflag_t(bitPattern: NOFLSH)
      set(settings)
    }
  }

  /// The terminal is as it was found; may be called on any thread, at any time.
  ///
  /// Waits until all is shown, but not in a process that ends by a signal: somebody may have stopped
  /// the output.
  package func restore(isLeaving: Bool = false) {
    state.withLock { state in
      if state.isEditing { ScreenDevice.write(Self.pasteMarksOff, to: STDOUT_FILENO) }
      state.isEditing = false
      set(state.found, isLeaving ? TCSANOW : TCSADRAIN)
    }
  }

  /// Drops what was typed and not read.
  package func dropInput() { tcflush(descriptor, TCIFLUSH) }

  private func set(_ settings: termios, _ moment: Int32 = TCSADRAIN) {
    var settings = settings
    while tcsetattr(descriptor, moment, &settings) != 0, errno == EINTR {}
  }
}
