/// Why a store cannot be used.
package enum StoreError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file is none of newslab's; the reason says what it is instead.
  case notAStore(path: String, reason: String)
  /// The file was made by a newer newslab.
  case tooNew(path: String, version: Int, known: Int)
  /// The file must be brought up to date first, and cannot be.
  case tooOld(path: String, version: Int, known: Int, reason: String)
  /// Another process writes to the store.
  case held(path: String, by: String)
  /// The file, or one beside it, cannot be written to, in the system's words.
  case notWritable(path: String, reason: String)
  /// The file cannot be read, in the system's words.
  case unreadable(path: String, reason: String)
  /// SQLite refused.
  case sqlite(SQLiteError)

  package var description: String {
    switch self {
    case .notAStore(let path, let reason): "'\(path)' is no newslab store: \(reason)"
    case .tooNew(let path, let version, let known):
      "'\(path)' was written by a newer newslab: its schema is version \(version), "
        + "this newslab knows versions up to \(known)"
    case .tooOld(let path, let version, let known, let reason):
      "'\(path)' has schema version \(version) and cannot be brought to version \(known): \(reason)"
    case .held(let path, let holder): "'\(path)' is being written to by \(holder)"
    case .notWritable(let path, let reason): "'\(path)' cannot be written to: \(reason)"
    case .unreadable(let path, let reason): "'\(path)' cannot be read: \(reason)"
    case .sqlite(let error): Self.text(of: error)
    }
  }

  private static func text(of error: SQLiteError) -> String {
    switch error.kind {
    case .full: "\(error): no room is left for it"
    case .busy: "\(error): another program holds it"
    case .corrupt: "\(error); 'newslab corpus check' says more"
    default: error.description
    }
  }
}
