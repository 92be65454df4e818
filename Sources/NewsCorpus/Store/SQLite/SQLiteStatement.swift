import CSQLite

/// A prepared statement: bind values to its parameters, then step through its rows.
///
/// Parameters count from 1, columns from 0, as SQLite has it.
package final class SQLiteStatement {
  private let database: SQLiteDatabase
  private let handle: OpaquePointer

  init(_ sql: String, in database: SQLiteDatabase) throws(SQLiteError) {
    var prepared: OpaquePointer?
    let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
    try database.check(sqlite3_prepare_v3(database.handle, sql, -1, flags, &prepared, nil))
    guard let prepared else {
      throw SQLiteError(code: SQLITE_MISUSE, message: "empty statement", path: database.path)
    }
    (self.database, handle) = (database, prepared)
  }

  deinit { sqlite3_finalize(handle) }

  /// Goes to the next row; false behind the last one.
  package func step() throws(SQLiteError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw database.failure(code)
    }
  }

  /// Runs a statement without rows, and makes it ready for the next time.
  package func run() throws(SQLiteError) {
    defer { reset() }
    _ = try step()
  }

  /// Makes it ready to run again; values stay bound.
  package func reset() { sqlite3_reset(handle) }
}

extension SQLiteStatement {
  /// Binds a number, or null.
  package func bind(_ parameter: Int32, _ value: Int?) throws(SQLiteError) {
    guard let value else { return try bindNull(parameter) }
    try database.check(sqlite3_bind_int64(handle, parameter, Int64(value)))
  }

  /// Binds a number, or null.
  package func bind(_ parameter: Int32, _ value: Double?) throws(SQLiteError) {
    guard let value else { return try bindNull(parameter) }
    try database.check(sqlite3_bind_double(handle, parameter, value))
  }

  /// Binds text, or null; SQLite makes a copy.
  package func bind(_ parameter: Int32, _ value: String?) throws(SQLiteError) {
    guard var value else { return try bindNull(parameter) }
    try database.check(
      value.withUTF8 {
        nl_sqlite_bind_text_copy(handle, parameter, $0.baseAddress, UInt64($0.count))
      })
  }

  /// Binds text that is valid UTF-8, or null; SQLite makes a copy.
  package func bind(_ parameter: Int32, text: [UInt8]?) throws(SQLiteError) {
    guard let text else { return try bindNull(parameter) }
    try database.check(
      text.withUnsafeBufferPointer {
        nl_sqlite_bind_text_copy(handle, parameter, $0.baseAddress, UInt64($0.count))
      })
  }

  /// Binds bytes, or null; SQLite makes a copy.
  package func bind(_ parameter: Int32, blob: [UInt8]?) throws(SQLiteError) {
    guard let blob else { return try bindNull(parameter) }
    try database.check(
      blob.withUnsafeBufferPointer {
        nl_sqlite_bind_blob_copy(handle, parameter, $0.baseAddress, UInt64($0.count))
      })
  }

  /// Runs with text that is valid UTF-8 and is read where it lies; the parameter is null afterwards.
  package func run(
    _ parameter: Int32, text bytes: UnsafeBufferPointer<UInt8>
  ) throws(SQLiteError) {
    var code = nl_sqlite_bind_text_in_place(
      handle, parameter, bytes.baseAddress, UInt64(bytes.count))
    if code == SQLITE_OK { code = sqlite3_step(handle) }
    guard code == SQLITE_DONE || code == SQLITE_ROW else {
      let failure = database.failure(code)
      reset()
      sqlite3_bind_null(handle, parameter)
      throw failure
    }
    reset()
    sqlite3_bind_null(handle, parameter)
  }

  /// Binds null.
  package func bindNull(_ parameter: Int32) throws(SQLiteError) {
    try database.check(sqlite3_bind_null(handle, parameter))
  }
}

extension SQLiteStatement {
  /// The number of columns of its rows.
  package var columnCount: Int32 { sqlite3_column_count(handle) }

  /// Whether a column of the row is null.
  package func isNull(_ column: Int32) -> Bool {
    sqlite3_column_type(handle, column) == SQLITE_NULL
  }

  /// A column as a number; nil when it is null.
  package func integer(_ column: Int32) -> Int? {
    isNull(column) ? nil : Int(sqlite3_column_int64(handle, column))
  }

  /// A column as a number; nil when it is null.
  package func number(_ column: Int32) -> Double? {
    isNull(column) ? nil : sqlite3_column_double(handle, column)
  }

  /// A column as text, with U+FFFD for what is no UTF-8; nil when it is null.
  package func string(_ column: Int32) -> String? {
    bytes(column) { String(decoding: $0, as: UTF8.self) }
  }

  /// The number of bytes of a column.
  package func byteCount(_ column: Int32) -> Int { Int(sqlite3_column_bytes(handle, column)) }

  /// The bytes of a column; nil when it is null.
  package func bytes(_ column: Int32) -> [UInt8]? { bytes(column) { Array($0) } }

  /// Hands over the bytes of a column, which stay until the next step; nil when it is null.
  package func bytes<Result, Failure: Error>(
    _ column: Int32, _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result? {
    if isNull(column) { return nil }
    // The order matters: the pointer may move when the count is asked for first.
    let start = sqlite3_column_blob(handle, column)
    let count = Int(sqlite3_column_bytes(handle, column))
    return try body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
  }
}
