import Glibc
import NewsCorpus

/// Gets the files of plugins from where somebody says they are.
package struct PluginFetcher: Sendable {
  /// The folder that paths are relative to.
  let current: String
  private let isOffline: Bool
  private let temporary: String

  /// Makes a fetcher; paths are relative to `folder`, and `isOffline` refuses what needs the network.
  package init(folder: String, isOffline: Bool, temporary: String) {
    (current, self.isOffline, self.temporary) = (folder, isOffline, temporary)
  }

  /// The same for paths that are relative to another folder.
  func from(_ folder: String) -> PluginFetcher {
    PluginFetcher(folder: folder, isOffline: isOffline, temporary: temporary)
  }

  /// The plugin of a folder, archive, file or repository.
  package func fetch(_ source: PluginSource) throws(PluginError) -> PluginCandidate {
    let shown = source.description
    switch source {
    case .folder(let name):
      let path = SourceFile.path(name, from: current)
      guard SourceFile.isFolder(path) else { throw .unreadable(path: name, .system(ENOENT)) }
      return try PluginCandidate(PluginTree(folder: path, shown: shown), source: shown)
    case .archive(let name):
      let path = SourceFile.path(name, from: current)
      return try PluginCandidate(Self.unpacked(path, shown), source: shown)
    case .file(let name):
      return try PluginCandidate(file(name), source: shown)
    case .git(let url, let revision):
      if isOffline, source.needsNetwork {
        throw .refused("'\(shown)' needs the network, which --offline forbids", notes: [])
      }
      let (archive, commit, folder) = try GitRepository.archive(
        of: url, at: revision, below: temporary)
      defer { FileTree.remove(folder) }
      return try PluginCandidate(Self.unpacked(archive, shown), source: shown, revision: commit)
    case .name(let name, _):
      throw .unknown(name, nearest: nil, known: [])
    }
  }

  private static func unpacked(_ path: String, _ shown: String) throws(PluginError) -> PluginTree {
    do throws(PluginTreeError) {
      return try PluginArchive.read(path)
    } catch {
      if case .unreadable(_, let error) = error { throw .unreadable(path: shown, error) }
      throw .badTree(source: shown, error)
    }
  }

  private func file(_ name: String) throws(PluginError) -> PluginTree {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try SourceFile.read(SourceFile.path(name, from: current))
    } catch {
      throw .unreadable(path: name, error)
    }
    var tree = PluginTree()
    do throws(PluginTreeError) {
      try tree.add(PluginManifest.mainFile, bytes)
    } catch {
      throw .badTree(source: name, error)
    }
    return tree
  }
}
