import LuaKit
import NewsCorpus
import NewsModel
import Spelling

/// Reads the keys of a manifest; every error names the file and the key.
struct ManifestReader {
  private let values: [String: JSONValue]
  private let path: String
  /// The line of each key, from 1.
  private let lines: [String: Int]

  init(_ values: [String: JSONValue], path: String, lines: [String: Int] = [:]) {
    (self.values, self.path, self.lines) = (values, path, lines)
  }

  /// Reads a JSON document that is one object, without a key that stands there twice.
  init(_ bytes: [UInt8], path: String) throws(PluginError) {
    let value: JSONValue
    do {
      value = try JSONValue.parse(bytes)
    } catch {
      throw .badManifest(path: path, key: nil, problem: error.description)
    }
    guard case .table(let values) = value else {
      let problem = "expected an object, got \(value.typeName)"
      throw .badManifest(path: path, key: nil, problem: problem)
    }
    let lines = ManifestLines(bytes)
    if let (key, line) = lines.twice {
      throw .badManifest(path: "\(path):\(line)", key: key, problem: "stands there twice")
    }
    self.init(values, path: path, lines: lines.lines)
  }

  /// The value of a key, whatever it is.
  func value(_ key: String) -> JSONValue? { values[key] }

  func error(_ key: String?, _ problem: String) -> PluginError {
    .badManifest(path: place(of: key), key: key, problem: problem)
  }

  /// The path, and the line of a key when it is known.
  private func place(of key: String?) -> String {
    let line = key.flatMap { lines[$0] ?? lines[String($0.prefix { $0 != "." && $0 != "[" })] }
    return line.map { "\(path):\($0)" } ?? path
  }

  /// Throws when there is a key that is not known, and names the nearest one.
  func check(known: [String]) throws(PluginError) {
    for key in values.keys.sorted() where !known.contains(key) {
      let nearest = NearestName.nearest(to: key, among: known)
      let end = nearest == nil ? "; known keys: " + known.joined(separator: ", ") : ""
      let problem = "unknown key '\(key)'" + NearestName.question(nearest) + end
      throw .badManifest(path: place(of: key), key: nil, problem: problem)
    }
  }

  func required(_ key: String) throws(PluginError) -> String {
    guard let text = try string(key) else { throw error(nil, "'\(key)' is missing") }
    if text.allSatisfy({ $0 == " " }) { throw error(key, "expected a text, got an empty one") }
    return text
  }

  func string(_ key: String) throws(PluginError) -> String? {
    guard let value = values[key] else { return nil }
    guard case .string(let text) = value else { throw wrong(key, "string", value) }
    return text
  }

  func strings(_ key: String) throws(PluginError) -> [String] {
    guard let value = values[key] else { return [] }
    guard case .list(let list) = value else { throw wrong(key, "a list of strings", value) }
    var strings: [String] = []
    for (position, element) in list.enumerated() {
      guard case .string(let text) = element else {
        throw wrong("\(key)[\(position)]", "string", element)
      }
      strings.append(text)
    }
    return strings
  }

  /// The pairs of an object whose values are strings, sorted by key.
  func table(_ key: String) throws(PluginError) -> [(String, String)] {
    guard let value = values[key] else { return [] }
    guard case .table(let table) = value else { throw wrong(key, "object", value) }
    var pairs: [(String, String)] = []
    for (name, element) in table.sorted(by: { $0.key < $1.key }) {
      guard case .string(let text) = element else {
        throw wrong("\(key).\(name)", "string", element)
      }
      pairs.append((name, text))
    }
    return pairs
  }

  /// A name that a plugin can have.
  func pluginName(_ key: String) throws(PluginError) -> String {
    let name = try required(key)
    guard PluginManifest.isName(name) else {
      throw error(
        key, "expected lower-case letters, digits and hyphens, a letter first, got '\(name)'")
    }
    return name
  }

  func version(_ key: String) throws(PluginError) -> SemanticVersion {
    let text = try required(key)
    guard let version = SemanticVersion(text) else {
      throw error(key, "expected a version such as 1.2.0, got '\(text)'")
    }
    return version
  }

  func permissions(_ key: String) throws(PluginError) -> [LuaPermission] {
    var permissions: [LuaPermission] = []
    for text in try strings(key) {
      guard let permission = LuaPermission(text) else {
        let forms = LuaPermission.forms.joined(separator: ", ")
        throw error(key, "expected \(forms), got '\(text)'")
      }
      if !permissions.contains(permission) { permissions.append(permission) }
    }
    return permissions
  }

  func range(_ text: String, _ key: String) throws(PluginError) -> VersionRange {
    guard let range = VersionRange(text) else {
      throw error(key, "expected versions such as ^0.1 or >=1.0 <3, got '\(text)'")
    }
    return range
  }

  private func wrong(_ key: String, _ expected: String, _ value: JSONValue) -> PluginError {
    error(key, "expected \(expected), got \(value.typeName)")
  }
}
