import Glibc
import LuaKit

/// Which files of data a state may open by functions of newslab.
///
/// A state of a plugin opens those below the folder of the plugin; others open what their
/// permissions let them read.
package final class ScriptFiles {
  /// The folder of the plugin, or nil.
  package var folder: String?
  /// The files that were opened, by their paths without links.
  private(set) var opened: Set<String> = []

  init() {}

  /// The path without links of a file that may be read, for a function that a script calls.
  func path(_ path: String, for call: LuaCall, by function: String) throws(LuaError) -> String {
    let path = try permittedPath(path, for: call, by: function)
    opened.insert(path)
    return path
  }

  private func permittedPath(
    _ path: String, for call: LuaCall, by function: String
  ) throws(LuaError) -> String {
    guard let folder else { return try call.readablePath(path, by: function) }
    guard !path.hasPrefix("/"), let root = Self.resolved(folder) else {
      throw LuaError("\(function): '\(path)' must be a path below the folder of the plugin")
    }
    guard let real = Self.resolved(root + "/" + path) else {
      throw LuaError("\(function): no file '\(path)' in the folder of the plugin")
    }
    guard real.utf8.starts(with: (root + "/").utf8) else {
      throw LuaError("\(function): '\(path)' lies outside the plugin")
    }
    return real
  }

  private static func resolved(_ path: String) -> String? {
    if path.utf8.contains(0) { return nil }
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }
}
