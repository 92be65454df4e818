import NewsCorpus

/// Why a command stops before its end.
package struct CommandFailure: Error {
  /// How the program ends.
  package let exitCode: ExitCode
  /// What went wrong, or nil when that was said before.
  package let message: String?
  /// More that helps, each in a line of its own.
  package let notes: [String]

  /// Makes a failure.
  package init(_ exitCode: ExitCode, _ message: String? = nil, notes: [String] = []) {
    (self.exitCode, self.message, self.notes) = (exitCode, message, notes)
  }
}

extension CommandFailure: CustomStringConvertible {
  package var description: String { ([message ?? "stopped"] + notes).joined(separator: "; ") }
}

extension CommandFailure {
  /// Reads a file; what stops that is a failure that names it.
  static func reading<Result>(
    _ path: String, _ body: () throws(FileError) -> Result
  ) throws(CommandFailure) -> Result {
    do throws(FileError) {
      return try body()
    } catch {
      throw CommandFailure(.inputOutput, "cannot read '\(path)': \(error)")
    }
  }

  /// Writes a whole file; what stops that is a failure that names it, as messages show it.
  static func writing(
    _ bytes: [UInt8], to path: String, shown: String? = nil
  ) throws(CommandFailure) {
    do throws(FileError) {
      let file = try OutputFile(path: path)
      try file.write(bytes)
      try file.finish()
    } catch {
      throw CommandFailure(.inputOutput, "cannot write '\(shown ?? path)': \(error)")
    }
  }

  /// The failure to open a corpus or to have an article.
  package init(_ error: CorpusError) {
    switch error {
    case .noArticle, .notAnalyzed: self.init(.usage, error.description)
    case .unreadable, .badArticle, .store, .lists: self.init(.inputOutput, error.description)
    }
  }
}
