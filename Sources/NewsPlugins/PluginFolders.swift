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
  /// Where plugins can be installed, that of the project first.
  package let places: [PluginPlace]
  /// The place of the person at the keyboard; nil when the environment names no home.
  package let userPlace: PluginPlace?
  private let current: String

  /// Finds the folders for an environment and a current folder.
  package init(environment: [String: String], folder: String, resources: ResourceFolder) {
    let folder = SourceFile.resolved(folder) ?? folder
    var roots: [(origin: Origin, path: String)] = []
    var places: [PluginPlace] = []
    if let project = Self.project(above: folder) {
      let place = PluginPlace(project: project, shown: SourceFile.shown(project, from: folder))
      places.append(place)
      roots.append((.project, place.plugins))
    }
    userPlace = Self.dataFolder(environment).map { PluginPlace(user: $0) }
    if let userPlace {
      places.append(userPlace)
      roots.append((.user, userPlace.plugins))
    }
    roots.append((.shipped, resources.plugins))
    (self.roots, self.places, current) = (roots, places, folder)
  }

  private static func dataFolder(_ environment: [String: String]) -> String? {
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return data }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/.local/share"
  }

  /// The folder of the nearest project: one with a lock, or with plugins.
  private static func project(above folder: String) -> String? {
    let lock = nearest(PluginLock.fileName, above: folder, where: SourceFile.exists)
    let plugins = nearest(".newslab", above: folder, where: SourceFile.isFolder)
    let found = [
      lock.map { $0.dropLast(PluginLock.fileName.count + 1) },
      plugins.map { $0.dropLast(".newslab".count + 1) },
    ]
    return found.compactMap { $0.map(String.init) }.max { $0.count < $1.count }
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

  /// Every plugin, and what looks like one but is none, sorted by name.
  package func all() -> [Result<Plugin, PluginError>] {
    var found: [(name: String, plugin: Result<Plugin, PluginError>)] = []
    for (origin, root) in roots {
      let (installed, failure) = installed(in: root)
      if let failure { found.append(("", .failure(failure))) }
      for (place, entry) in installed where !found.contains(where: { $0.name == entry.name }) {
        found.append(
          (entry.name, Result { () throws(PluginError) in try plugin(entry, of: place, origin) }))
      }
      for folder in Self.folders(in: root) {
        let name = SourceFile.below(root + "/", folder) ?? folder
        guard !found.contains(where: { $0.name == name }) else { continue }
        let plugin = Result { () throws(PluginError) in
          try Plugin(folder: folder, origin: origin, current: current, folders: self)
        }
        found.append((name, plugin))
      }
    }
    return found.sorted { $0.name < $1.name }.map(\.plugin)
  }

  /// What the lock beside a root says that somebody asked for.
  private func installed(
    in root: String
  ) -> (entries: [(PluginPlace, PluginLock.Entry)], failure: PluginError?) {
    guard let place = places.first(where: { $0.plugins == root }) else { return ([], nil) }
    do throws(PluginError) {
      return (try place.lock().entries.filter(\.isRoot).map { (place, $0) }, nil)
    } catch {
      return ([], error)
    }
  }

  /// An installed plugin; refused when its bytes are not those that the lock says.
  private func plugin(
    _ entry: PluginLock.Entry, of place: PluginPlace, _ origin: Origin
  ) throws(PluginError) -> Plugin {
    try Plugin(
      PluginInstallation(place: place, lock: place.lock(), entry: entry), origin: origin,
      current: current)
  }

  /// The folder of a plugin that nobody installed, by its name, whatever its manifest says.
  package func folder(of name: String) -> String? {
    roots.map { $0.path + "/" + name }.first {
      SourceFile.exists($0 + "/" + PluginManifest.fileName)
    }
  }

  /// Whether something is there under a path.
  package static func isThere(_ path: String) -> Bool {
    SourceFile.exists(path) || SourceFile.isFolder(path)
  }

  /// The tables of roles that plugins bring in `data/roles.tsv`, and those that lie as `roles.tsv`
  /// beside the plugins of the user and of the project; a later one wins over an earlier one.
  package var roleTables: [String] { tables(named: "roles.tsv") }

  /// The tables of profiles of agencies, in the same places as `wire_profiles.tsv`.
  package var profileTables: [String] { tables(named: "wire_profiles.tsv") }

  /// The tables of claim patterns, in the same places as `claims.tsv`.
  package var claimTables: [String] { tables(named: "claims.tsv") }

  /// Throws when an installed plugin that brings tables is not what its lock says, or when a lock
  /// cannot be read.
  package func checkTables() throws(PluginError) {
    for (_, root) in roots {
      let (installed, failure) = installed(in: root)
      if let failure { throw failure }
      for (place, entry) in installed
      where SourceFile.isFolder(place.folder(of: entry) + "/data")
        || !SourceFile.isFolder(place.folder(of: entry))
      {
        _ = try place.tree(of: entry)
      }
    }
  }

  private func tables(named name: String) -> [String] {
    var tables: [String] = []
    for (origin, root) in roots.reversed() {
      tables += Self.folders(in: root).map { $0 + "/data/" + name }
      tables += installed(in: root).entries.map { place, entry in
        place.folder(of: entry) + "/data/" + name
      }
      guard origin == .user, let slash = root.lastIndex(of: "/") else { continue }
      tables.append(root[..<slash] + "/" + name)
    }
    let own = Self.nearest(".newslab/" + name, above: current, where: SourceFile.exists)
    return (tables + [own].compactMap { $0 }).filter { SourceFile.exists($0) }
  }

  /// The plugin in a folder, or nil when there is none.
  private func here(_ name: String) throws(PluginError) -> Plugin? {
    let path = SourceFile.path(name, from: current)
    guard
      SourceFile.exists(path + "/" + PluginManifest.fileName)
        || SourceFile.exists(path + "/" + PluginManifest.mainFile)
    else { return nil }
    return try Plugin(folder: path, origin: .named, current: current, folders: self)
  }

  /// The plugin of a name, else that in a folder; a name with a dot first or with a slash is first of
  /// all the path of a folder.
  package func plugin(_ name: String) throws(PluginError) -> Plugin {
    if !PluginManifest.isName(name) || name.contains("/"), let plugin = try here(name) {
      return plugin
    }
    for (origin, root) in roots where PluginManifest.isName(name) {
      let (installed, failure) = installed(in: root)
      if let (place, entry) = installed.first(where: { $0.1.name == name }) {
        return try plugin(entry, of: place, origin)
      }
      if let failure { throw failure }
      let folder = root + "/" + name
      if SourceFile.exists(folder + "/" + PluginManifest.fileName) {
        return try Plugin(folder: folder, origin: origin, current: current, folders: self)
      }
    }
    if let plugin = try here(name) { return plugin }
    let known = roots.flatMap { root in
      Self.folders(in: root.path).map { SourceFile.below(root.path + "/", $0) ?? $0 }
        + installed(in: root.path).entries.map(\.1.name)
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
