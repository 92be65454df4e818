import CArchive
import Glibc

/// What libarchive reads from a source, with limits on what comes out.
final class ArchiveHandle {
  /// The bytes that the library asks for.
  private final class Feed {
    let source: any ByteSource
    var failure: FileError?
    let buffer: UnsafeMutableRawPointer
    static let size = 1 << 16

    init(_ source: any ByteSource) {
      self.source = source
      buffer = .allocate(byteCount: Self.size, alignment: 16)
    }

    deinit { buffer.deallocate() }
  }

  /// What the library calls kinds of entries, as a file system does.
  private static let regular: UInt32 = 0o100_000
  private static let folder: UInt32 = 0o040_000

  private let archive: OpaquePointer
  private let feed: Feed
  private let limits: ArchiveLimits
  /// The entry that is read now; the library owns it.
  private var entry: OpaquePointer?
  private var output = 0
  private var before = 0
  private var total = 0

  /// Opens an archive, or with `isRaw` a compressed file as one entry.
  init(_ source: any ByteSource, isRaw: Bool, limits: ArchiveLimits) throws(FileError) {
    guard let archive = archive_read_new() else { throw .damaged("libarchive cannot be used") }
    self.archive = archive
    self.limits = limits
    feed = Feed(source)
    archive_read_support_filter_gzip(archive)
    archive_read_support_filter_bzip2(archive)
    archive_read_support_filter_xz(archive)
    archive_read_support_filter_zstd(archive)
    archive_read_support_filter_lzma(archive)
    archive_read_support_filter_compress(archive)
    if isRaw {
      archive_read_support_format_raw(archive)
    } else {
      archive_read_support_format_tar(archive)
      archive_read_support_format_zip_streamable(archive)
    }
    let status = archive_read_open(
      archive, Unmanaged.passUnretained(feed).toOpaque(), nil,
      { _, context, block in
        guard let context, let block else { return -1 }
        let feed = Unmanaged<Feed>.fromOpaque(context).takeUnretainedValue()
        do {
          let bytes = try feed.source.read(upTo: Feed.size)
          bytes.withUnsafeBytes { raw in
            if let start = raw.baseAddress {
              feed.buffer.copyMemory(from: start, byteCount: raw.count)
            }
          }
          block.pointee = UnsafeRawPointer(feed.buffer)
          return bytes.count
        } catch {
          feed.failure = error as? FileError
          return -1
        }
      }, nil)
    if status != ARCHIVE_OK { throw problem }
  }

  deinit { archive_read_free(archive) }

  private var problem: FileError {
    if let failure = feed.failure { return failure }
    let words = archive_error_string(archive).map { String(cString: $0) } ?? "damaged"
    return .damaged(words.prefix(1).lowercased() + words.dropFirst())
  }

  /// Goes to the next entry; says whether there is one.
  func nextEntry() throws(FileError) -> Bool {
    // What nobody read counts, too, and comes out here.
    if entry != nil { while try !read(upTo: 1 << 16).isEmpty {} }
    entry = nil
    (output, before) = (0, Int(archive_filter_bytes(archive, -1)))
    switch archive_read_next_header(archive, &entry) {
    case ARCHIVE_EOF: return false
    case ARCHIVE_OK, ARCHIVE_WARN: return true
    default: throw problem
    }
  }

  /// The path of the entry, or nil when it is no valid text.
  var path: String? {
    guard let entry else { return nil }
    if let name = archive_entry_pathname_utf8(entry) { return String(cString: name) }
    return archive_entry_pathname(entry).flatMap { name in
      String(validatingCString: name) ?? String(cString: name)
    }
  }

  /// Whether the entry is a file with bytes of its own.
  var isFile: Bool {
    guard let entry else { return false }
    let isLink = archive_entry_hardlink(entry) != nil || archive_entry_symlink(entry) != nil
    return !isLink && UInt32(archive_entry_filetype(entry)) == Self.regular
  }

  /// Whether the entry is a folder.
  var isFolder: Bool {
    entry.map { UInt32(archive_entry_filetype($0)) == Self.folder } ?? false
  }

  /// Whether the entry cannot be read without a password.
  var isEncrypted: Bool { entry.map { archive_entry_is_encrypted($0) != 0 } ?? false }

  /// The next bytes of the entry; empty at its end.
  func read(upTo count: Int) throws(FileError) -> [UInt8] {
    var got = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      got = archive_read_data(archive, buffer.baseAddress, count)
      filled = max(got, 0)
    }
    if got < 0 { throw problem }
    output += got
    total += got
    let input = Int(archive_filter_bytes(archive, -1))
    try limits.check(output: output, input: input - before)
    try limits.checkRatio(output: total, input: input)
    return bytes
  }
}
