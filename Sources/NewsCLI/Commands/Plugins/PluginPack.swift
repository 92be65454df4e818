import NewsCorpus
import NewsPlugins
import NewsScript

/// The work of `newslab plugin pack`.
struct PluginPack {
  let desk: PluginDesk

  /// Writes an archive of a plugin, for the same files the same bytes.
  func pack(_ name: String, to path: String?) throws {
    let session = desk.session
    let candidate = try session.plugins { () throws(PluginError) in
      let plugin = try desk.folders.plugin(name)
      return try PluginCandidate(
        PluginTree(folder: plugin.folder, shown: plugin.shownFolder), source: plugin.shownFolder)
    }
    let manifest = candidate.manifest
    let stem = "\(manifest.name.split(separator: "/").last ?? "plugin")-\(manifest.version)"
    let path = path ?? stem + (PluginArchive.endings.first ?? "")
    let bytes: [UInt8]
    do throws(PluginTreeError) {
      bytes = try PluginArchive.pack(candidate.tree, below: stem)
    } catch {
      throw CommandFailure(.inputOutput, error.description)
    }
    try CommandFailure.writing(bytes, to: path)
    let count = candidate.tree.files.count
    try session.output.write(
      "\(path): \(candidate.title), \(count) file\(count == 1 ? "" : "s"), \(bytes.count) bytes\n"
        + "sha256 of the files: \(candidate.tree.fingerprint)\n")
  }
}
