import Foundation
import Glibc

/// A program that was started in a session of its own, so that it can be ended with its children.
struct ChildProcess {
  /// Where a stream of the child comes from or goes to.
  enum Stream {
    case read(String)
    case append(String)
    case terminal(String)
    case sameAs(CInt)
  }

  /// Why a child cannot be started.
  struct CannotStart: Error, CustomStringConvertible {
    let program: String
    let code: CInt
    var description: String { "cannot start \(program): \(String(cString: strerror(code)))" }
  }

  let id: pid_t

  /// Starts a program in a folder; a terminal as first stream becomes its controlling terminal.
  init(
    _ program: String, _ arguments: [String], in folder: String, environment: [String: String],
    streams: [Stream]
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, stream) in streams.enumerated() {
      let number = CInt(number)
      switch stream {
      case .read(let path):
        posix_spawn_file_actions_addopen(&actions, number, path, O_RDONLY, 0)
      case .append(let path):
        let flags = O_WRONLY | O_CREAT | O_APPEND
        posix_spawn_file_actions_addopen(&actions, number, path, flags, 0o600)
      case .terminal(let path):
        posix_spawn_file_actions_addopen(&actions, number, path, O_RDWR, 0)
      case .sameAs(let other):
        posix_spawn_file_actions_adddup2(&actions, other, number)
      }
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Threads of the test runner block signals, which a child would inherit.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    let newSession: Int16 = 0x80
    posix_spawnattr_setflags(&attributes, newSession | Int16(POSIX_SPAWN_SETSIGMASK))
    // `env` changes the folder, which posix_spawn cannot do portably.
    let words = ["env", "-C", folder, program] + arguments
    let settings = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    var id: pid_t = 0
    let code = withCStrings(words) { words in
      withCStrings(settings) { posix_spawn(&id, "/usr/bin/env", &actions, &attributes, words, $0) }
    }
    if code != 0 { throw CannotStart(program: program, code: code) }
    self.id = id
  }

  /// The exit code when the child has ended (128 + N after signal N), or nil while it runs.
  func poll() -> Int32? {
    var status: CInt = 0
    guard waitpid(id, &status, WNOHANG) == id else { return nil }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  /// The exit code, or nil when the child was ended because it ran longer than the guard.
  func wait(atMost seconds: Double) -> Int32? {
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
      if let code = poll() { return code }
      usleep(3000)
    }
    kill()
    return nil
  }

  /// Stops the child, does something, and lets the child go on.
  func whileStopped(_ body: () -> Void) {
    var status: CInt = 0
    Glibc.kill(id, SIGSTOP)
    waitpid(id, &status, WUNTRACED)
    body()
    Glibc.kill(id, SIGCONT)
  }

  /// Ends the child and its children.
  func kill() {
    Glibc.kill(-id, SIGKILL)
    Glibc.kill(id, SIGKILL)
    var status: CInt = 0
    waitpid(id, &status, 0)
  }
}

private func withCStrings<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let copies = strings.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  return body(copies + [nil])
}
