import NewsCorpus
import Spelling

/// Where a plugin can be installed from, as somebody writes it.
package enum PluginSource: Equatable, Sendable, CustomStringConvertible {
  /// A folder with a plugin.
  case folder(String)
  /// A packed plugin.
  case archive(String)
  /// A single file of Lua that says in comments what it is.
  case file(String)
  /// A repository, and a tag, branch or commit of it; nil for what it shows by itself.
  case git(url: String, revision: String?)
  /// A plugin of a catalogue.
  case name(String, VersionRange)

  /// The forms in which sources are written.
  package static let forms = [
    "a folder", "an archive (.tar.gz, .zip …)", "a .lua file", "git+file://PATH[#TAG]",
    "git+https://HOST/PATH[#TAG]", "NAME[@VERSIONS]",
  ]

  /// Reads what somebody wrote; what it names need not be there.
  package init(_ text: String) throws(PluginError) {
    if text.hasPrefix("git+") {
      self = try Self.git(text)
      return
    }
    if text.contains("://") {
      throw .badSource(
        "cannot install from '\(text)': newslab fetches through git alone", notes: Self.help)
    }
    if PluginArchive.isName(text) {
      self = .archive(text)
    } else if text.hasSuffix(".lua") {
      self = .file(text)
    } else if let (name, range) = Self.named(text) {
      self = .name(name, range)
    } else {
      self = .folder(text)
    }
  }

  /// What can stand there, for an error.
  static var help: [String] { ["expected " + forms.joined(separator: ", ")] }

  /// A name, perhaps with versions; `owner/name` is one only with versions, else it is a path.
  private static func named(_ text: String) -> (String, VersionRange)? {
    let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard PluginManifest.isName(name) else { return nil }
    if parts.count == 1 {
      return name.contains("/") ? nil : VersionRange("*").map { (name, $0) }
    }
    return VersionRange(String(parts[1])).map { (name, $0) }
  }

  private static func git(_ text: String) throws(PluginError) -> PluginSource {
    let rest = text.dropFirst(4)
    let parts = rest.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let (url, revision) = (String(parts[0]), parts.count == 2 ? String(parts[1]) : nil)
    let isKnown = ["file:///", "https://"].contains { url.hasPrefix($0) && url.count > $0.count }
    let isPlain = url.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
    guard isKnown, isPlain else {
      throw .badSource("cannot install from '\(text)'", notes: help)
    }
    if let revision {
      let isGood = revision.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
          || [UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "/")]
            .contains($0)
      }
      guard isGood, !revision.isEmpty, revision.first != "-", !revision.contains("..") else {
        throw .badSource(
          "'\(revision)' is no tag, branch or commit", notes: ["it stands behind '#' of '\(text)'"])
      }
    }
    return .git(url: url, revision: revision)
  }

  /// The source as somebody would write it.
  package var description: String {
    switch self {
    case .folder(let path), .archive(let path), .file(let path): path
    case .git(let url, let revision): "git+" + url + (revision.map { "#" + $0 } ?? "")
    case .name(let name, let range): name + "@" + range.description
    }
  }

  /// The source with its path, if it has one, as something else makes of it.
  func mapPath(_ change: (String) -> String) -> PluginSource {
    switch self {
    case .folder(let path): .folder(change(path))
    case .archive(let path): .archive(change(path))
    case .file(let path): .file(change(path))
    case .git, .name: self
    }
  }

  /// Whether reading it needs the network.
  package var needsNetwork: Bool {
    if case .git(let url, _) = self { url.hasPrefix("https:") } else { false }
  }
}
