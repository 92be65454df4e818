import Glibc

/// A program that shows long text a screen at a time.
struct Pager {
  /// What the shell runs.
  let command: String
  private static let standard = "less -FRXK"

  /// The program that somebody names, else `$PAGER`, else `less` when there is one; nil for none.
  init?(_ named: String = "", environment: [String: String]) {
    let wanted = [named, environment["PAGER"] ?? ""].first { !$0.isEmpty }
    if let wanted {
      command = wanted
    } else {
      guard Self.isThere("less", on: environment["PATH"] ?? "") else { return nil }
      command = Self.standard
    }
  }

  private static func isThere(_ name: String, on path: String) -> Bool {
    path.split(separator: ":").contains { access($0 + "/" + name, X_OK) == 0 }
  }

  /// Why the text was not shown.
  enum Failure: Error, CustomStringConvertible {
    case cannotStart(String)
    var description: String {
      switch self {
      case .cannotStart(let command): "cannot start the pager '\(command)'"
      }
    }
  }

  /// The reader has gone before the end, which is no failure.
  private struct Closed: Error {}

  /// Runs the program, gives it what the body writes, and waits until it ends.
  func show(_ body: ((String) throws -> Void) throws -> Void) throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw Failure.cannotStart(command) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { if ends[1] >= 0 { close(ends[1]) } }
    let child = start(reading: ends[0])
    close(ends[0])
    guard let child else { throw Failure.cannotStart(command) }
    var failure: (any Error)?
    do {
      try body { text in
        guard Self.write(text, to: ends[1]) else { throw Closed() }
      }
    } catch is Closed {
    } catch {
      failure = error
    }
    close(ends[1])
    ends[1] = -1
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    if let failure { throw failure }
  }

  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        if count < 0 {
          if errno == EINTR { continue }
          return false
        }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
      return true
    }
  }

  /// Starts the shell with the signals as a terminal program expects them: the prompt waits for its
  /// own in a thread.
  private func start(reading descriptor: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, descriptor, STDIN_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var standard = sigset_t()
    sigemptyset(&standard)
    sigaddset(&standard, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &standard)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var words: [UnsafeMutablePointer<CChar>?] = [
      strdup("/bin/sh"), strdup("-c"), strdup(command), nil,
    ]
    defer { for word in words { free(word) } }
    var child = pid_t()
    let code = posix_spawn(&child, "/bin/sh", &actions, &attributes, &words, environ)
    return code == 0 ? child : nil
  }
}
