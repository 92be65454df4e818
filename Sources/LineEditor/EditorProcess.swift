import Glibc

/// A program that has the terminal for itself while newslab waits for it.
enum EditorProcess {
  /// Runs a command of the shell with a file behind it: the code with which it ends.
  static func run(_ command: String, _ path: String, _ environment: [String: String]) -> Int32 {
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
    let words = ["sh", "-c", command + " \"$1\"", "sh", path]
    let settings = environment.map { "\($0.key)=\($0.value)" }
    var child: pid_t = 0
    let failure = withCStrings(words) { words in
      withCStrings(settings) { posix_spawn(&child, "/bin/sh", nil, &attributes, words, $0) }
    }
    return failure == 0 ? wait(for: child) : 127
  }

  /// Waits for the end; a child that stops, as by Ctrl-Z, stops newslab, too.
  private static func wait(for child: pid_t) -> Int32 {
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

  private static func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}
