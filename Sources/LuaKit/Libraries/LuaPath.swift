import Glibc

/// Paths as they are judged: absolute, without links, `.` and `..`.
enum LuaPath {
  /// A path that no file has and that lies in no folder.
  private static let nowhere = "\0"

  /// The path that is meant; of what is not there yet, that of the folder it would be in.
  static func resolved(_ path: String) -> String {
    var existing = absolute(path)
    var rest: [Substring] = []
    while true {
      if let real = real(existing) {
        return ([real == "/" ? "" : real] + rest.map(String.init)).joined(separator: "/")
          .orRoot
      }
      guard let slash = existing.lastIndex(of: "/"), existing != "/" else { return existing }
      let name = existing[existing.index(after: slash)...]
      // A link that leads to nothing would lead to what is made there.
      if isLink(existing) { return nowhere }
      // What is not there has no parent either: going up from it leads nowhere.
      if name == ".." { return nowhere }
      if !name.isEmpty, name != "." { rest.insert(name, at: 0) }
      existing = slash == existing.startIndex ? "/" : String(existing[..<slash])
    }
  }

  /// Whether a resolved path is a folder or lies in it.
  static func isBelow(_ path: String, _ folder: String) -> Bool {
    path != nowhere && path == folder
      || path.utf8.starts(with: (folder == "/" ? "/" : folder + "/").utf8)
  }

  /// The path of an open file; nil when the system does not say.
  static func ofOpenFile(_ descriptor: Int32) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = readlink("/proc/self/fd/\(descriptor)", &buffer, buffer.count - 1)
    guard count > 0 else { return nil }
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  private static func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    guard let pointer = getcwd(nil, 0) else { return nowhere }
    defer { free(pointer) }
    return String(cString: pointer) + "/" + path
  }

  private static func real(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }
}

extension String {
  fileprivate var orRoot: String { isEmpty ? "/" : self }
}
