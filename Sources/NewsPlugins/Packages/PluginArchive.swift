import NewsCorpus

/// Packed plugins: a tar file with gzip, xz, zstd or nothing around it, or a zip file.
package enum PluginArchive {
  /// How the names of archives end; the first one is what ``pack(_:)`` makes.
  package static let endings = [
    ".tar.gz", ".tgz", ".tar", ".tar.xz", ".tar.zst", ".tar.bz2", ".zip",
  ]

  /// Whether a path ends as archives do.
  package static func isName(_ path: String) -> Bool {
    let path = path.lowercased()
    return endings.contains { path.hasSuffix($0) }
  }

  /// The files of an archive; those that all lie in one folder lie at the top.
  ///
  /// Throws when it cannot be read, is damaged, unpacks to too much, or holds something that no plugin
  /// may have: links, devices, paths that lead elsewhere.
  package static func read(_ path: String) throws(PluginTreeError) -> PluginTree {
    var tree = PluginTree()
    var refused: PluginTreeError?
    let limits = ArchiveLimits(
      bytes: SourceFile.limit, ratio: 200, freeBytes: 4 << 20, members: 4 * PluginTree.Limits.files)
    do throws(FileError) {
      try ArchiveWalk.forEach(in: path, limits: limits) { member in
        do throws(PluginTreeError) {
          try add(member, to: &tree)
        } catch {
          refused = error
        }
        return refused == nil
      }
    } catch {
      throw .unreadable(path: path, error)
    }
    if let refused { throw refused }
    return tree.unwrapped
  }

  private static func add(
    _ member: ArchiveWalk.Member, to tree: inout PluginTree
  ) throws(PluginTreeError) {
    switch member.content {
    case .folder: _ = try TreePath.check(trimmed(member.path))
    case .file(let bytes): try tree.add(member.path, bytes)
    case .other: throw .notPlain(path: member.path, what: "a link or device")
    }
  }

  private static func trimmed(_ path: String) -> String {
    path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// Packs a tree as `.tar.gz`: the same files give the same bytes, whenever and wherever.
  package static func pack(
    _ tree: PluginTree, below folder: String
  ) throws(PluginTreeError) -> [UInt8] {
    do throws(FileError) {
      return try ArchivePacker.pack(tree.files.map { (folder + "/" + $0.path, $0.bytes) })
    } catch {
      throw .unreadable(path: folder, error)
    }
  }
}
