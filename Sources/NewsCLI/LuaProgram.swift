import Glibc
import LuaKit

/// `newslab lua …` and `newslab-lua …`: the interpreter takes the command line as it stands.
enum LuaProgram {
  private static let name = "newslab-lua"

  /// Runs the interpreter when this process was called as it, and gives its status.
  ///
  /// To be called before anything is set up: locale and signals stay as they are for `lua5.4`.
  static func runIfCalled() -> Int32? {
    let words = (0..<Int(CommandLine.argc)).compactMap { CommandLine.unsafeArgv[$0] }
    guard let called = words.first else { return nil }
    let path = String(cString: called)
    if path == name || path.hasSuffix("/" + name) { return LuaInterpreter.run(words) }
    guard words.count > 1, strcmp(words[1], LuaCommand.name) == 0 else { return nil }
    guard let single = strdup(singleWord(for: path)) else { return nil }
    defer { free(single) }
    return LuaInterpreter.run([single] + words.dropFirst(2))
  }

  /// One word that starts the interpreter, as scripts expect to find in `arg`: the program of its
  /// own beside this one, when it is there.
  private static func singleWord(for path: String) -> String {
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
    let candidate = folder + name
    if folder.isEmpty { return isOnPath(candidate) ? candidate : path }
    return access(candidate, X_OK) == 0 ? candidate : path
  }

  private static func isOnPath(_ name: String) -> Bool {
    guard let list = getenv("PATH") else { return false }
    let folders = String(cString: list).split(separator: ":", omittingEmptySubsequences: false)
    return folders.contains { access(($0.isEmpty ? "." : $0) + "/" + name, X_OK) == 0 }
  }
}
