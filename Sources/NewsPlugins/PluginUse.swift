/// A plugin that another one uses as a library.
struct PluginUse: Sendable {
  /// Its name and version, by which its modules are told from those of others.
  let title: String
  let folder: String
  /// What it uses itself, by name.
  let uses: [String: PluginUse]

  /// Some plugins and all that they use, by title.
  static func all(_ uses: [String: PluginUse]) -> [String: PluginUse] {
    var all: [String: PluginUse] = [:]
    var waiting = Array(uses.values)
    while let use = waiting.popLast() {
      guard all.updateValue(use, forKey: use.title) == nil else { continue }
      waiting += use.uses.values
    }
    return all
  }
}

extension PluginInstallation {
  /// The plugins that it uses, as its modules find them.
  var modules: [String: PluginUse] {
    get throws(PluginError) {
      var modules: [String: PluginUse] = [:]
      for use in try uses {
        modules[use.entry.name] = PluginUse(
          title: use.entry.title, folder: use.folder, uses: try use.modules)
      }
      return modules
    }
  }
}

extension PluginFolders {
  /// The plugins that one uses which is not installed: the first of each name, if its version will do.
  func modules(
    for manifest: PluginManifest, chain: [String] = []
  ) throws(PluginError) -> [String: PluginUse] {
    var modules: [String: PluginUse] = [:]
    let chain = chain + ["\(manifest.name) \(manifest.version)"]
    for (name, range) in manifest.dependencies.sorted(by: { $0.key < $1.key }) {
      let wanted = chain + ["\(name) \(range)"]
      if chain.contains(where: { $0.hasPrefix(name + " ") }) {
        throw .unsettled("plugins need one another in a circle", chain: wanted)
      }
      let used: Plugin
      do throws(PluginError) {
        used = try plugin(name)
      } catch {
        guard case .unknown = error else { throw error }
        throw .unsettled("'\(name)' \(range) is not installed", chain: wanted)
      }
      let version = used.manifest.version
      guard range.contains(version) else {
        throw .unsettled("'\(name)' \(version) is installed, \(range) is needed", chain: wanted)
      }
      var inner: [String: PluginUse] = [:]
      if let installation = used.installation {
        inner = try installation.modules
      } else {
        inner = try self.modules(for: used.manifest, chain: chain)
      }
      modules[name] = PluginUse(
        title: "\(name) \(version)", folder: used.folder, uses: inner)
    }
    return modules
  }
}
