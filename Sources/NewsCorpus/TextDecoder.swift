import NewsModel

/// Turns the bytes of a file into the text of an article.
package enum TextDecoder {
  /// What decoding gives.
  package struct Decoded: Equatable, Sendable {
    /// The text: valid UTF-8, no byte order mark, line ends as they were.
    package let text: ArticleText
    /// What had to be replaced, in words.
    package let warnings: [String]
  }

  /// Why bytes are not taken for text.
  package enum Problem: Error, Equatable, CustomStringConvertible {
    /// A NUL byte near the beginning.
    case nulByte(offset: Int)
    /// Too many control bytes near the beginning.
    case controlBytes(percent: Int)
    /// A byte order mark of an encoding that is not read here.
    case encoding(String, expected: String)

    package var description: String {
      switch self {
      case .nulByte(let offset): "binary, not text: NUL byte at byte \(offset)"
      case .controlBytes(let percent):
        "binary, not text: \(percent) % of the first bytes are control characters"
      case .encoding(let found, let expected): "encoded in \(found); expected \(expected)"
      }
    }
  }

  /// The longest text; offsets of tokens are 32 bits wide.
  package static let limit = 1 << 30

  /// How many bytes are looked at to tell text from binary.
  static let sample = 8192

  /// Decodes UTF-8, or UTF-16 that begins with a byte order mark.
  package static func decode(_ bytes: [UInt8]) throws(Problem) -> Decoded {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      throw .encoding("UTF-32", expected: "UTF-8, or UTF-16 with a byte order mark")
    }
    if bytes.starts(with: [0xFF, 0xFE]) { return decodeUTF16(bytes, lowByteFirst: true) }
    if bytes.starts(with: [0xFE, 0xFF]) { return decodeUTF16(bytes, lowByteFirst: false) }
    try checkForBinary(bytes)
    return decodeUTF8(bytes)
  }

  /// Throws when the first bytes are not those of a text.
  package static func checkForBinary(_ bytes: [UInt8]) throws(Problem) {
    let first = bytes.prefix(sample)
    if let offset = first.firstIndex(of: 0) { throw .nulByte(offset: offset) }
    let controls = first.count { ($0 < 0x20 && !(0x08...0x0D).contains($0)) || $0 == 0x7F }
    let percent = controls * 100 / max(first.count, 1)
    if percent > 30 { throw .controlBytes(percent: percent) }
  }

  /// Decodes UTF-8 without asking whether it is text; invalid sequences become U+FFFD.
  package static func decodeUTF8(_ bytes: [UInt8]) -> Decoded {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var repair = UTF8Repair(bytes: bytes, from: start)
    repair.run()
    return Decoded(
      text: ArticleText(validUTF8: repair.output), warnings: repair.warning.map { [$0] } ?? [])
  }

  private static func decodeUTF16(_ bytes: [UInt8], lowByteFirst: Bool) -> Decoded {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 2, to: bytes.count - 1, by: 2) {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(lowByteFirst ? second << 8 | first : first << 8 | second)
    }
    var output: [UInt8] = []
    var bad = 0
    var firstBad = 0
    var position = 2
    var decoder = UTF16()
    var iterator = units.makeIterator()
    decoding: while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar):
        output += UTF8.encode(scalar).map(Array.init) ?? []
        position += scalar.value > 0xFFFF ? 4 : 2
      case .error:
        if bad == 0 { firstBad = position }
        bad += 1
        output += [0xEF, 0xBF, 0xBD]
        position += 2
      case .emptyInput: break decoding
      }
    }
    var warnings: [String] = []
    if bad > 0 {
      warnings.append(
        "\(bad) invalid UTF-16 unit\(bad == 1 ? "" : "s") replaced by U+FFFD, the first at byte \(firstBad)"
      )
    }
    if !bytes.count.isMultiple(of: 2) {
      warnings.append("last byte left out: half of a UTF-16 unit")
    }
    return Decoded(text: ArticleText(validUTF8: output), warnings: warnings)
  }
}
