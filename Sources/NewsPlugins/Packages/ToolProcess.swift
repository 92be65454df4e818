import Glibc
import NewsCorpus

/// Runs a program of the system with words, without a shell, and waits for its end.
enum ToolProcess {
  /// What became of it.
  struct Result {
    /// The exit status, or 128 and the signal that ended it.
    let status: Int32
    let output: String
    let errors: String
  }

  /// How many bytes of each stream are kept.
  private static let longest = 1 << 20

  /// Runs a program; the first word is its name.
  ///
  /// - Parameters:
  ///   - words: The name, and its arguments.
  ///   - temporary: A folder for files without a name that it writes to.
  ///   - variables: What its environment has besides or in place of that of this process.
  /// - Returns: How it ended, and what it wrote.
  /// - Throws: When it cannot be started.
  static func run(
    _ words: [String], temporary: String, setting variables: [String: String]
  ) throws(FileError) -> Result {
    let output = try nameless(in: temporary)
    defer { close(output) }
    let errors = try nameless(in: temporary)
    defer { close(errors) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var lines: [UnsafeMutablePointer<CChar>?] =
      environment(with: variables).map { strdup($0) } + [nil]
    defer { for line in lines { free(line) } }
    var pid = pid_t()
    let failure = posix_spawnp(&pid, words[0], &actions, nil, &arguments, &lines)
    guard failure == 0 else { throw .system(failure) }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 {
      if errno != EINTR { throw .current }
    }
    let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    return Result(status: code, output: text(of: output), errors: text(of: errors))
  }

  /// A file without a name that the program writes to.
  private static func nameless(in folder: String) throws(FileError) -> Int32 {
    var path = Array((folder + "/tool-XXXXXX").utf8CString)
    let descriptor = try FileError.check { mkstemp(&path) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(path)
    return descriptor
  }

  private static func text(of descriptor: Int32) -> String {
    let bytes = [UInt8](unsafeUninitializedCapacity: longest) { buffer, count in
      count = max(0, pread(descriptor, buffer.baseAddress, longest, 0))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func environment(with variables: [String: String]) -> [String] {
    var lines: [String] = []
    var place = environ
    while let line = place.pointee {
      let text = String(cString: line)
      let name = String(text.prefix { $0 != "=" })
      // What could make git run something, or look elsewhere, stays outside.
      if variables[name] == nil, !name.hasPrefix("GIT_") { lines.append(text) }
      place += 1
    }
    return lines + variables.sorted { $0.key < $1.key }.map { $0.key + "=" + $0.value }
  }
}
