import Glibc

/// Opens, makes and brings up to date the files of stores.
package enum StoreFile {
  /// The extension by which stores are known.
  package static let fileExtension = "newslab"

  /// Whether a path is meant to be a store.
  package static func isStore(_ path: String) -> Bool {
    FilePath.fileExtension(path) == fileExtension
  }

  /// Whether a name is that of a file that stands beside a store for its use.
  static func isBesideStore(_ name: String) -> Bool {
    ["-wal", "-shm", "-journal", "-lock"].contains { name.hasSuffix("." + fileExtension + $0) }
  }

  /// Opens a store for reading.
  ///
  /// A store of an older schema is brought up to date when it may be written to.
  package static func read(_ path: String) throws(StoreError) -> SQLiteDatabase {
    try checkFile(path)
    var database = try open(path, .read)
    let version: Int
    do throws(StoreError) {
      version = try self.version(of: database)
    } catch .sqlite(let error) where [.readOnly, .cannotOpen].contains(error.kind) {
      // Where the folder may not be written to, SQLite cannot share the file with a writer; there
      // is none unless it left something beside the file.
      var status = stat()
      if stat(path + "-wal", &status) == 0, status.st_size > 0 { throw .sqlite(error) }
      database = try open(path, .immutable)
      version = try self.version(of: database)
    }
    if version == StoreSchema.version { return database }
    do throws(StoreError) {
      _ = try write(path)
    } catch {
      throw .tooOld(
        path: path, version: version, known: StoreSchema.version, reason: "\(error)")
    }
    return try open(path, .read)
  }

  /// Opens a store for writing, brings it up to date, and makes it first if it is not there.
  package static func write(
    _ path: String, makes: Bool = false
  ) throws(StoreError) -> SQLiteDatabase {
    var status = stat()
    let isThere = stat(path, &status) == 0 && status.st_size > 0
    if isThere || !makes { try checkFile(path) }
    let database = try open(path, makes ? .create : .write)
    do throws(SQLiteError) {
      if makes, try isEmpty(database) { try create(database) }
    } catch {
      throw failure(error, path)
    }
    let version = try version(of: database)
    do throws(SQLiteError) {
      // What is reported as imported survives a loss of power, too: each commit reaches the disk.
      try database.execute("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON")
      // Pages that change in many batches are copied into the file once.
      try database.execute("PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -65536")
      if version < StoreSchema.version { try migrate(database) }
    } catch {
      throw .sqlite(error)
    }
    return database
  }

  /// Makes the tables of a version in an empty file; tests make older ones.
  package static func create(
    _ database: SQLiteDatabase, version: Int = StoreSchema.version
  ) throws(SQLiteError) {
    try database.execute("PRAGMA page_size = \(StoreSchema.pageSize); PRAGMA journal_mode = WAL")
    try database.execute("PRAGMA synchronous = FULL")
    try database.transaction { () throws(SQLiteError) in
      guard try isEmpty(database) else { return }
      for step in StoreSchema.steps.prefix(version) { try database.execute(step) }
      try database.execute("PRAGMA application_id = \(StoreSchema.applicationID)")
      try database.execute("PRAGMA user_version = \(version)")
    }
  }

  /// Takes the steps that are missing, all or none.
  private static func migrate(_ database: SQLiteDatabase) throws(SQLiteError) {
    try database.transaction { () throws(SQLiteError) in
      let version = try database.integer("PRAGMA user_version") ?? 0
      for step in StoreSchema.steps.dropFirst(version) { try database.execute(step) }
      try database.execute("PRAGMA user_version = \(StoreSchema.version)")
    }
  }

  private static func isEmpty(_ database: SQLiteDatabase) throws(SQLiteError) -> Bool {
    guard try database.integer("PRAGMA application_id") == 0 else { return false }
    return try database.integer("SELECT count(*) FROM sqlite_schema") == 0
  }

  private static func open(
    _ path: String, _ mode: SQLiteDatabase.Mode
  ) throws(StoreError) -> SQLiteDatabase {
    do throws(SQLiteError) {
      return try SQLiteDatabase(path: path, mode: mode)
    } catch {
      throw .sqlite(error)
    }
  }

  /// Throws what the system says, or that there is nothing in the file.
  ///
  /// The file is not opened: when a process closes it, SQLite loses all its locks in that process.
  private static func checkFile(_ path: String) throws(StoreError) {
    var status = stat()
    do throws(FileError) {
      _ = try FileError.check { stat(path, &status) }
      guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    } catch {
      throw .unreadable(path: path, reason: error.description)
    }
    if status.st_size == 0 { throw .notAStore(path: path, reason: "the file is empty") }
  }

  private static func failure(_ error: SQLiteError, _ path: String) -> StoreError {
    error.kind == .notADatabase
      ? .notAStore(path: path, reason: "it is no SQLite file") : .sqlite(error)
  }

  /// The version of the schema; throws when the file is none of newslab's or a newer one.
  private static func version(of database: SQLiteDatabase) throws(StoreError) -> Int {
    let path = database.path
    let (id, version): (Int, Int)
    do throws(SQLiteError) {
      id = try database.integer("PRAGMA application_id") ?? 0
      version = try database.integer("PRAGMA user_version") ?? 0
    } catch {
      throw failure(error, path)
    }
    guard id == StoreSchema.applicationID else {
      throw .notAStore(path: path, reason: "it is a SQLite file of another program")
    }
    guard version > 0 else { throw .notAStore(path: path, reason: "it has no schema version") }
    guard version <= StoreSchema.version else {
      throw .tooNew(path: path, version: version, known: StoreSchema.version)
    }
    return version
  }
}
