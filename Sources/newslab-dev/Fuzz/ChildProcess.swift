import Glibc

/// A process of this program with other arguments, whose lines are read.
final class ChildProcess {
  /// How it ended.
  enum End: Equatable {
    case exit(Int32)
    case signal(Int32)
  }

  private let process: pid_t
  private let output: Int32
  private var unread: [UInt8] = []

  /// Starts it; what it writes as errors goes to a file.
  init(_ arguments: [String], errors: String) throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Failure("cannot make a pipe") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(
      &actions, STDERR_FILENO, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    var words = (["newslab-dev"] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var number = pid_t()
    let failure = posix_spawn(&number, "/proc/self/exe", &actions, nil, &words, environ)
    close(ends[1])
    guard failure == 0 else {
      close(ends[0])
      throw Failure("cannot start a process: \(String(cString: strerror(failure)))")
    }
    (process, output) = (number, ends[0])
  }

  deinit { close(output) }

  /// Something that the system refuses.
  struct Failure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
  }

  /// What comes next.
  enum Event: Equatable {
    case line(String)
    case end
    /// Nothing came for too long.
    case silence
  }

  /// Waits for the next line.
  func next(seconds: Int) -> Event {
    while true {
      if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: unread[..<end], as: UTF8.self)
        unread.removeFirst(end + 1)
        return .line(line)
      }
      var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      let ready = poll(&waiting, 1, Int32(clamping: seconds * 1000))
      if ready < 0, errno == EINTR { continue }
      if ready == 0 { return .silence }
      var bytes = [UInt8](repeating: 0, count: 65536)
      let count = read(output, &bytes, bytes.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return .end }
      unread += bytes[..<count]
    }
  }

  /// Ends it by force.
  func kill() { _ = Glibc.kill(process, SIGKILL) }

  /// Waits for its end.
  func wait() -> End {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? .exit((status >> 8) & 0xFF) : .signal(signal)
  }
}
