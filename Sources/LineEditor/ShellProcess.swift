import Glibc

/// A program that has the terminal for itself while newslab waits for it: an editor, a pager.
package enum ShellProcess {
  /// Starts a command of the shell with arguments behind it; nil when it cannot be started.
  ///
  /// It reads from `input`, or from the terminal when that is nil.
  /// Signals are as a program of a terminal expects them: the prompt waits for its own in a thread.
  package static func start(
    _ command: String, _ arguments: [String] = [], environment: [String: String],
    input: Int32? = nil
  ) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input { posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
    let line = command + (arguments.isEmpty ? "" : " \"$@\"")
    let words = ["sh", "-c", line, "sh"] + arguments
    let settings = environment.map { "\($0.key)=\($0.value)" }
    var child: pid_t = 0
    let failure = withCStrings(words) { words in
      withCStrings(settings) { posix_spawn(&child, "/bin/sh", &actions, &attributes, words, $0) }
    }
    return failure == 0 ? child : nil
  }

  /// Waits for the end, and gives the code; a child that stops, as by Ctrl-Z, stops newslab, too.
  @discardableResult
  package static func wait(for child: pid_t) -> Int32 {
    var status: Int32 = 0
    while true {
      guard waitpid(child, &status, WUNTRACED) == child else {
        if errno == EINTR { continue }
        return 127
      }
      if status & 0xFF == 0x7F {
        kill(getpid(), SIGSTOP)
        kill(child, SIGCONT)
        continue
      }
      let signal = status & 0x7F
      return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }
  }

  /// Whether a program of this name is found by `PATH`.
  package static func isThere(_ name: String, _ environment: [String: String]) -> Bool {
    let folders = (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return folders.contains { access("\($0)/\(name)", X_OK) == 0 }
  }

  private static func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}
