/// Something that a script may do beyond computing: `read:PATH`, `write:PATH`, `env:NAME`, `clock`,
/// `label`.
public enum LuaPermission: Hashable, Sendable, CustomStringConvertible {
  /// Reads the file, or the files below the folder.
  case read(String)
  /// Writes the file, or files below the folder; removes and renames them.
  case write(String)
  /// Reads an environment variable.
  case environment(String)
  /// Asks what time it is, and how much time was used.
  case clock
  /// Gives what the host keeps labels and notes that stay.
  case label

  /// The forms in which permissions are written.
  public static let forms = ["read:PATH", "write:PATH", "env:NAME", "clock", "label"]

  /// Reads a permission; nil when the text is none.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let rest = parts.count == 2 ? String(parts[1]) : ""
    switch (parts[0], parts.count == 2 && !rest.isEmpty) {
    case ("read", true): self = .read(rest)
    case ("write", true): self = .write(rest)
    case ("env", true): self = .environment(rest)
    case ("clock", false) where parts.count == 1: self = .clock
    case ("label", false) where parts.count == 1: self = .label
    default: return nil
    }
  }

  /// The permission as a manifest has it.
  public var description: String {
    switch self {
    case .read(let path): "read:" + path
    case .write(let path): "write:" + path
    case .environment(let name): "env:" + name
    case .clock: "clock"
    case .label: "label"
    }
  }

  /// What it means, for somebody who decides about it.
  public var explanation: String {
    switch self {
    case .read(let path): "read files below '\(path)'"
    case .write(let path): "write files below '\(path)'"
    case .environment(let name): "read the environment variable '\(name)'"
    case .clock: "know what time it is"
    case .label: "give labels and notes that stay"
    }
  }

  /// What both of two permissions allow; nil when that is nothing.
  public func intersection(_ other: LuaPermission) -> LuaPermission? {
    switch (self, other) {
    case (.read(let one), .read(let two)): Self.deeper(one, two).map(LuaPermission.read)
    case (.write(let one), .write(let two)): Self.deeper(one, two).map(LuaPermission.write)
    default: self == other ? self : nil
    }
  }

  private static func deeper(_ one: String, _ two: String) -> String? {
    let (first, second) = (LuaPath.resolved(one), LuaPath.resolved(two))
    if LuaPath.isBelow(first, second) { return one }
    return LuaPath.isBelow(second, first) ? two : nil
  }
}
