import LuaKit
import NewsAnalysis
import NewsCorpus
import NewsScript

/// A folder with a manifest and a main file that declares components.
package struct Plugin: Sendable {
  /// The folder.
  package let folder: String
  /// Where it comes from.
  package let origin: PluginFolders.Origin
  /// What the manifest says.
  package let manifest: PluginManifest
  /// What the lock says of it; nil for a plugin that nobody installed.
  package let installation: PluginInstallation?
  private let current: String
  private let folders: PluginFolders?

  /// Reads the manifest of a folder; messages name files relative to the current folder.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - origin: Where it is from.
  ///   - current: The current folder.
  ///   - folders: Where the plugins lie that it uses; nil when it can use none.
  /// - Throws: When the manifest cannot be read.
  package init(
    folder: String, origin: PluginFolders.Origin, current: String, folders: PluginFolders? = nil
  ) throws(PluginError) {
    (self.folder, self.origin, self.current) = (folder, origin, current)
    (installation, self.folders) = (nil, folders)
    manifest = try Self.manifest(folder: folder, current: current)
  }

  /// Takes an installed plugin; refused when its bytes, or those of what it uses, were altered.
  init(_ installation: PluginInstallation, origin: PluginFolders.Origin, current: String)
    throws(PluginError)
  {
    try installation.check()
    (folder, self.origin, self.current) = (installation.folder, origin, current)
    (self.installation, folders) = (installation, nil)
    manifest = try Self.manifest(folder: folder, current: current)
    guard manifest.name == installation.entry.name,
      manifest.version == installation.entry.version
    else {
      throw .refused(
        "the lock calls '\(manifest.name) \(manifest.version)' '\(installation.entry.title)'",
        notes: ["lock: \(installation.place.lockPath)"])
    }
  }

  private static func manifest(folder: String, current: String) throws(PluginError)
    -> PluginManifest
  {
    let path = folder + "/" + PluginManifest.fileName
    let main = folder + "/" + PluginManifest.mainFile
    if !SourceFile.exists(path), SourceFile.exists(main) {
      let bytes = try read(main, from: current)
      return try PluginManifest.read(comments: bytes, path: SourceFile.shown(main, from: current))
    }
    let bytes = try read(path, from: current)
    return try PluginManifest.read(bytes, path: SourceFile.shown(path, from: current))
  }

  /// Whether it has modules for other plugins, or tables, and no components.
  package var isLibrary: Bool { !SourceFile.exists(folder + "/" + PluginManifest.mainFile) }

  /// The folder as messages show it.
  package var shownFolder: String { SourceFile.shown(folder, from: current) }

  /// Runs the main file in a state of its own and gives the components that it returns.
  package func load(host: ScriptHost) throws(PluginError) -> [LoadedComponent] {
    if isLibrary { return [] }
    let state = try makeState(host: host)
    let path = folder + "/" + PluginManifest.mainFile
    let shown = SourceFile.shown(path, from: current)
    let source = try read(path)
    let components: [Component]
    do throws(LuaError) {
      let results = try state.run(source, name: "@" + shown)
      components = try state.components(in: results)
    } catch {
      throw .script(PluginModules.shown(error))
    }
    if components.isEmpty { throw .noComponents(path: shown) }
    state.reopen = { try load(host: host) }
    return components.map {
      LoadedComponent($0, in: state, from: "\(manifest.name):\($0.name)")
    }
  }

  /// The plugins that its modules may require.
  private var uses: [String: PluginUse] {
    get throws(PluginError) {
      if let installation { return try installation.modules }
      if let folders { return try folders.modules(for: manifest) }
      return [:]
    }
  }

  /// What finds the modules that its files require.
  var modules: PluginModules {
    get throws(PluginError) {
      PluginModules(folder: folder, current: current, uses: try uses)
    }
  }

  /// Whether it works with this version of newslab.
  var worksHere: Bool {
    SemanticVersion(NewslabAPI.version).map { manifest.newslab.contains($0) } == true
  }

  /// Where the manifest asks for permissions, as messages show it.
  var placeOfPermissions: (path: String, line: Int) {
    let path = folder + "/" + PluginManifest.fileName
    guard let bytes = try? read(path) else {
      return (shown(folder + "/" + PluginManifest.mainFile), 1)
    }
    return (shown(path), ManifestLines(bytes).lines["permissions"] ?? 1)
  }

  /// A state in the policy of plugins with a `require` that finds the files below `lib`.
  package func makeState(host: ScriptHost) throws(PluginError) -> ScriptState {
    guard worksHere else {
      throw .wrongVersion(
        plugin: manifest.name, wants: manifest.newslab, newslab: NewslabAPI.version)
    }
    let modules = try modules
    do throws(LuaError) {
      let state = try ScriptState(
        host: host, policy: .plugin, asking: manifest.permissions,
        granted: installation?.granted ?? [])
      modules.install(in: state)
      state.files.folder = folder
      return state
    } catch {
      throw .script(PluginModules.shown(error))
    }
  }

  /// The files below `tests`, sorted.
  package var testFiles: [String] {
    FolderNames.inside(folder + "/tests").filter { $0.hasSuffix(".lua") }
      .map { folder + "/tests/" + $0 }
  }

  /// The bytes of a file of the plugin.
  func read(_ path: String) throws(PluginError) -> [UInt8] {
    try Self.read(path, from: current)
  }

  private static func read(_ path: String, from current: String) throws(PluginError) -> [UInt8] {
    do throws(FileError) {
      return try SourceFile.read(path)
    } catch {
      throw .unreadable(path: SourceFile.shown(path, from: current), error)
    }
  }

  /// A path as messages show it.
  func shown(_ path: String) -> String { SourceFile.shown(path, from: current) }
}
