import LuaKit
import NewsCorpus
import NewsModel

/// What `newslab.lock` says: which plugins are installed, to the byte, and what they may do.
package struct PluginLock: Equatable, Sendable {
  /// A plugin that is installed.
  package struct Entry: Equatable, Sendable {
    /// Its name.
    package var name: String
    /// Its version.
    package var version: SemanticVersion
    /// Where it came from, as it was named; a folder of a project is relative to the lock.
    package var source: String
    /// The commit of a repository, else nil.
    package var revision: String?
    /// The versions that somebody asked for, nil for a plugin that only others need.
    package var constraint: VersionRange?
    /// The SHA-256 of its tree, see ``PluginTree/fingerprint``.
    package var sha256: String
    /// What it may do, as somebody has agreed.
    package var granted: [LuaPermission]
    /// The versions of the plugins that it uses, by name.
    package var dependencies: [String: SemanticVersion]

    /// Makes an entry of a plugin that may do nothing and uses no other.
    package init(
      name: String, version: SemanticVersion, source: String, revision: String? = nil,
      constraint: VersionRange?, sha256: String, granted: [LuaPermission] = [],
      dependencies: [String: SemanticVersion] = [:]
    ) {
      (self.name, self.version, self.source) = (name, version, source)
      (self.revision, self.constraint, self.sha256) = (revision, constraint, sha256)
      (self.granted, self.dependencies) = (granted, dependencies)
    }

    /// Whether somebody asked for it.
    package var isRoot: Bool { constraint != nil }
    /// Its name and version.
    package var title: String { "\(name) \(version)" }
    /// The name of its folder among the installed ones.
    package var folder: String {
      let plain = String(name.map { $0 == "/" ? "+" : $0 })
      return "\(plain)@\(version)-\(sha256.prefix(12))"
    }
  }

  /// The name of the file.
  package static let fileName = "newslab.lock"
  private static let version: Int64 = 1

  /// The entries by name and version.
  package private(set) var entries: [Entry] = []

  /// Begins with none.
  package init() {}

  /// The plugin that somebody asked for by a name.
  package func root(_ name: String) -> Entry? { entries.first { $0.name == name && $0.isRoot } }

  /// The plugin of a name and version.
  package func entry(_ name: String, _ version: SemanticVersion) -> Entry? {
    entries.first { $0.name == name && $0.version == version }
  }

  /// Adds an entry in the place of that of the same name and version.
  package mutating func put(_ entry: Entry) {
    entries.removeAll { $0.name == entry.name && $0.version == entry.version }
    entries.append(entry)
    entries.sort { ($0.name, $0.version) < ($1.name, $1.version) }
  }

  /// Removes the plugin that somebody asked for by a name.
  package mutating func removeRoot(_ name: String) {
    entries.removeAll { $0.name == name && $0.isRoot }
  }

  /// Keeps only what somebody asked for, and what these use.
  package mutating func prune() {
    var kept: Set<String> = []
    var waiting = entries.filter(\.isRoot)
    while let entry = waiting.popLast() {
      guard kept.insert(entry.title).inserted else { continue }
      for (name, version) in entry.dependencies {
        if let used = self.entry(name, version) { waiting.append(used) }
      }
    }
    entries.removeAll { !kept.contains($0.title) }
  }
}

extension PluginLock {
  /// The bytes of the file: the same lock gives the same bytes.
  package var bytes: [UInt8] {
    var writer = JSONWriter(layout: .indented)
    writer.object { writer in
      writer.member("lock") { $0.integer(Self.version) }
      writer.member("plugins") { writer in
        writer.list(entries) { writer, entry in
          writer.object { Self.write(entry, to: &$0) }
        }
      }
    }
    return writer.bytes + [0x0A]
  }

  private static func write(_ entry: Entry, to writer: inout JSONWriter) {
    writer.member("name") { $0.string(entry.name) }
    writer.member("version") { $0.string(entry.version.description) }
    if let constraint = entry.constraint {
      writer.member("constraint") { $0.string(constraint.description) }
    }
    writer.member("source") { $0.string(entry.source) }
    if let revision = entry.revision { writer.member("revision") { $0.string(revision) } }
    writer.member("sha256") { $0.string(entry.sha256) }
    writer.member("granted") { writer in
      writer.list(entry.granted.map(\.description).sorted()) { $0.string($1) }
    }
    writer.member("dependencies") { writer in
      writer.object { writer in
        for (name, version) in entry.dependencies.sorted(by: { $0.key < $1.key }) {
          writer.member(name) { $0.string(version.description) }
        }
      }
    }
  }

  /// Reads the file; messages call it by the path given.
  package static func read(_ bytes: [UInt8], path: String) throws(PluginError) -> PluginLock {
    let reader = try ManifestReader(bytes, path: path)
    try reader.check(known: ["lock", "plugins"])
    guard reader.value("lock") == .integer(version) else {
      throw reader.error("lock", "expected \(version), the only form that this newslab reads")
    }
    guard case .list(let list) = reader.value("plugins") else {
      throw reader.error("plugins", "expected a list")
    }
    var lock = PluginLock()
    for (number, element) in list.enumerated() {
      guard case .table(let values) = element else {
        throw reader.error("plugins", "expected objects, got \(element.typeName)")
      }
      let entry = try Entry(ManifestReader(values, path: "\(path): plugin \(number + 1)"))
      let isTwice = lock.entry(entry.name, entry.version) != nil
      if isTwice || entry.isRoot && lock.root(entry.name) != nil {
        throw reader.error("plugins", "'\(entry.title)' stands there twice")
      }
      lock.put(entry)
    }
    if let entry = lock.entries.first(where: { lock.isCircle(from: $0) }) {
      throw reader.error("plugins", "'\(entry.title)' needs itself in a circle")
    }
    return lock
  }

  /// Whether a plugin uses itself, by way of others or not.
  private func isCircle(from start: Entry) -> Bool {
    var seen: Set<String> = []
    var waiting = [start]
    while let entry = waiting.popLast() {
      for (name, version) in entry.dependencies {
        if name == start.name, version == start.version { return true }
        guard let used = self.entry(name, version), seen.insert(used.title).inserted else {
          continue
        }
        waiting.append(used)
      }
    }
    return false
  }
}

extension PluginLock.Entry {
  private static let keys = [
    "name", "version", "constraint", "source", "revision", "sha256", "granted", "dependencies",
  ]

  init(_ reader: ManifestReader) throws(PluginError) {
    try reader.check(known: Self.keys)
    let sha256 = try reader.required("sha256")
    let isDigest =
      sha256.utf8.count == 64
      && sha256.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    if !isDigest { throw reader.error("sha256", "expected 64 hex digits, got '\(sha256)'") }
    var constraint: VersionRange?
    if let text = try reader.string("constraint") {
      constraint = try reader.range(text, "constraint")
    }
    var dependencies: [String: SemanticVersion] = [:]
    for (name, text) in try reader.table("dependencies") {
      guard PluginManifest.isName(name), let version = SemanticVersion(text) else {
        throw reader.error("dependencies", "expected names and versions, got '\(name)': '\(text)'")
      }
      dependencies[name] = version
    }
    self.init(
      name: try reader.pluginName("name"), version: try reader.version("version"),
      source: try reader.required("source"), revision: try reader.string("revision"),
      constraint: constraint, sha256: sha256, granted: try reader.permissions("granted"),
      dependencies: dependencies)
  }
}
