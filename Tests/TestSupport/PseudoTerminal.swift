import Foundation
import Glibc

/// A terminal with a program in it: what is typed goes in, what is shown can be read.
package final class PseudoTerminal {
  /// Something that was waited for and did not come.
  package struct NotShown: Error, CustomStringConvertible {
    package let expected: String
    package let screen: String
    package var description: String { "the terminal does not show '\(expected)', but:\n\(screen)" }
  }

  private var master: CInt
  private let child: ChildProcess
  private let home: TemporaryFolder
  private let hasLineEditor: Bool
  private var screenShown = Screen()
  private var code: Int32?
  /// The part of the screen's text that earlier waits have gone past.
  private var seen: [UInt8] = []

  /// Starts a program on a terminal of 200 columns; nothing of the user's settings reaches it.
  ///
  /// A program with a line editor shows its prompt a moment before it takes over the echo, so
  /// ``type(_:)`` waits for that; newslab is known to have one.
  package init(
    _ program: String = ProcessRunner.newslab, _ arguments: [String] = [],
    in folder: String? = nil, environment: [String: String] = [:], hasLineEditor: Bool? = nil
  ) throws {
    // On a terminal that can do little, the prompt leaves editing to the terminal.
    let isPlain = ["", "dumb"].contains(environment["TERM"] ?? "xterm")
    self.hasLineEditor = hasLineEditor ?? (program == ProcessRunner.newslab && !isPlain)
    home = try TemporaryFolder()
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    let name = try Self.prepare(master)
    let settings = ProcessRunner.environment(home: home.path).merging(environment) { $1 }
    child = try ChildProcess(
      program, arguments, in: folder ?? Checkout.path, environment: settings,
      streams: [.terminal(name), .sameAs(0), .sameAs(0)])
  }

  deinit {
    if code == nil { child.kill() }
    if master >= 0 { Glibc.close(master) }
  }

  /// Unlocks the terminal, gives it a size, and says where programs find it.
  private static func prepare(_ master: CInt) throws -> String {
    let (unlock, number): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
    var zero: CInt = 0
    var index: CInt = 0
    guard master >= 0, ioctl(master, unlock, &zero) == 0, ioctl(master, number, &index) == 0
    else { throw ChildProcess.CannotStart(program: "/dev/ptmx", code: errno) }
    var size = winsize(ws_row: 50, ws_col: 200, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    return "/dev/pts/\(index)"
  }

  /// Everything shown so far, as plain text.
  package var screen: String {
    read(waitMilliseconds: 0)
    return screenShown.text
  }

  /// Types keys.
  package func send(_ keys: String) {
    var bytes = Array(keys.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(master, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR, errno != EAGAIN { return }
      bytes = bytes.dropFirst(max(0, count))
    }
  }

  /// Types a line and the Return key, when the program's line editor, if it has one, is ready.
  package func type(_ line: String) {
    if hasLineEditor { waitForLineEditor() }
    send(line + "\r")
  }

  /// Waits until the program has switched the terminal's own line editing off, or has ended.
  private func waitForLineEditor() {
    let end = ContinuousClock.now + .seconds(20)
    var settings = termios()
    while ContinuousClock.now < end, tcgetattr(master, &settings) == 0 {
      if settings.c_lflag & tcflag_t(ICANON) == 0 || !read(waitMilliseconds: 2) { return }
    }
  }

  /// Pastes a text as terminals do for programs that ask for marks around it.
  package func paste(_ text: String) {
    if hasLineEditor { waitForLineEditor() }
    send("\u{1B}[200~" + text.replacingOccurrences(of: "\n", with: "\r") + "\u{1B}[201~")
  }

  /// Gives the terminal another size, and tells the program.
  package func resize(columns: Int, rows: Int = 50) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    screenShown.resize(width: columns)
  }

  /// Ends the program at once, as nothing that it could notice.
  package func killProgram() { child.kill(); code = 128 + SIGKILL }

  /// Presses a key together with Ctrl; D, which means the end of a line to a terminal that edits
  /// lines itself, when the program's line editor is ready.
  package func control(_ letter: Character) {
    guard let ascii = letter.asciiValue else { return }
    if letter == "d", hasLineEditor { waitForLineEditor() }
    send(String(UnicodeScalar(ascii & 0x1F)))
  }

  /// Waits until a text is shown behind what earlier waits have gone past, and returns what is
  /// shown between that and the end of the text.
  ///
  /// What is painted over counts as shown anew.
  @discardableResult
  package func wait(for expected: String, guardSeconds: Double = 20) throws -> String {
    let end = ContinuousClock.now + .seconds(guardSeconds)
    var mayShowMore = true
    while true {
      let shown = Array(screenShown.wholeText.utf8)
      // What was painted over since then is new.
      let rest = shown[zip(seen, shown).prefix { $0 == $1 }.count...]
      if let found = rest.firstRange(of: Array(expected.utf8)) {
        seen = Array(shown[..<found.upperBound])
        return String(decoding: shown[rest.startIndex..<found.upperBound], as: UTF8.self)
      }
      guard mayShowMore, ContinuousClock.now < end else {
        throw NotShown(expected: expected, screen: screenShown.text)
      }
      mayShowMore = read(waitMilliseconds: 50)
    }
  }

  /// Waits until the program ends and returns its exit code, or nil when the guard ended it.
  package func waitForExit(guardSeconds: Double = 20) -> Int32? {
    let end = ContinuousClock.now + .seconds(guardSeconds)
    while code == nil, ContinuousClock.now < end {
      read(waitMilliseconds: 20)
      code = child.poll()
    }
    read(waitMilliseconds: 0)
    return code
  }

  /// Stops the program, gives the terminal its own line editing back as a shell does, and lets the
  /// program go on.
  package func suspendAndResume() {
    waitForLineEditor()
    child.whileStopped {
      var settings = termios()
      tcgetattr(master, &settings)
      settings.c_lflag |= tcflag_t(ICANON | ECHO)
      tcsetattr(master, TCSANOW, &settings)
    }
  }

  /// Takes the terminal away and waits until the program ends: its exit code, or nil when it goes on.
  package func hangUp(guardSeconds: Double = 20) -> Int32? {
    read(waitMilliseconds: 0)
    Glibc.close(master)
    master = -1
    if code == nil { code = child.wait(atMost: guardSeconds) }
    defer { code = code ?? 128 + SIGKILL }
    return code
  }

  /// Ends the program if it still runs.
  package func close() {
    if code == nil {
      child.kill()
      code = 128 + SIGKILL
    }
  }

  /// Takes in what was written; false when the program has gone and nothing is left.
  @discardableResult
  private func read(waitMilliseconds: CInt) -> Bool {
    var descriptor = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    var buffer = [UInt8](repeating: 0, count: 4096)
    var wait = waitMilliseconds
    while poll(&descriptor, 1, wait) > 0 {
      let count = Glibc.read(master, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      screenShown.write(buffer[..<count])
      wait = 0
    }
    return true
  }
}
