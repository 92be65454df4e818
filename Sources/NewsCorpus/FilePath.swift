import NewsModel

/// Questions about the names of files.
enum FilePath {
  /// The last part of a path.
  static func lastComponent(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The letters behind the last dot of the last part, lower case; nil when there is no such dot.
  static func fileExtension(_ path: String) -> String? {
    let name = lastComponent(path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    let letters = name[name.index(after: dot)...]
    return letters.isEmpty ? nil : letters.lowercased()
  }

  /// A path without its extension.
  static func withoutExtension(_ path: String) -> String {
    fileExtension(path).map { String(path.dropLast($0.count + 1)) } ?? path
  }

  /// A path below a folder.
  static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// The date `YYYY-MM-DD` that stands in the last part of a path, or nil.
  static func date(in path: String) -> NewsDate? {
    let name = Array(lastComponent(path).utf8)
    func isDigit(_ index: Int) -> Bool {
      name.indices.contains(index) && (0x30...0x39).contains(name[index])
    }
    for start in name.indices.dropLast(9) where isDigit(start) && !isDigit(start - 1) {
      let end = start + 10
      guard !isDigit(end) else { continue }
      let text = String(decoding: name[start..<end], as: UTF8.self)
      if let date = NewsDate(iso8601: text), date.precision == .day { return date }
    }
    return nil
  }
}
