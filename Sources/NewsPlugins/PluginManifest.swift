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

  /// Reads the bytes of a manifest; messages call the file by the path given.
  package static func read(_ bytes: [UInt8], path: String) throws(PluginError) -> PluginManifest {
    let value: JSONValue
    do {
      value = try JSONValue.parse(bytes)
    } catch {
      throw .badManifest(path: path, key: nil, problem: error.description)
    }
    guard case .table(let table) = value else {
      let problem = "expected an object, got \(value.typeName)"
      throw .badManifest(path: path, key: nil, problem: problem)
    }
    return try PluginManifest(ManifestReader(table, path: path))
  }

  private static let keys = [
    "name", "version", "summary", "license", "authors", "newslab", "dependencies", "permissions",
    "keywords",
  ]

  private init(_ reader: ManifestReader) throws(PluginError) {
    try reader.check(known: Self.keys)
    name = try reader.required("name")
    if !Self.isName(name) {
      throw reader.error(
        "name",
        "expected lower-case letters, digits and hyphens, a letter first, got '\(name)'")
    }
    let versionText = try reader.required("version")
    guard let version = SemanticVersion(versionText) else {
      throw reader.error("version", "expected a version such as 1.2.0, got '\(versionText)'")
    }
    self.version = version
    summary = try reader.required("summary")
    license = try reader.string("license")
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
    var permissions: [LuaPermission] = []
    for text in try reader.strings("permissions") {
      guard let permission = LuaPermission(text) else {
        let forms = LuaPermission.forms.joined(separator: ", ")
        throw reader.error("permissions", "expected \(forms), got '\(text)'")
      }
      permissions.append(permission)
    }
    self.permissions = permissions
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
