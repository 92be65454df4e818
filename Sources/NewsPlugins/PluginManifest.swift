import LuaKit
import NewsCorpus

/// What `plugin.json` says of a plugin; it is data and never executed.
package struct PluginManifest: Equatable, Sendable {
  /// The name: lower-case letters, digits and hyphens, optionally behind an owner and a slash.
  package let name: String
  /// The version.
  package let version: SemanticVersion
  /// What the plugin does, in one sentence.
  package let summary: String
  /// The licence, as an SPDX expression; nil when the manifest has none.
  package let license: String?
  /// Who made it.
  package let authors: [String]
  /// The versions of newslab that it works with.
  package let newslab: VersionRange
  /// Other plugins that it needs, with the versions that will do.
  package let dependencies: [String: VersionRange]
  /// What it asks to be allowed.
  package let permissions: [LuaPermission]
  /// Words to find it by.
  package let keywords: [String]

  /// The name of the file.
  package static let fileName = "plugin.json"
  /// The name of the file that declares components.
  package static let mainFile = "main.lua"

  /// Reads the bytes of a manifest; messages call the file by the path given.
  package static func read(_ bytes: [UInt8], path: String) throws(PluginError) -> PluginManifest {
    try PluginManifest(ManifestReader(bytes, path: path))
  }

  /// Reads what the doc comments of a single file say, `---@name`, `---@version` and so on; the file
  /// is not run.
  package static func read(comments source: [UInt8], path: String) throws(PluginError)
    -> PluginManifest
  {
    var (values, lines): ([String: JSONValue], [String: Int])
    do throws(ManifestComments.Problem) {
      (values, lines) = try ManifestComments.read(source)
    } catch {
      throw .badManifest(path: "\(path):\(error.line)", key: nil, problem: error.problem)
    }
    // What a folder must say about newslab goes without saying for a file.
    if values["newslab"] == nil { values["newslab"] = .string("*") }
    return try PluginManifest(ManifestReader(values, path: path, lines: lines))
  }

  private init(_ reader: ManifestReader) throws(PluginError) {
    try reader.check(known: ManifestKey.names)
    name = try reader.pluginName("name")
    version = try reader.version("version")
    summary = try reader.required("summary")
    license = try reader.string("license")
    _ = try reader.string("$schema")
    authors = try reader.strings("authors")
    keywords = try reader.strings("keywords")
    newslab = try reader.range(try reader.required("newslab"), "newslab")
    var dependencies: [String: VersionRange] = [:]
    for (name, text) in try reader.table("dependencies") {
      guard Self.isName(name) else {
        throw reader.error("dependencies", "'\(name)' is no name of a plugin")
      }
      dependencies[name] = try reader.range(text, "dependencies.\(name)")
    }
    self.dependencies = dependencies
    permissions = try reader.permissions("permissions")
  }

  /// `^[a-z][a-z0-9-]*$`, or two of these with a slash between.
  package static func isName(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count <= 2
      && parts.allSatisfy { part in
        guard let first = part.utf8.first, (0x61...0x7A).contains(first) else { return false }
        return part.utf8.allSatisfy {
          (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
        }
      }
  }
}
