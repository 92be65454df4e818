/// How a file is packed, as its extension says.
package enum Packing: CaseIterable, Sendable {
  /// One file, compressed.
  case compressed
  /// Many files.
  case archive

  /// The extensions of compressed files.
  package static let compressions = ["gz", "zst", "xz", "bz2"]

  /// The extensions of archives, those of compressed ones among them.
  package static let archives = [
    "zip", "tar", "tar.gz", "tgz", "tar.zst", "tar.xz", "txz", "tar.bz2", "tbz2",
  ]

  /// How a file of this name is packed, or nil when it is not.
  package static func of(_ name: String) -> Packing? {
    let lower = FilePath.lastComponent(name).lowercased()
    if archives.contains(where: {
      lower.hasSuffix("." + $0) && lower.utf8.count > $0.utf8.count + 1
    }) {
      return .archive
    }
    if let suffix = FilePath.fileExtension(lower), compressions.contains(suffix) {
      return .compressed
    }
    return nil
  }
}
