import Glibc

/// A program that answers each line of its input with a line.
final class PeerProcess {
  private let input: UnsafeMutablePointer<FILE>
  private let output: UnsafeMutablePointer<FILE>
  private let child: pid_t

  /// Starts a command; nil when that fails.
  init?(_ command: [String]) {
    signal(SIGPIPE, SIG_IGN)
    var (down, up): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
    guard pipe(&down) == 0, pipe(&up) == 0 else { return nil }
    for end in down + up { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let started = ChildCommand.start(
      command, [(down[0], insteadOf: 0), (up[1], insteadOf: 1)])
    close(down[0])
    close(up[1])
    guard let child = started, let input = fdopen(down[1], "w"), let output = fdopen(up[0], "r")
    else {
      return nil
    }
    (self.child, self.input, self.output) = (child, input, output)
  }

  deinit {
    fclose(input)
    fclose(output)
    var status: Int32 = 0
    waitpid(child, &status, 0)
  }

  /// Sends a line and waits for the answer; nil when the program is gone.
  func ask(_ line: String) -> String? {
    fputs(line + "\n", input)
    fflush(input)
    var answer: UnsafeMutablePointer<CChar>?
    var size = 0
    defer { free(answer) }
    guard getline(&answer, &size, output) > 0, let answer else { return nil }
    var text = String(cString: answer)
    if text.last == "\n" { text.removeLast() }
    return text
  }

  /// Sends a line and waits for a number; nil when something else comes.
  func number(_ line: String) -> Double? { ask(line).flatMap { Double($0) } }
}
