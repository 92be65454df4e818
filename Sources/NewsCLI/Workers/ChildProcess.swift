import FoundationEssentials
import Glibc
import NewsCorpus
import NewsScript
import Synchronization

/// A process of this program, spoken to through pipes; it is killed when nobody needs it any more.
final class ChildProcess {
  /// Descriptors that are about to be closed on start of another child must not go to this one.
  private static let starting = Mutex(())

  /// What a line that was waited for turned out to be.
  enum Line {
    case line([UInt8])
    /// The process has closed its output.
    case end
    /// Nothing came in time.
    case late
  }

  private let pid: pid_t
  private let input: Int32
  private let output: Int32
  private var buffer: [UInt8] = []
  private var status: Int32?

  /// Starts this program with arguments.
  init(_ arguments: [String]) throws(FileError) {
    signal(SIGPIPE, SIG_IGN)
    let started = Self.starting.withLock { _ -> Result<(pid_t, Int32, Int32), FileError> in
      Result { () throws(FileError) in try Self.start(arguments) }
    }
    (pid, input, output) = try started.get()
  }

  deinit {
    close(input)
    close(output)
    guard status == nil else { return }
    kill(pid, SIGKILL)
    waitpid(pid, nil, 0)
  }

  private static func start(
    _ arguments: [String]
  ) throws(FileError) -> (pid_t, Int32, Int32) {
    let (childInput, input) = try pipe()
    let (output, childOutput) = try pipe()
    defer {
      close(childInput)
      close(childOutput)
    }
    do {
      let streams = [(childInput, STDIN_FILENO), (childOutput, STDOUT_FILENO)]
      // Ctrl-C is for the run, which lets the articles in hand finish.
      return (try spawn(arguments, streams, inOwnGroup: true), input, output)
    } catch {
      close(input)
      close(output)
      throw error
    }
  }

  /// Starts this program with descriptors in the place of its streams.
  static func spawn(
    _ arguments: [String], _ streams: [(own: Int32, its: Int32)], inOwnGroup: Bool
  ) throws(FileError) -> pid_t {
    var words: [UnsafeMutablePointer<CChar>?] = (["newslab"] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (own, its) in streams { posix_spawn_file_actions_adddup2(&actions, own, its) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    if inOwnGroup {
      posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
      posix_spawnattr_setpgroup(&attributes, 0)
    }
    var pid = pid_t()
    // A process that crashes is told of in one line; its registers help nobody.
    let silent = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) {
      $1
    }
    var variables: [UnsafeMutablePointer<CChar>?] =
      silent.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for variable in variables { free(variable) } }
    let failure = posix_spawn(&pid, "/proc/self/exe", &actions, &attributes, &words, &variables)
    guard failure == 0 else { throw .system(failure) }
    return pid
  }

  private static func pipe() throws(FileError) -> (Int32, Int32) {
    var ends: [Int32] = [0, 0]
    _ = try FileError.check { Glibc.pipe(&ends) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// The next line without its line feed; waits until a moment of the monotonic clock.
  func line(until deadline: UInt64) -> Line {
    var nothing: ArraySlice<UInt8> = []
    return line(sending: &nothing, until: deadline)
  }

  /// The same, and sends bytes meanwhile as the process takes them: what both write may fill both
  /// pipes.
  func line(sending bytes: inout ArraySlice<UInt8>, until deadline: UInt64) -> Line {
    var searched = 0
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        let line = Array(buffer[..<end])
        buffer.removeFirst(end + 1)
        return .line(line)
      }
      searched = buffer.count
      let now = MonotonicClock.nanoseconds
      guard now < deadline else { return .late }
      var ends = [pollfd(fd: output, events: Int16(POLLIN), revents: 0)]
      if !bytes.isEmpty { ends.append(pollfd(fd: input, events: Int16(POLLOUT), revents: 0)) }
      let milliseconds = min((deadline - now) / 1_000_000 + 1, 60_000)
      let count = poll(&ends, nfds_t(ends.count), Int32(milliseconds))
      if count < 0, errno == EINTR { continue }
      if ends.count > 1, ends[1].revents != 0 { send(&bytes) }
      guard ends[0].revents != 0 else { continue }
      guard let more = try? DescriptorSource(borrowing: output).read(upTo: 1 << 16), !more.isEmpty
      else { return .end }
      buffer += more
    }
  }

  /// Sends as much as the process takes now; when it takes nothing any more, nothing is left to send.
  private func send(_ bytes: inout ArraySlice<UInt8>) {
    let wrote = bytes.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
    if wrote > 0 {
      bytes = bytes.dropFirst(wrote)
    } else if errno != EINTR, errno != EAGAIN {
      bytes = []
    }
  }

  /// Asks the process to end after the article in hand.
  func askToEnd() { kill(pid, SIGTERM) }

  /// Kills the process unless it has ended, and says in words how it ended.
  func end(kills: Bool) -> String {
    if kills { kill(pid, SIGKILL) }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    self.status = status
    let number = status & 0x7F
    if number == 0 { return "it ended with status \((status >> 8) & 0xFF)" }
    let name = strsignal(number).map { String(cString: $0) } ?? "?"
    return "signal \(number): \(name)"
  }
}
