/// In which lines of a JSON document the keys of its object stand, and of the objects in it.
struct ManifestLines {
  /// The line of each key, `dependencies.cues` for one in an inner object; from 1.
  private(set) var lines: [String: Int] = [:]
  /// A key that stands there twice, with the second line.
  private(set) var twice: (key: String, line: Int)?

  /// Reads a document that is known to be valid JSON.
  init(_ bytes: [UInt8]) {
    var (line, index): (Int, Int) = (1, 0)
    // The keys on the way down; an empty one for a list.
    var path: [String] = []
    var last = ""
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\n"): line += 1
      case UInt8(ascii: "{"):
        path.append(last)
        last = ""
      case UInt8(ascii: "["):
        path.append("")
        last = ""
      case UInt8(ascii: "}"), UInt8(ascii: "]"): last = path.popLast() ?? ""
      case UInt8(ascii: "\""):
        let text = Self.string(bytes, &index)
        guard Self.isKey(bytes, behind: index) else { break }
        last = text
        add((path.dropFirst() + [text]).joined(separator: "."), depth: path.count, line)
      default: break
      }
      index += 1
    }
  }

  private mutating func add(_ key: String, depth: Int, _ line: Int) {
    if lines.updateValue(line, forKey: key) != nil, twice == nil, depth <= 2 { twice = (key, line) }
  }

  /// The text of a string; the index stops at its closing mark.
  private static func string(_ bytes: [UInt8], _ index: inout Int) -> String {
    let start = index + 1
    index += 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return String(decoding: bytes[min(start, bytes.count)..<min(index, bytes.count)], as: UTF8.self)
  }

  /// Whether a colon follows.
  private static func isKey(_ bytes: [UInt8], behind index: Int) -> Bool {
    let rest = bytes.dropFirst(index + 1)
    return rest.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
      == UInt8(ascii: ":")
  }
}
