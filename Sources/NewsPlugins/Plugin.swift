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
  private let current: String

  /// Reads the manifest of a folder; messages name files relative to the current folder.
  package init(folder: String, origin: PluginFolders.Origin, current: String)
    throws(PluginError)
  {
    (self.folder, self.origin, self.current) = (folder, origin, current)
    let path = folder + "/" + PluginManifest.fileName
    let bytes = try Self.read(path, from: current)
    manifest = try PluginManifest.read(bytes, path: SourceFile.shown(path, from: current))
  }

  /// The folder as messages show it.
  package var shownFolder: String { SourceFile.shown(folder, from: current) }

  /// Runs the main file in a state of its own and gives the components that it returns.
  package func load(host: ScriptHost) throws(PluginError) -> [LoadedComponent] {
    let state = try makeState(host: host)
    let path = folder + "/main.lua"
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

  /// A state in the policy of plugins with a `require` that finds the files below `lib`.
  package func makeState(host: ScriptHost) throws(PluginError) -> ScriptState {
    guard let newslab = SemanticVersion(NewslabAPI.version), manifest.newslab.contains(newslab)
    else {
      throw .wrongVersion(
        plugin: manifest.name, wants: manifest.newslab, newslab: NewslabAPI.version)
    }
    do throws(LuaError) {
      let state = try ScriptState(host: host, policy: .plugin, asking: manifest.permissions)
      PluginModules(folder: folder, current: current).install(in: state)
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
