/// Which differences between values do not count.
package struct ValueFolding: Hashable, Sendable {
  /// Whether upper and lower case are equal.
  package var ignoresCase: Bool
  /// Whether letters are equal to those with accents.
  package var ignoresAccents = false

  /// Folds a value in UTF-8.
  func fold(_ bytes: UnsafeRawBufferPointer, into folded: inout [UInt8]) {
    folded.removeAll(keepingCapacity: true)
    for byte in bytes {
      guard byte < 0x80 else {
        let text = String(decoding: bytes, as: UTF8.self)
        folded = Array(fold(text).utf8)
        return
      }
      folded.append(ignoresCase && byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
    }
  }

  /// Folds a text.
  func fold(_ text: String) -> String {
    let cased = ignoresCase ? text.lowercased() : text
    guard ignoresAccents else { return cased }
    var plain = String.UnicodeScalarView()
    for scalar in cased.unicodeScalars where scalar.properties.generalCategory != .nonspacingMark {
      plain.append(Accents.base(of: scalar))
    }
    return String(plain)
  }

  /// Folds a character, which may become several or none.
  func fold(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    Array(fold(String(scalar)).unicodeScalars)
  }
}

/// Letters without their accents.
///
/// Unicode's names tell: LATIN SMALL LETTER E WITH ACUTE is LATIN SMALL LETTER E with something.
private enum Accents {
  private static let blocks: [ClosedRange<UInt32>] = [
    0x41...0x7A, 0xC0...0x24F, 0x370...0x52F, 0x1E00...0x1FFF,
  ]
  private static let bases: [UInt32: Unicode.Scalar] = {
    let letters = blocks.joined().compactMap(Unicode.Scalar.init)
    var byName: [String: Unicode.Scalar] = [:]
    for letter in letters { if let name = letter.properties.name { byName[name] = letter } }
    var bases: [UInt32: Unicode.Scalar] = [:]
    for letter in letters {
      guard let name = letter.properties.name, let range = cut(name) else { continue }
      bases[letter.value] = byName[range]
    }
    return bases
  }()

  /// The part of a name before " WITH ".
  private static func cut(_ name: String) -> String? {
    let words = name.split(separator: " ")
    guard let index = words.firstIndex(of: "WITH") else { return nil }
    return words[..<index].joined(separator: " ")
  }

  static func base(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar.value < 0xC0 ? scalar : bases[scalar.value] ?? scalar
  }
}
