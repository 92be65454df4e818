import CArchive

/// Packs files as a tar file with gzip around it.
///
/// Times, owners and modes are left out, so that the same files give the same bytes.
package enum ArchivePacker {
  /// The bytes of the archive.
  ///
  /// - Parameter files: Paths and contents, in the order in which they are to stand.
  /// - Returns: The archive.
  /// - Throws: What libarchive says is wrong.
  package static func pack(_ files: [(path: String, bytes: [UInt8])]) throws(FileError) -> [UInt8] {
    guard let archive = archive_write_new() else {
      throw .damaged("libarchive cannot be used")
    }
    defer { archive_write_free(archive) }
    // A block of 512 bytes for each header, as much for what a long path needs, the rest of the last
    // block, and the end; gzip makes nothing much longer.
    let most = files.reduce(1 << 16) { $0 + $1.bytes.count + 4096 }
    var packed = [UInt8](repeating: 0, count: most + most / 512)
    var used = 0
    archive_write_set_format_pax_restricted(archive)
    archive_write_add_filter_gzip(archive)
    // Paths are bytes: what the locale makes of them must not count.
    archive_write_set_options(
      archive, "gzip:!timestamp,gzip:compression-level=9,hdrcharset=BINARY")
    archive_write_set_bytes_per_block(archive, 512)
    let problem = packed.withUnsafeMutableBytes { buffer -> FileError? in
      guard
        archive_write_open_memory(archive, buffer.baseAddress, buffer.count, &used) == ARCHIVE_OK
      else { return failure(archive) }
      for file in files {
        if let failure = add(file.path, file.bytes, to: archive) { return failure }
      }
      return archive_write_close(archive) == ARCHIVE_OK ? nil : failure(archive)
    }
    if let problem { throw problem }
    return Array(packed[..<used])
  }

  private static func add(
    _ path: String, _ bytes: [UInt8], to archive: OpaquePointer
  ) -> FileError? {
    guard let entry = archive_entry_new() else { return .damaged("libarchive cannot be used") }
    defer { archive_entry_free(entry) }
    archive_entry_set_pathname(entry, path)
    archive_entry_set_filetype(entry, 0o100_000)
    archive_entry_set_perm(entry, 0o644)
    archive_entry_set_size(entry, Int64(bytes.count))
    archive_entry_set_mtime(entry, 0, 0)
    guard archive_write_header(archive, entry) == ARCHIVE_OK else { return failure(archive) }
    let written = bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
    return written == bytes.count ? nil : failure(archive)
  }

  private static func failure(_ archive: OpaquePointer) -> FileError {
    .damaged(archive_error_string(archive).map { String(cString: $0) } ?? "cannot be packed")
  }
}
