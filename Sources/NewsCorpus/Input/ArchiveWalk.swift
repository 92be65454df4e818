/// Goes through the members of an archive from its beginning to its end.
package enum ArchiveWalk {
  /// A member of an archive.
  package struct Member {
    /// Its path, as the archive has it; empty when it is no valid text.
    package let path: String
    /// What it is.
    package let content: Content
  }

  /// What a member is.
  package enum Content {
    case folder
    case file([UInt8])
    /// A link, a device or the like.
    case other
  }

  /// Tells of each member.
  ///
  /// - Parameters:
  ///   - path: The archive, packed or not, tar or zip.
  ///   - limits: How much may come out of it.
  ///   - visit: Told of each member; false ends the walk.
  /// - Throws: When the archive cannot be read, is damaged, or too much comes out of it.
  package static func forEach(
    in path: String, limits: ArchiveLimits, _ visit: (Member) -> Bool
  ) throws(FileError) {
    let source = try DescriptorSource(path: path)
    let archive = try ArchiveHandle(source, isRaw: false, limits: limits)
    var count = 0
    while try archive.nextEntry() {
      count += 1
      if count > limits.members {
        throw .damaged("has more than the \(limits.members) members that are allowed")
      }
      guard visit(try member(of: archive)) else { return }
    }
  }

  private static func member(of archive: ArchiveHandle) throws(FileError) -> Member {
    let path = archive.path ?? ""
    if archive.isEncrypted { throw .damaged("'\(path)' cannot be read without a password") }
    if archive.isFolder { return Member(path: path, content: .folder) }
    guard archive.isFile else { return Member(path: path, content: .other) }
    var bytes: [UInt8] = []
    while true {
      let more = try archive.read(upTo: 1 << 16)
      if more.isEmpty { break }
      bytes += more
    }
    return Member(path: path, content: .file(bytes))
  }
}
