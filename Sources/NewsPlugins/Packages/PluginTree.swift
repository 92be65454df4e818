import NewsAnalysis
import NewsCorpus

/// All files of a plugin as they are installed: their paths and bytes, whatever they come from.
///
/// What is hidden (a name with a dot first) is no part of a plugin.
package struct PluginTree: Equatable, Sendable {
  /// A file.
  package struct File: Equatable, Sendable {
    /// Its path below the folder of the plugin, with `/` between names.
    package let path: String
    /// What is in it.
    package let bytes: [UInt8]
  }

  /// How large a tree may be.
  package enum Limits {
    /// All files together, in bytes.
    package static let bytes = 32 << 20
    /// How many files.
    package static let files = 2000
  }

  /// The files by their paths, in the order of the paths' bytes.
  package private(set) var files: [File] = []
  private var size = 0
  /// The paths that are taken, in lower case, with the spelling they came in; folders, too.
  private var taken: [String: (path: String, isFile: Bool)] = [:]

  /// Begins with no files.
  package init() {}

  package static func == (left: Self, right: Self) -> Bool { left.files == right.files }

  /// Adds a file; throws when the path or the size is none that a plugin may have.
  package mutating func add(_ path: String, _ bytes: [UInt8]) throws(PluginTreeError) {
    guard try TreePath.check(path) else { return }
    guard files.count < Limits.files else { throw .tooManyFiles(limit: Limits.files) }
    size += bytes.count
    if size > Limits.bytes || bytes.count > SourceFile.limit {
      throw .tooLarge(path: path, limit: min(Limits.bytes, SourceFile.limit))
    }
    try take(path, isFile: true)
    let place = files.firstIndex { !$0.path.utf8.lexicographicallyPrecedes(path.utf8) }
    files.insert(File(path: path, bytes: bytes), at: place ?? files.count)
  }

  /// Names that a file system without capitals would take for the same are refused.
  private mutating func take(_ path: String, isFile: Bool) throws(PluginTreeError) {
    let key = path.lowercased()
    if let other = taken[key], isFile || other.isFile || !Self.isSame(other.path, path) {
      throw .sameName(path, other.path)
    }
    taken[key] = (path, isFile)
    guard let slash = path.lastIndex(of: "/") else { return }
    try take(String(path[..<slash]), isFile: false)
  }

  private static func isSame(_ one: String, _ other: String) -> Bool {
    one.utf8.elementsEqual(other.utf8)
  }

  /// The bytes of a file, or nil when there is none of that path.
  package func bytes(of path: String) -> [UInt8]? { files.first { $0.path == path }?.bytes }

  /// The SHA-256 of the paths and contents of all files, as 64 hex digits; it depends on nothing else.
  package var fingerprint: String { Self.fingerprint(of: files) }

  /// The fingerprint of files in the order of their paths.
  static func fingerprint(of files: [File]) -> String {
    var digest = ContentDigest()
    for file in files {
      digest.add(Array("\(file.path)\u{0}\(ContentHash.sha256(file.bytes))\n".utf8))
    }
    return digest.hex
  }

  /// The tree without the one folder that all its files lie in, unless the manifest lies beside it.
  package var unwrapped: PluginTree {
    guard let first = files.first, let slash = first.path.firstIndex(of: "/") else { return self }
    let start = String(first.path[...slash])
    guard files.allSatisfy({ $0.path.hasPrefix(start) }) else { return self }
    var tree = PluginTree()
    tree.files = files.map {
      File(path: String($0.path.dropFirst(start.count)), bytes: $0.bytes)
    }
    return tree
  }

  /// What the manifest of the tree says.
  ///
  /// - Parameter source: What messages call the tree.
  /// - Returns: The manifest.
  /// - Throws: What is wrong with it.
  package func manifest(of source: String) throws(PluginError) -> PluginManifest {
    if let bytes = bytes(of: PluginManifest.fileName) {
      return try PluginManifest.read(bytes, path: source + "/" + PluginManifest.fileName)
    }
    guard let bytes = bytes(of: PluginManifest.mainFile) else {
      throw .badManifest(
        path: source, key: nil,
        problem: "expected \(PluginManifest.fileName), or \(PluginManifest.mainFile) with "
          + "---@name and ---@version; found neither")
    }
    return try PluginManifest.read(comments: bytes, path: source + "/" + PluginManifest.mainFile)
  }
}

extension PluginTree {
  /// Reads the files of a folder; throws when one is no plain file, cannot be read, or may not be
  /// there.
  package init(folder: String, shown: String) throws(PluginError) {
    self.init()
    try add(below: "", of: folder, shown: shown)
  }

  private mutating func add(
    below place: String, of folder: String, shown: String
  ) throws(PluginError) {
    for name in FolderNames.inside(place.isEmpty ? folder : folder + "/" + place) {
      let path = place.isEmpty ? name : place + "/" + name
      let full = folder + "/" + path
      do throws(PluginTreeError) {
        guard try TreePath.check(path) else { continue }
        if SourceFile.isLink(full) { throw .notPlain(path: path, what: "a link") }
        if !SourceFile.isFolder(full) {
          guard SourceFile.exists(full) else { throw .notPlain(path: path, what: "no plain file") }
          try add(path, try Self.read(full))
          continue
        }
      } catch {
        throw .badTree(source: shown, error)
      }
      try add(below: path, of: folder, shown: shown)
    }
  }

  static func read(_ path: String) throws(PluginTreeError) -> [UInt8] {
    do throws(FileError) {
      return try SourceFile.read(path)
    } catch {
      throw .unreadable(path: path, error)
    }
  }
}
