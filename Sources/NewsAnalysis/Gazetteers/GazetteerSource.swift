import FoundationEssentials
import Glibc

/// What a compiled list was made of, as far as its header tells.
package struct GazetteerSource: Equatable, Sendable {
  /// The size of the table in bytes.
  package var size: UInt64 = 0
  /// When the table was last changed, in nanoseconds since 1970.
  package var time: Int64 = 0
  /// A hash of the table.
  package var hash: UInt64 = 0
  /// The defaults with which it was read.
  package var options: UInt64 = 0

  /// Makes one of nothing.
  package init() {}

  /// Whether size, time and defaults are those of another one, so that nothing needs to be read.
  func looksLike(_ other: GazetteerSource) -> Bool {
    size == other.size && time == other.time && options == other.options
  }
}

extension GazetteerSource {
  /// The largest table that is read, in bytes.
  package static let largestTable = 512 << 20

  /// Size and time of a table; the time is 0 while a change might still go unseen.
  init(_ path: String, _ shown: String) throws(GazetteerError) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw .unreadable(file: shown, problem: GazetteerCache.systemProblem())
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(file: shown, problem: "not a regular file")
    }
    guard status.st_size <= Self.largestTable else {
      throw .unreadable(file: shown, problem: "larger than \(Self.largestTable >> 20) MiB")
    }
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    size = UInt64(status.st_size)
    // A time some centuries away wraps: the table is then read again or taken for the same by its
    // size and content.
    let changed = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
    let age = Int64(now.tv_sec) &* 1_000_000_000 &+ Int64(now.tv_nsec) &- changed
    time = age < 1_000_000_000 ? 0 : changed
  }
}

extension GazetteerTable {
  /// The bytes of a table.
  static func read(_ path: String, _ shown: String) throws(GazetteerError) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .unreadable(file: shown, problem: "cannot be read")
    }
    return [UInt8](data)
  }

  /// The rows of a table, all in memory.
  package static func rows(ofFile path: String, defaults: GazetteerDefaults)
    throws(GazetteerError) -> [GazetteerRow]
  {
    _ = try GazetteerSource(path, path)
    return try rows(of: read(path, path), file: path, defaults: defaults)
  }

  /// The rows of the bytes of a table, which messages call `file`.
  package static func rows(of bytes: [UInt8], file: String, defaults: GazetteerDefaults)
    throws(GazetteerError) -> [GazetteerRow]
  {
    var rows: [GazetteerRow] = []
    var table = GazetteerTable(file: file, defaults: defaults)
    let failure = bytes.withUnsafeBufferPointer { buffer -> GazetteerError? in
      do throws(GazetteerError) {
        try table.forEachRow(of: buffer) { rows.append($0) }
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
    return rows
  }
}
