import Glibc

/// What the permissions of a state allow, with paths as they were when the state was opened.
struct LuaAccess: Sendable {
  /// What a file is opened for.
  enum Use: String, Sendable {
    case reading, writing

    var option: String { self == .reading ? "--allow-read" : "--allow-write" }
  }

  private var readable: [String] = []
  private var writable: [String] = []
  private var variables: Set<String> = []
  /// Whether the time may be asked for.
  private(set) var hasClock = false
  /// Whether labels and notes may be given that stay.
  private(set) var hasLabel = false

  init(_ permissions: [LuaPermission]) {
    for permission in permissions {
      switch permission {
      case .read(let path): readable.append(LuaPath.resolved(path))
      case .write(let path): writable.append(LuaPath.resolved(path))
      case .environment(let name): variables.insert(name)
      case .clock: hasClock = true
      case .label: hasLabel = true
      }
    }
  }

  /// Throws unless a file may be used so; the resolved path is judged.
  func check(_ path: String, for use: Use, by function: String) throws(LuaError) {
    try check(resolved: LuaPath.resolved(path), shown: path, for: use, by: function)
  }

  /// Throws unless a file may be used so whose resolved path is known.
  func check(resolved: String, shown path: String, for use: Use, by function: String)
    throws(LuaError)
  {
    guard allows(resolved, use) else { throw refusal(path, use, function) }
  }

  /// Throws unless the file that was opened is one that may be used so: a link may have changed.
  func check(openFile descriptor: Int32, as path: String, for use: Use, by function: String)
    throws(LuaError)
  {
    guard let real = LuaPath.ofOpenFile(descriptor), allows(real, use) else {
      throw refusal(path, use, function)
    }
  }

  /// The value of an environment variable that may be read.
  func variable(_ name: String) throws(LuaError) -> String? {
    guard variables.contains(name) else {
      throw LuaError(
        "not permitted: os.getenv of '\(name)', grant it with --allow-env=\(name)")
    }
    return getenv(name).map { String(cString: $0) }
  }

  /// Throws unless the time may be asked for.
  func checkClock(by function: String) throws(LuaError) {
    if !hasClock { throw LuaError("not permitted: \(function), grant it with --allow-clock") }
  }

  /// Throws unless labels and notes may be given that stay.
  func checkLabel(by function: String) throws(LuaError) {
    if !hasLabel { throw LuaError("not permitted: \(function), grant it with --allow-label") }
  }

  private func allows(_ path: String, _ use: Use) -> Bool {
    let folders = use == .reading ? readable : writable
    return folders.contains { LuaPath.isBelow(path, $0) }
  }

  private func refusal(_ path: String, _ use: Use, _ function: String) -> LuaError {
    LuaError(
      "not permitted: \(function) of '\(path)' for \(use.rawValue), grant it with \(use.option)=\(path)"
    )
  }
}
