import LuaKit

/// What is to change when plugins are installed, updated or removed; nothing has changed yet.
package struct PluginPlan: Sendable {
  /// The lock as it is.
  package let before: PluginLock
  /// The lock as it shall be; what it grants can be narrowed by ``grant(_:)``.
  package private(set) var after: PluginLock
  /// The files of its plugins by title; those that are missing here are installed.
  let trees: [String: PluginTree]

  init(before: PluginLock, after: PluginLock, trees: [String: PluginTree]) {
    (self.before, self.after, self.trees) = (before, after, trees)
  }

  /// What becomes of one plugin.
  package struct Change: Equatable, Sendable {
    /// Its name.
    package let name: String
    /// The version that is installed, or nil.
    package let old: SemanticVersion?
    /// The version that shall be, or nil when it is removed.
    package let new: SemanticVersion?
    /// What it asks for that was not granted to it before.
    package let asked: [LuaPermission]
    /// What was granted to it before and it does not ask for any more.
    package let returned: [LuaPermission]
    /// The plugin that needs it, when nobody asked for it.
    package let neededBy: String?
  }

  /// All changes, by name.
  package var changes: [Change] {
    let names = Set((before.entries + after.entries).map(\.name)).sorted()
    return names.flatMap { changes(of: $0) }
  }

  private func changes(of name: String) -> [Change] {
    let old = before.entries.filter { $0.name == name }
    let new = after.entries.filter { $0.name == name }
    let gone = old.filter { entry in !new.contains { $0.version == entry.version } }
    let come = new.filter { entry in !old.contains { $0.version == entry.version } }
    var changes: [Change] = []
    for (index, entry) in come.enumerated() {
      let former = gone.indices.contains(index) ? gone[index] : nil
      changes.append(change(from: former, to: entry))
    }
    for entry in gone.dropFirst(come.count) { changes.append(change(from: entry, to: nil)) }
    return changes
  }

  private func change(from old: PluginLock.Entry?, to new: PluginLock.Entry?) -> Change {
    let had = old?.granted ?? []
    let has = new?.granted ?? []
    let user = new.flatMap { new in
      new.isRoot
        ? nil : after.entries.first { $0.dependencies[new.name] == new.version }?.title
    }
    return Change(
      name: new?.name ?? old?.name ?? "", old: old?.version, new: new?.version,
      asked: has.filter { !had.contains($0) },
      returned: new == nil ? [] : had.filter { !has.contains($0) }, neededBy: user)
  }

  /// All that is asked for and was not granted before.
  package var asked: [LuaPermission] {
    var all: [LuaPermission] = []
    for permission in changes.flatMap(\.asked) where !all.contains(permission) {
      all.append(permission)
    }
    return all
  }

  /// Whether nothing changes.
  package var isEmpty: Bool { before == after && changes.isEmpty }
}
