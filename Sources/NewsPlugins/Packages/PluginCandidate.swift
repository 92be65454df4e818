import NewsCorpus

/// A plugin that could be installed: all of its files, and where they are from.
package struct PluginCandidate: Sendable {
  /// The files.
  package let tree: PluginTree
  /// What the manifest says.
  package let manifest: PluginManifest
  /// Where it is from, as somebody would write it.
  package let source: String
  /// The commit of a repository, else nil.
  package let revision: String?

  /// Its name and version.
  package var title: String { "\(manifest.name) \(manifest.version)" }

  /// Takes files; throws when their manifest is none, or when they hold nothing to use.
  package init(_ tree: PluginTree, source: String, revision: String? = nil) throws(PluginError) {
    (self.tree, self.source, self.revision) = (tree, source, revision)
    manifest = try tree.manifest(of: source)
    let hasUse = tree.files.contains { file in
      file.path == PluginManifest.mainFile || file.path.hasPrefix("lib/")
        || file.path.hasPrefix("data/")
    }
    if !hasUse {
      throw .badManifest(
        path: source, key: nil, problem: "expected main.lua, lib or data, found none of them")
    }
    if Self.reserved.contains(manifest.name) {
      throw .badManifest(
        path: source, key: "name",
        problem: "'\(manifest.name)' is what Lua or newslab calls its own")
    }
  }

  /// Names that `require` gives to libraries.
  static let reserved: Set<String> = [
    "newslab", "lua", "string", "table", "math", "io", "os", "coroutine", "utf8", "debug",
    "package", "corpus", "lib",
  ]
}
