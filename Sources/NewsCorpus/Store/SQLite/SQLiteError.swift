import CSQLite

/// What SQLite refused to do, in its words, and with which file.
package struct SQLiteError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kinds of failures that callers tell apart.
  package enum Kind: Hashable, Sendable {
    /// No room is left on the disk, or the file may not grow.
    case full
    /// Another process holds the file.
    case busy
    /// The file, its folder or its file system may only be read.
    case readOnly
    /// The file is damaged.
    case corrupt
    /// The file is no database.
    case notADatabase
    /// The file cannot be opened.
    case cannotOpen
    /// Reading or writing failed.
    case inputOutput
    /// The statement was interrupted.
    case interrupted
    /// Anything else.
    case other
  }

  /// SQLite's extended result code.
  package let code: Int32
  /// SQLite's words.
  package let message: String
  /// The path of the file, as it was given.
  package let path: String

  /// Makes an error.
  package init(code: Int32, message: String, path: String) {
    (self.code, self.message, self.path) = (code, message, path)
  }

  /// What kind of failure it is.
  package var kind: Kind {
    switch code & 0xFF {
    case SQLITE_FULL: .full
    case SQLITE_BUSY, SQLITE_LOCKED: .busy
    case SQLITE_READONLY, SQLITE_PERM: .readOnly
    case SQLITE_CORRUPT: .corrupt
    case SQLITE_NOTADB: .notADatabase
    case SQLITE_CANTOPEN: .cannotOpen
    case SQLITE_IOERR: .inputOutput
    case SQLITE_INTERRUPT: .interrupted
    default: .other
    }
  }

  package var description: String { "'\(path)': \(message)" }
}
