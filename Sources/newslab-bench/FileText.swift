import Glibc

/// A text file.
enum FileText {
  struct Unreadable: Error, CustomStringConvertible {
    let path: String
    var description: String { "cannot read '\(path)'" }
  }

  /// The whole text.
  static func read(_ path: String) throws -> String {
    guard let file = fopen(path, "r") else { throw Unreadable(path: path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
