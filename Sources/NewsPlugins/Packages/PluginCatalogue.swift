import NewsAnalysis
import NewsCorpus
import Spelling

/// Folders in which plugins lie that can be installed by name: as folders, archives or single files.
///
/// What a plugin needs is looked for there, too, and among what is installed and what comes with
/// newslab.
package final class PluginCatalogue {
  /// The folders, the first one first.
  package let folders: [String]
  private let fetcher: PluginFetcher
  private var read: [PluginCandidate]?
  /// What lies in the folders and cannot be used.
  package private(set) var failures: [PluginError] = []

  /// Takes folders whose paths are absolute or relative to the fetcher's.
  package init(_ folders: [String], fetcher: PluginFetcher) {
    (self.folders, self.fetcher) = (folders, fetcher)
  }

  /// All plugins in them, by name and then from the highest version down.
  package func all() -> [PluginCandidate] {
    if let read { return read }
    var found: [PluginCandidate] = []
    for folder in folders {
      for name in FolderList.plugins(in: folder) {
        do throws(PluginError) {
          found.append(try fetcher.fetch(PluginSource(name)))
        } catch {
          failures.append(error)
        }
      }
    }
    let sorted = found.enumerated().sorted { left, right in
      let (one, other) = (left.element.manifest, right.element.manifest)
      if one.name != other.name { return one.name < other.name }
      if one.version != other.version { return other.version < one.version }
      return left.offset < right.offset
    }
    read = sorted.map(\.element)
    return sorted.map(\.element)
  }

  /// The plugins of a name, from the highest version down.
  package func candidates(_ name: String) -> [PluginCandidate] {
    all().filter { $0.manifest.name == name }
  }

  /// The highest version of a plugin that will do.
  package func best(
    _ name: String, in range: VersionRange
  ) throws(PluginError) -> PluginCandidate {
    let newslab = try PluginInstaller.newslab
    let known = candidates(name)
    if known.isEmpty {
      let names = Set(all().map(\.manifest.name)).sorted()
      throw .unknown(name, nearest: NearestName.nearest(to: name, among: names), known: names)
    }
    let fitting = known.first {
      range.contains($0.manifest.version) && $0.manifest.newslab.contains(newslab)
    }
    if let fitting { return fitting }
    throw .unsettled(
      "no version of '\(name)' will do: " + PluginResolver.reasons(known, range, newslab), chain: []
    )
  }
}

/// What lies in a folder of plugins.
private enum FolderList {
  static func plugins(in folder: String) -> [String] {
    FolderNames.inside(folder).map { folder + "/" + $0 }.filter {
      if SourceFile.isFolder($0) { return SourceFile.exists($0 + "/" + PluginManifest.fileName) }
      return SourceFile.exists($0) && (PluginArchive.isName($0) || $0.hasSuffix(".lua"))
    }
  }
}
