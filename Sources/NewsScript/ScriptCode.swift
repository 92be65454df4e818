import NewsCorpus

/// Knows what code a state runs, as hashes.
package final class ScriptCode {
  private var hashes: [String: String] = [:]
  private var modules: [String: (path: String, hash: String)] = [:]

  /// Begins without code.
  init() {}

  /// Takes the source of a module, or of the file of the state, whose name is empty.
  func add(_ source: [UInt8], as name: String) {
    // A prompt runs many pieces; each counts.
    hashes[name] = ContentHash.sha256(Array((hashes[name] ?? "").utf8) + source)
  }

  /// Takes the source of a module that was found in a file.
  func add(_ source: [UInt8], as name: String, from path: String) {
    add(source, as: name)
    modules[name] = (path, ContentHash.sha256(source))
  }

  /// The modules whose files hold something else by now, with the paths; `located` says where a
  /// path is.
  package func changedModules(at located: (String) -> String) -> [(name: String, path: String)] {
    modules.sorted { $0.key < $1.key }.compactMap { name, module in
      let bytes = try? DescriptorSource(path: located(module.path)).readAll(upTo: .max)
      return bytes.map(ContentHash.sha256) == module.hash ? nil : (name, module.path)
    }
  }

  /// A hash of all code and of the files of some paths.
  func fingerprint(with paths: Set<String>) -> String {
    var lines = hashes.map { "code \($0.key) \($0.value)" }
    for path in paths {
      let bytes = try? DescriptorSource(path: path).readAll(upTo: .max)
      lines.append("file \(bytes.map(ContentHash.sha256) ?? "-")")
    }
    return ContentHash.sha256(Array(lines.sorted().joined(separator: "\n").utf8))
  }
}
