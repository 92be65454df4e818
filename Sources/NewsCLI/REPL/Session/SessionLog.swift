import Glibc
import NewsCorpus

/// The file that `:log` writes: the session as the screen shows it.
final class SessionLog {
  /// The path, as it was given.
  let path: String
  private let descriptor: Int32
  private var isAtLineStart = true

  /// Begins to write behind what the file holds; `file` is the path that is opened.
  ///
  /// Throws when it is no regular file, as a pipe might make the prompt wait for ever.
  init(_ path: String, file: String) throws(FileError) {
    self.path = path
    let descriptor = try FileError.check {
      open(file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o600)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .notAFile
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Writes an entry with the prompts before its lines; throws when it cannot be written.
  func enter(_ entry: String) throws {
    let lines = entry.split(separator: "\n", omittingEmptySubsequences: false)
    let prompts = [REPL.prompt.first] + lines.dropFirst().map { _ in REPL.prompt.rest }
    let text = zip(prompts, lines).map { $0 + $1 + "\n" }.joined()
    try put(isAtLineStart ? text : "\n" + text)
  }

  /// Writes what was shown; throws when it cannot be written.
  ///
  /// A line that looks like a prompt gets a space before it, so that `:replay` does not type what a
  /// script only printed.
  func write(_ text: String) throws {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for index in lines.indices where index > 0 || isAtLineStart {
      let isLike = [REPL.prompt.first, REPL.prompt.rest].contains { lines[index].hasPrefix($0) }
      if isLike { lines[index] = " " + lines[index] }
    }
    try put(lines.joined(separator: "\n"))
  }

  private func put(_ text: String) throws {
    guard let last = text.utf8.last else { return }
    isAtLineStart = last == UInt8(ascii: "\n")
    try DescriptorSink(descriptor).write(Array(text.utf8))
  }
}
