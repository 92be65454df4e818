/// Something that a plugin asks for: `read:PATH`, `write:PATH`, `env:NAME` or `clock`.
package enum PluginPermission: Hashable, Sendable, CustomStringConvertible {
  case read(String)
  case write(String)
  case environment(String)
  case clock

  /// The forms in which permissions are written.
  static let forms = ["read:PATH", "write:PATH", "env:NAME", "clock"]

  /// Reads a permission; nil when the text is none.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let rest = parts.count == 2 ? String(parts[1]) : ""
    switch (parts[0], parts.count == 2 && !rest.isEmpty) {
    case ("read", true): self = .read(rest)
    case ("write", true): self = .write(rest)
    case ("env", true): self = .environment(rest)
    case ("clock", false) where parts.count == 1: self = .clock
    default: return nil
    }
  }

  /// The permission as a manifest has it.
  package var description: String {
    switch self {
    case .read(let path): "read:" + path
    case .write(let path): "write:" + path
    case .environment(let name): "env:" + name
    case .clock: "clock"
    }
  }

  /// What it means, for somebody who decides about it.
  package var explanation: String {
    switch self {
    case .read(let path): "read files below '\(path)'"
    case .write(let path): "write files below '\(path)'"
    case .environment(let name): "read the environment variable '\(name)'"
    case .clock: "ask what time it is"
    }
  }
}
