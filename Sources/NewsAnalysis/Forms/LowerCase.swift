import NewsModel

/// Letters in lower case, as Unicode has it.
enum LowerCase {
  /// Puts a part of a text into `word`, in lower case and with straight apostrophes if wanted.
  static func read(
    _ bytes: [UInt8], _ span: TextSpan, into word: inout [UInt8], straight: Bool = false
  ) {
    word.removeAll(keepingCapacity: true)
    for index in span {
      let byte = bytes[index]
      guard byte < 0x80 else { return readWide(bytes, span, into: &word, straight: straight) }
      word.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
    }
  }

  private static func readWide(
    _ bytes: [UInt8], _ span: TextSpan, into word: inout [UInt8], straight: Bool
  ) {
    word.removeAll(keepingCapacity: true)
    let text = String(decoding: bytes[span], as: UTF8.self).lowercased()
    for scalar in text.unicodeScalars {
      if straight, scalar == "\u{2019}" {
        word.append(UInt8(ascii: "'"))
      } else {
        word.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }
}
