import Glibc
import NewsCorpus

/// The file that `:log` writes: the session as the screen shows it.
final class SessionLog {
  /// The path, as it was given.
  let path: String
  private let descriptor: Int32

  /// Begins to write behind what the file holds; `file` is the path that is opened.
  init(_ path: String, file: String) throws(FileError) {
    self.path = path
    descriptor = try FileError.check {
      open(file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o666)
    }
  }

  deinit { close(descriptor) }

  /// Writes an entry with the prompts before its lines.
  func enter(_ entry: String) {
    let lines = entry.split(separator: "\n", omittingEmptySubsequences: false)
    let prompts = [REPL.prompt.first] + lines.dropFirst().map { _ in REPL.prompt.rest }
    write(zip(prompts, lines).map { $0 + $1 + "\n" }.joined())
  }

  /// Writes what was shown; what cannot be written is lost.
  func write(_ text: String) { try? DescriptorSink(descriptor).write(Array(text.utf8)) }
}
