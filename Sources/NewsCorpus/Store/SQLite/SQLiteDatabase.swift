import CSQLite

/// An open SQLite file; belongs to one thread at a time.
///
/// It is closed when it and its statements are gone.
package final class SQLiteDatabase {
  /// How a file is opened.
  package enum Mode: Sendable {
    /// For reading only; the file must be there.
    case read
    /// For reading only, a file that nobody changes meanwhile and whose folder may not be written to.
    case immutable
    /// For reading and writing; the file must be there.
    case write
    /// For reading and writing; the file is made unless it is there.
    case create

    fileprivate var flags: Int32 {
      switch self {
      case .read: SQLITE_OPEN_READONLY
      case .immutable: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
      case .write: SQLITE_OPEN_READWRITE
      case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      }
    }
  }

  /// The path as it was given, for messages.
  package let path: String
  let handle: OpaquePointer

  /// Opens a file; SQLite looks into it only with the first statement.
  package init(path: String, mode: Mode) throws(SQLiteError) {
    var opened: OpaquePointer?
    // A colon or an empty name would have a meaning of its own.
    var name = path.hasPrefix("/") ? path : "./" + path
    if case .immutable = mode {
      let escaped = name.utf8.map { byte in
        [0x23, 0x25, 0x3F].contains(byte) || byte >= 0x80
          ? "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16) : String(UnicodeScalar(byte))
      }
      name = "file:" + escaped.joined() + "?immutable=1"
    }
    let flags = mode.flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    let code = sqlite3_open_v2(name, &opened, flags, nil)
    guard code == SQLITE_OK, let opened else {
      let words = opened.map { String(cString: sqlite3_errmsg($0)) }
      sqlite3_close_v2(opened)
      throw SQLiteError(code: code, message: words ?? "not enough memory", path: path)
    }
    (self.path, handle) = (path, opened)
    nl_sqlite_defend(handle)
    sqlite3_busy_timeout(handle, 5000)
  }

  /// Makes a database of its own, in a file without a name when it grows large; `path` stands in
  /// messages.
  package init(temporaryFor path: String) throws(SQLiteError) {
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
    let code = sqlite3_open_v2("", &opened, flags | SQLITE_OPEN_EXRESCODE, nil)
    guard code == SQLITE_OK, let opened else {
      sqlite3_close_v2(opened)
      throw SQLiteError(code: code, message: "no temporary database can be made", path: path)
    }
    (self.path, handle) = (path, opened)
    nl_sqlite_defend(handle)
  }

  deinit { sqlite3_close_v2(handle) }

  /// The failure that the last call left.
  func failure(_ code: Int32) -> SQLiteError {
    SQLiteError(code: code, message: String(cString: sqlite3_errmsg(handle)), path: path)
  }

  /// Throws unless a result code means success.
  func check(_ code: Int32) throws(SQLiteError) {
    if code != SQLITE_OK { throw failure(code) }
  }

  /// Runs statements that give no rows, separated by semicolons.
  package func execute(_ sql: String) throws(SQLiteError) {
    try check(sqlite3_exec(handle, sql, nil, nil, nil))
  }

  /// Prepares a statement that is kept and run often.
  package func prepare(_ sql: String) throws(SQLiteError) -> SQLiteStatement {
    try SQLiteStatement(sql, in: self)
  }

  /// The first column of the first row as a number; nil when there is no row or no number.
  package func integer(_ sql: String) throws(SQLiteError) -> Int? {
    let statement = try prepare(sql)
    guard try statement.step() else { return nil }
    return statement.integer(0)
  }

  /// Runs the body as one transaction that may write; what was changed is taken back when it throws.
  package func transaction<Result>(
    _ body: () throws(SQLiteError) -> Result
  ) throws(SQLiteError) -> Result {
    try execute("BEGIN IMMEDIATE")
    do throws(SQLiteError) {
      let result = try body()
      try execute("COMMIT")
      return result
    } catch {
      rollBack()
      throw error
    }
  }

  /// Takes back what the open transaction changed, if one is open.
  package func rollBack() {
    if sqlite3_get_autocommit(handle) == 0 { sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }
  }

  /// The key of the row that was inserted last.
  package var lastKey: Int64 { sqlite3_last_insert_rowid(handle) }

  /// The number of rows that the last statement changed.
  package var changes: Int { Int(sqlite3_changes64(handle)) }
}
