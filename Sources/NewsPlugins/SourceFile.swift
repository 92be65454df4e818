import Glibc
import NewsCorpus

/// Files of scripts and plugins.
enum SourceFile {
  /// The largest file that is read.
  static let limit = 16 << 20

  /// The bytes of a file.
  static func read(_ path: String) throws(FileError) -> [UInt8] {
    let bytes = try DescriptorSource(path: path).readAll(upTo: limit + 1)
    if bytes.count > limit { throw .tooLarge(limit: limit) }
    return bytes
  }

  /// Whether there is a regular file.
  static func exists(_ path: String) -> Bool { mode(path) == S_IFREG }

  /// Whether there is a folder.
  static func isFolder(_ path: String) -> Bool { mode(path) == S_IFDIR }

  /// Whether a link stands at a path.
  static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  private static func mode(_ path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  /// The path without links; nil when nothing is there.
  static func resolved(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  /// A path as messages show it: relative to the current folder when it lies below it.
  static func shown(_ path: String, from folder: String) -> String {
    let start = folder.hasSuffix("/") ? folder : folder + "/"
    return below(start, path) ?? path
  }

  /// What stands in a path behind a beginning, or nil when it begins otherwise.
  static func below(_ start: String, _ path: String) -> String? {
    guard path.utf8.starts(with: start.utf8) else { return nil }
    return String(decoding: path.utf8.dropFirst(start.utf8.count), as: UTF8.self)
  }

  /// The names in an absolute path, without `.` and with `..` carried out.
  static func names(of path: String) -> [String] {
    var names: [String] = []
    for name in path.split(separator: "/") where name != "." {
      if name == ".." { _ = names.popLast() } else { names.append(String(name)) }
    }
    return names
  }

  /// A path below a folder, unless it is absolute.
  static func path(_ path: String, from folder: String) -> String {
    if path.hasPrefix("/") { return path }
    let relative = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    if relative == "." || relative.isEmpty { return folder }
    return folder.hasSuffix("/") ? folder + relative : folder + "/" + relative
  }
}
