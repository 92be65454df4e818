/// A compressed file as what it holds.
final class UnpackedSource: ByteSource {
  private let handle: ArchiveHandle

  init(_ source: any ByteSource, limits: ArchiveLimits) throws(FileError) {
    handle = try ArchiveHandle(source, isRaw: true, limits: limits)
    guard try handle.nextEntry() else { throw .damaged("compressed, and empty") }
  }

  func read(upTo count: Int) throws(FileError) -> [UInt8] { try handle.read(upTo: count) }
}
