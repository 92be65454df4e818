import LuaKit

/// An installed plugin as its lock knows it, with the plugins that it uses.
package struct PluginInstallation: Sendable {
  /// Where it is installed.
  package let place: PluginPlace
  /// The lock of that place.
  package let lock: PluginLock
  /// What the lock says of the plugin.
  package let entry: PluginLock.Entry

  /// Its folder.
  package var folder: String { place.folder(of: entry) }

  /// What it may do.
  package var granted: [LuaPermission] { entry.granted }

  /// Throws when its bytes, or those of a plugin that it uses, are not those that the lock says.
  package func check() throws(PluginError) {
    _ = try place.tree(of: entry)
    for used in try uses { try used.check() }
  }

  /// The plugins that it uses, by name.
  package var uses: [PluginInstallation] {
    get throws(PluginError) {
      var uses: [PluginInstallation] = []
      for (name, version) in entry.dependencies.sorted(by: { $0.key < $1.key }) {
        guard let used = lock.entry(name, version) else {
          throw .refused(
            "'\(entry.title)' needs '\(name) \(version)', which the lock does not have",
            notes: ["lock: \(place.lockPath)"])
        }
        uses.append(PluginInstallation(place: place, lock: lock, entry: used))
      }
      return uses
    }
  }
}
