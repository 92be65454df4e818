import FoundationEssentials
import Glibc
import NewsCorpus

/// What was typed at prompts before, one entry a line; line feeds and backslashes are escaped.
///
/// Sessions that run side by side all add to it. That it cannot be read or written never matters.
package struct HistoryFile {
  private let path: String
  private static let kept = 1000
  private static let longest = 1 << 16

  /// The file of the user, or nil when there is no place for one.
  package init?(environment: [String: String]) {
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      path = state + "/newslab/history"
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      path = home + "/.local/state/newslab/history"
    } else {
      return nil
    }
  }

  /// The latest entries, oldest first; a file that has grown long is cut to them.
  package func load() -> [String] {
    guard let bytes = end(ofFile: 4 << 20) else { return [] }
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    let latest = lines.suffix(Self.kept)
    if lines.count > 2 * Self.kept, let file = try? OutputFile(path: path) {
      try? file.write(latest.flatMap { $0 + [UInt8(ascii: "\n")] })
      try? file.finish()
      chmod(path, 0o600)
    }
    return latest.map { Self.entry(of: String(decoding: $0, as: UTF8.self)) }
  }

  /// The end of the file, whole lines of at most so many bytes; nil when there is nothing to read.
  private func end(ofFile most: Int) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let start = max(0, Int(status.st_size) - most)
    guard lseek(descriptor, start, SEEK_SET) == start else { return nil }
    var bytes = [UInt8](repeating: 0, count: min(most, Int(status.st_size)))
    var count = 0
    while count < bytes.count {
      let got = bytes.withUnsafeMutableBytes { room in
        read(descriptor, room.baseAddress.map { $0 + count }, room.count - count)
      }
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { break }
      count += got
    }
    bytes.removeLast(bytes.count - count)
    guard start > 0, let line = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return bytes }
    return Array(bytes[(line + 1)...])
  }

  /// Adds an entry.
  package func append(_ entry: String) {
    guard entry.utf8.count <= Self.longest else { return }
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    try? FileManager.default.createDirectory(
      atPath: "/" + folder, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    let flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK
    let descriptor = open(path, flags, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    fchmod(descriptor, 0o600)
    try? DescriptorSink(descriptor).write(Array((Self.line(of: entry) + "\n").utf8))
  }

  private static func line(of entry: String) -> String {
    var line = ""
    for scalar in entry.unicodeScalars {
      switch scalar {
      case "\\": line += "\\\\"
      case "\n": line += "\\n"
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line
  }

  private static func entry(of line: String) -> String {
    var entry = ""
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if isEscaped {
        entry.unicodeScalars.append(scalar == "n" ? "\n" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        entry.unicodeScalars.append(scalar)
      }
    }
    return entry
  }
}
