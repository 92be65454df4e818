import NewsCorpus
import NewsModel
import Spelling

/// Reads the keys of a manifest; every error names the file and the key.
struct ManifestReader {
  private let values: [String: JSONValue]
  private let path: String

  init(_ values: [String: JSONValue], path: String) { (self.values, self.path) = (values, path) }

  func error(_ key: String?, _ problem: String) -> PluginError {
    .badManifest(path: path, key: key, problem: problem)
  }

  /// Throws when there is a key that is not known, and names the nearest one.
  func check(known: [String]) throws(PluginError) {
    for key in values.keys.sorted() where !known.contains(key) {
      let nearest = NearestName.nearest(to: key, among: known)
      let end = nearest == nil ? "; known keys: " + known.joined(separator: ", ") : ""
      throw error(nil, "unknown key '\(key)'" + NearestName.question(nearest) + end)
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
