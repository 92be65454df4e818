import LuaKit
import NewsCorpus
import NewsScript
import Spelling

/// Installs, updates and removes plugins of one place.
///
/// First a plan is made, which changes nothing; what agrees to it lets it be carried out. A plan whose
/// place has changed meanwhile is refused by ``carryOut(_:)``, which says so.
package struct PluginInstaller {
  /// Where they are installed.
  package let place: PluginPlace
  let fetcher: PluginFetcher
  let catalogue: PluginCatalogue
  /// Plugins that come with newslab, which others may need.
  let shipped: [PluginCandidate]

  /// Makes an installer.
  package init(
    _ place: PluginPlace, fetcher: PluginFetcher, catalogue: PluginCatalogue,
    shipped: [PluginCandidate]
  ) {
    (self.place, self.fetcher) = (place, fetcher)
    (self.catalogue, self.shipped) = (catalogue, shipped)
  }

  /// The version of newslab that plugins must work with.
  static var newslab: SemanticVersion {
    get throws(PluginError) {
      guard let version = SemanticVersion(NewslabAPI.version) else {
        throw .unsettled("newslab's own version '\(NewslabAPI.version)' is none", chain: [])
      }
      return version
    }
  }

  /// Plans to install a plugin, with what it needs, or to bring it to another version.
  ///
  /// - Parameters:
  ///   - source: What somebody wrote.
  ///   - allowsDowngrade: Whether a version below the one that is installed will do.
  /// - Returns: What would change.
  /// - Throws: When the plugin cannot be had, does not fit, or is not what was agreed on.
  package func plan(
    installing source: PluginSource, allowsDowngrade: Bool = false
  ) throws(PluginError) -> PluginPlan {
    let before = try place.lock()
    var constraint = VersionRange.any
    let candidate: PluginCandidate
    if case .name(let name, let range) = source {
      constraint = range
      candidate = try catalogue.best(name, in: range)
    } else {
      candidate = try fetcher.fetch(source)
    }
    if let old = before.root(candidate.manifest.name), !allowsDowngrade,
      candidate.manifest.version < old.version
    {
      throw .refused(
        "'\(old.name)' \(old.version) is installed, and \(candidate.manifest.version) is older",
        notes: ["--downgrade installs it nevertheless"])
    }
    return try plan([(candidate, constraint)], from: before)
  }

  /// Plans to bring plugins that were asked for to the highest versions that their sources have.
  package func plan(updating names: [String]) throws(PluginError) -> PluginPlan {
    let before = try place.lock()
    for name in names where before.root(name) == nil { throw unknown(name, before) }
    var changed: [(PluginCandidate, VersionRange)] = []
    for entry in before.entries.filter(\.isRoot) where names.isEmpty || names.contains(entry.name) {
      guard let constraint = entry.constraint,
        let candidate = try newest(of: entry, in: constraint)
      else { continue }
      changed.append((candidate, constraint))
    }
    return try plan(changed, from: before)
  }

  /// The highest version of an installed plugin, unless there is none above it.
  private func newest(
    of entry: PluginLock.Entry, in range: VersionRange
  ) throws(PluginError) -> PluginCandidate? {
    var found = catalogue.candidates(entry.name) + beside(entry)
    let source = try PluginSource(entry.source)
    // The very archive may be gone; what lies beside it will do.
    if found.isEmpty || !PluginArchive.isName(entry.source) {
      found.append(try fetcher.from(place.base).fetch(source))
    }
    let newslab = try Self.newslab
    return found.filter {
      $0.manifest.name == entry.name && entry.version < $0.manifest.version
        && range.contains($0.manifest.version) && $0.manifest.newslab.contains(newslab)
    }.max { $0.manifest.version < $1.manifest.version }
  }

  /// The plugins in the folder of an archive: a newer version lies beside the older one.
  private func beside(_ entry: PluginLock.Entry) -> [PluginCandidate] {
    guard PluginArchive.isName(entry.source), !entry.source.hasPrefix("git+") else { return [] }
    let path = SourceFile.path(entry.source, from: place.base)
    guard let slash = path.lastIndex(of: "/") else { return [] }
    return PluginCatalogue([String(path[..<slash])], fetcher: fetcher).candidates(entry.name)
  }

  /// Plans to remove a plugin that was asked for, and what only it needs.
  package func plan(removing names: [String]) throws(PluginError) -> PluginPlan {
    let before = try place.lock()
    var after = before
    for name in names {
      guard var entry = before.root(name) else { throw unknown(name, before) }
      after.removeRoot(name)
      // Another plugin may need it still.
      entry.constraint = nil
      after.put(entry)
    }
    after.prune()
    return PluginPlan(before: before, after: after, trees: [:])
  }

  private func unknown(_ name: String, _ lock: PluginLock) -> PluginError {
    let names = lock.entries.filter(\.isRoot).map(\.name)
    if names.isEmpty { return .refused("no plugin is installed in \(place.shown)", notes: []) }
    return .unknown(name, nearest: NearestName.nearest(to: name, among: names), known: names)
  }

  private func plan(
    _ changed: [(candidate: PluginCandidate, constraint: VersionRange)], from before: PluginLock
  ) throws(PluginError) -> PluginPlan {
    var roots = changed
    let names = changed.map(\.candidate.manifest.name)
    for entry in before.entries where entry.isRoot && !names.contains(entry.name) {
      roots.append((try installed(entry), entry.constraint ?? .any))
    }
    let known = try candidates(in: before)
    let new = changed.map(\.candidate)
    var resolver = PluginResolver(newslab: try Self.newslab) { name in
      (known + catalogue.candidates(name) + shipped + new).filter { $0.manifest.name == name }
        .sorted { $1.manifest.version < $0.manifest.version }
    } prefers: { candidate in
      before.entry(candidate.manifest.name, candidate.manifest.version) != nil
    }
    var after = PluginLock()
    var trees: [String: PluginTree] = [:]
    for resolved in try resolver.resolve(roots.map(\.candidate)) {
      let candidate = resolved.candidate
      let root = roots.first { $0.candidate.title == candidate.title }
      let entry = try entry(resolved, root?.constraint, before)
      after.put(entry)
      trees[entry.title] = candidate.tree
    }
    return PluginPlan(before: before, after: after, trees: trees)
  }

  /// The entry of a plugin; the same version with other bytes is refused.
  private func entry(
    _ resolved: PluginResolver.Resolved, _ constraint: VersionRange?, _ before: PluginLock
  ) throws(PluginError) -> PluginLock.Entry {
    let candidate = resolved.candidate
    let manifest = candidate.manifest
    let sha256 = candidate.tree.fingerprint
    var entry = PluginLock.Entry(
      name: manifest.name, version: manifest.version, source: try recorded(candidate.source),
      revision: candidate.revision, constraint: constraint, sha256: sha256,
      granted: manifest.permissions, dependencies: resolved.dependencies)
    guard let old = before.entry(manifest.name, manifest.version) else { return entry }
    if old.sha256 != sha256 {
      throw .refused(
        "'\(old.title)' of \(candidate.source) has other bytes than the lock says",
        notes: [
          "the lock: \(old.sha256)", "there: \(sha256)",
          "a change needs a version of its own; remove the plugin to install these bytes",
        ])
    }
    (entry.source, entry.revision, entry.granted) = (old.source, old.revision, old.granted)
    return entry
  }

  /// Where a plugin is from, as the lock has it.
  private func recorded(_ source: String) throws(PluginError) -> String {
    try PluginSource(source).mapPath { place.recorded($0, from: fetcher.current) }.description
  }

  /// What is installed, as plugins that may be needed.
  private func candidates(in lock: PluginLock) throws(PluginError) -> [PluginCandidate] {
    var candidates: [PluginCandidate] = []
    for entry in lock.entries { candidates.append(try installed(entry)) }
    return candidates
  }

  /// An installed plugin, whose bytes are those that the lock says.
  private func installed(_ entry: PluginLock.Entry) throws(PluginError) -> PluginCandidate {
    let tree = try place.tree(of: entry)
    return try PluginCandidate(tree, source: entry.source, revision: entry.revision)
  }
}

extension PluginInstaller {
  /// Plans to have exactly what the lock says: what is missing or altered comes from its source.
  package func planOfLock() throws(PluginError) -> PluginPlan {
    let lock = try place.lock()
    var trees: [String: PluginTree] = [:]
    for entry in lock.entries {
      if let tree = try? place.tree(of: entry) {
        trees[entry.title] = tree
        continue
      }
      let candidate = try original(of: entry)
      let sha256 = candidate.tree.fingerprint
      guard sha256 == entry.sha256 else {
        throw .refused(
          "'\(entry.title)' of \(entry.source) has other bytes than the lock says",
          notes: ["the lock: \(entry.sha256)", "there: \(sha256)"])
      }
      trees[entry.title] = candidate.tree
    }
    return PluginPlan(before: lock, after: lock, trees: trees)
  }

  private func original(of entry: PluginLock.Entry) throws(PluginError) -> PluginCandidate {
    let inCatalogue = catalogue.candidates(entry.name).first { $0.tree.fingerprint == entry.sha256 }
    let ofNewslab = shipped.first { $0.tree.fingerprint == entry.sha256 }
    if let found = inCatalogue ?? ofNewslab { return found }
    var source = try PluginSource(entry.source)
    if case .git(let url, _) = source, let revision = entry.revision {
      source = .git(url: url, revision: revision)
    }
    return try fetcher.from(place.base).fetch(source)
  }

  /// Carries out a plan; refused when the lock is another than it was when the plan was made.
  package func carryOut(_ plan: PluginPlan) throws(PluginError) {
    try place.alone { () throws(PluginError) in
      guard try place.lock() == plan.before else { throw .busy(place.shown) }
      for entry in plan.after.entries {
        if let tree = plan.trees[entry.title] {
          try place.write(tree, for: entry)
        } else if !plan.before.entries.contains(where: { $0.title == entry.title }) {
          _ = try place.tree(of: entry)
        }
      }
      if plan.after != plan.before { try place.replace(by: plan.after) }
    }
  }
}
