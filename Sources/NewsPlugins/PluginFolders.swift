import NewsAnalysis
import NewsModel
import Spelling

/// Where plugins are looked for; of two with the same name the first counts.
package struct PluginFolders: Sendable {
  /// Where a plugin comes from.
  package enum Origin: String, Sendable {
    /// The folder `.newslab/plugins` of the project.
    case project
    /// The folder of the person at the keyboard.
    case user
    /// It came with newslab.
    case shipped
    /// A folder that somebody named.
    case named = "folder"
  }

  /// The folders, the first one first.
  package let roots: [(origin: Origin, path: String)]
  private let current: String

  /// Finds the folders for an environment and a current folder.
  package init(environment: [String: String], folder: String, resources: ResourceFolder) {
    let folder = SourceFile.resolved(folder) ?? folder
    var roots: [(origin: Origin, path: String)] = []
    let project = Self.nearest(".newslab/plugins", above: folder, where: SourceFile.isFolder)
    if let project { roots.append((.project, project)) }
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
      roots.append((.user, data + "/newslab/plugins"))
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      roots.append((.user, home + "/.local/share/newslab/plugins"))
    }
    roots.append((.shipped, resources.plugins))
    (self.roots, current) = (roots, folder)
  }

  /// Something of the nearest project, which is the current folder or one above it.
  private static func nearest(
    _ name: String, above folder: String, where isThere: (String) -> Bool
  ) -> String? {
    var place = folder[...]
    while true {
      let path = place + "/" + name
      if isThere(String(path)) { return String(path) }
      guard let slash = place.lastIndex(of: "/") else { return nil }
      place = place[..<slash]
    }
  }

  /// Every plugin and every folder that has a manifest but is none, sorted by name.
  package func all() -> [Result<Plugin, PluginError>] {
    var found: [(name: String, plugin: Result<Plugin, PluginError>)] = []
    for (origin, root) in roots {
      for folder in Self.folders(in: root) {
        let name = SourceFile.below(root + "/", folder) ?? folder
        guard !found.contains(where: { $0.name == name }) else { continue }
        let plugin = Result { () throws(PluginError) in
          try Plugin(folder: folder, origin: origin, current: current)
        }
        found.append((name, plugin))
      }
    }
    return found.sorted { $0.name < $1.name }.map(\.plugin)
  }

  /// The tables of roles that plugins bring in `data/roles.tsv`, and those that lie as `roles.tsv`
  /// beside the plugins of the user and of the project; a later one wins over an earlier one.
  package var roleTables: [String] { tables(named: "roles.tsv") }

  /// The tables of profiles of agencies, in the same places as `wire_profiles.tsv`.
  package var profileTables: [String] { tables(named: "wire_profiles.tsv") }

  /// The tables of claim patterns, in the same places as `claims.tsv`.
  package var claimTables: [String] { tables(named: "claims.tsv") }

  private func tables(named name: String) -> [String] {
    var tables: [String] = []
    for (origin, root) in roots.reversed() {
      tables += Self.folders(in: root).map { $0 + "/data/" + name }
      guard origin == .user, let slash = root.lastIndex(of: "/") else { continue }
      tables.append(root[..<slash] + "/" + name)
    }
    let own = Self.nearest(".newslab/" + name, above: current, where: SourceFile.exists)
    return (tables + [own].compactMap { $0 }).filter { SourceFile.exists($0) }
  }

  /// The plugin of a name; a name with a dot first or with a slash may be the path of a folder.
  package func plugin(_ name: String) throws(PluginError) -> Plugin {
    let path = SourceFile.path(name, from: current)
    if !PluginManifest.isName(name) || name.contains("/"),
      SourceFile.exists(path + "/" + PluginManifest.fileName)
    {
      return try Plugin(folder: path, origin: .named, current: current)
    }
    for (origin, root) in roots where PluginManifest.isName(name) {
      let folder = root + "/" + name
      if SourceFile.exists(folder + "/" + PluginManifest.fileName) {
        return try Plugin(folder: folder, origin: origin, current: current)
      }
    }
    let known = roots.flatMap { root in
      Self.folders(in: root.path).map { SourceFile.below(root.path + "/", $0) ?? $0 }
    }
    let names = Set(known).sorted()
    throw .unknown(name, nearest: NearestName.nearest(to: name, among: names), known: names)
  }

  /// The folders with a manifest, directly below a root or below a folder of an owner.
  private static func folders(in root: String) -> [String] {
    FolderNames.inside(root).flatMap { name -> [String] in
      let folder = root + "/" + name
      if SourceFile.exists(folder + "/" + PluginManifest.fileName) { return [folder] }
      return FolderNames.inside(folder).map { folder + "/" + $0 }
        .filter { SourceFile.exists($0 + "/" + PluginManifest.fileName) }
    }
  }
}
