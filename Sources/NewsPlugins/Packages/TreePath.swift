/// What the paths of the files of a plugin may be.
enum TreePath {
  /// The longest path, in bytes.
  static let longest = 512
  /// How deep folders may lie in one another.
  static let deepest = 16

  /// Whether a file of this path is part of a plugin, which hidden ones are not; throws when no plugin
  /// may have it.
  static func check(_ path: String) throws(PluginTreeError) -> Bool {
    if path.isEmpty { throw .badPath(path, "it is empty") }
    if path.hasPrefix("/") { throw .badPath(path, "it is absolute") }
    if path.utf8.count > longest { throw .badPath(path, "it is longer than \(longest) bytes") }
    var isHidden = false
    let names = path.split(separator: "/", omittingEmptySubsequences: false)
    if names.count > deepest { throw .badPath(path, "it lies more than \(deepest) folders deep") }
    for name in names {
      if name.isEmpty { throw .badPath(path, "a name in it is empty") }
      if name == "." || name == ".." { throw .badPath(path, "'\(name)' leads elsewhere") }
      if name.utf8.count > 128 { throw .badPath(path, "a name in it is longer than 128 bytes") }
      try check(name, in: path)
      if name.hasPrefix(".") { isHidden = true }
    }
    return !isHidden
  }

  /// Refuses what some file system, terminal or shell takes for something else.
  private static func check(_ name: Substring, in path: String) throws(PluginTreeError) {
    for scalar in name.unicodeScalars {
      if scalar == "\\" || scalar == ":" {
        throw .badPath(path, "'\(scalar)' means something else elsewhere")
      }
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
        .unassigned:
        throw .badPath(path, "it has characters that cannot be seen")
      default: break
      }
    }
    if scalarsNotText(name) { throw .badPath(path, "it is not valid UTF-8") }
    if name.hasSuffix(" ") || name.hasSuffix(".") {
      throw .badPath(path, "a name in it ends with '\(name.suffix(1))'")
    }
    let stem = name.prefix { $0 != "." }.lowercased()
    if devices.contains(stem) { throw .badPath(path, "'\(stem)' is a device elsewhere") }
  }

  private static func scalarsNotText(_ name: Substring) -> Bool {
    name.unicodeScalars.contains("\u{FFFD}")
  }

  /// Names that Windows takes for devices.
  private static let devices: Set<String> = ["con", "prn", "aux", "nul", "com1", "lpt1"]
}
