import CCharsetDetector

/// The character set of bytes and how it was found.
package struct CharsetGuess: Hashable, Sendable {
  /// How a character set was found.
  package enum Origin: Hashable, Sendable {
    /// Somebody said it on the command line.
    case forced
    /// A byte order mark.
    case mark
    /// Every byte is part of valid UTF-8.
    case valid
    /// The document says so, in an XML declaration or a `meta` element.
    case declared
    /// It looks like it.
    case looks
  }

  /// The name, as iconv knows it.
  package let name: String
  /// How it was found.
  package let origin: Origin
  /// How many bytes of a mark stand before the text.
  package let markLength: Int

  /// Makes a guess.
  package init(_ name: String, _ origin: Origin, markLength: Int = 0) {
    (self.name, self.origin, self.markLength) = (name, origin, markLength)
  }

  /// Whether the bytes are UTF-8 as they stand.
  package var isUTF8: Bool { name == "UTF-8" }

  /// What a reader says of it, or nil when there is nothing to say.
  package var warning: String? {
    switch origin {
    case .looks: "read as \(name), by the look of its bytes"
    case .declared where !isUTF8: "read as \(name), as the document says"
    default: nil
    }
  }

  /// Looks at the first bytes of a text; `declared` is what the document says of itself.
  package static func of(
    _ sample: [UInt8], isWhole: Bool = false, declared: String? = nil
  ) -> CharsetGuess {
    for (mark, name) in marks where sample.starts(with: mark) {
      return CharsetGuess(name, .mark, markLength: mark.count)
    }
    let shape = UTF8Shape(sample, isWhole: isWhole)
    if let name = declared.flatMap(Charset.canonical), name != "UTF-8" {
      // A sound document in UTF-8 that says something else was converted by somebody who forgot to
      // say so; what is only ASCII may be one of the sets that hide behind escapes.
      if !shape.isValid || (shape.multibyte == 0 && !isWide(name)) || Charset.isEscaped(name) {
        return CharsetGuess(name, .declared)
      }
    }
    if let wide = wideSet(sample) { return CharsetGuess(wide, .looks) }
    if shape.isValid { return CharsetGuess("UTF-8", .valid) }
    // Damaged UTF-8 is still UTF-8 when most of what is not ASCII is sound, or when there is
    // next to nothing to go by.
    if shape.multibyte > shape.broken { return CharsetGuess("UTF-8", .valid) }
    return CharsetGuess(detected(sample), .looks)
  }

  private static let marks: [([UInt8], String)] = [
    ([0xEF, 0xBB, 0xBF], "UTF-8"), ([0xFF, 0xFE, 0, 0], "UTF-32LE"),
    ([0, 0, 0xFE, 0xFF], "UTF-32BE"), ([0xFF, 0xFE], "UTF-16LE"), ([0xFE, 0xFF], "UTF-16BE"),
  ]

  private static func isWide(_ name: String) -> Bool {
    name.hasPrefix("UTF-16") || name.hasPrefix("UTF-32") || name.hasPrefix("UCS-")
  }

  /// UTF-16 without a mark: every other byte of Western text is NUL.
  private static func wideSet(_ sample: [UInt8]) -> String? {
    guard sample.count >= 8 else { return nil }
    var zeros = (even: 0, odd: 0)
    for (index, byte) in sample.enumerated() where byte == 0 {
      if index.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
    }
    let half = sample.count / 2
    if zeros.odd * 10 > half * 6, zeros.even * 20 < half { return "UTF-16LE" }
    if zeros.even * 10 > half * 6, zeros.odd * 20 < half { return "UTF-16BE" }
    return nil
  }

  /// What the library says, when it can be told from windows-1252 at all.
  ///
  /// On few bytes it takes Western text for Central European, Vietnamese or Thai; only what has a
  /// majority of bytes above ASCII, or is of several bytes a character, is believed.
  private static func detected(_ sample: [UInt8]) -> String {
    let western = "WINDOWS-1252"
    let high = sample.count { $0 >= 0x80 }
    guard high >= 8, let detector = uchardet_new() else { return western }
    defer { uchardet_delete(detector) }
    let status = sample.withUnsafeBytes { bytes in
      uchardet_handle_data(
        detector, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    uchardet_data_end(detector)
    guard status == 0, let letters = uchardet_get_charset(detector),
      let name = Charset.canonical(String(cString: letters))
    else { return western }
    let isCommon = high * 4 > sample.count
    let isWestern = ["ISO-8859-1", "ISO-8859-15", "ASCII", "UTF-8"].contains(name)
    if isWestern { return western }
    return isCommon || Charset.isMultibyte(name) || high >= 64 ? name : western
  }
}

/// How much of some bytes is UTF-8.
struct UTF8Shape {
  /// Whether all of it is, apart from a character that the end cuts off.
  var isValid: Bool { broken == 0 }
  /// Characters of several bytes.
  private(set) var multibyte = 0
  /// Sequences that are no character.
  private(set) var broken = 0

  init(_ bytes: [UInt8], isWhole: Bool) {
    bytes.withUnsafeBufferPointer { measure($0, isWhole: isWhole) }
  }

  private mutating func measure(_ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool) {
    var position = 0
    while position < bytes.count {
      let lead = bytes[position]
      if lead < 0x80 {
        position += 1
        continue
      }
      let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
      guard lead >= 0xC2, lead <= 0xF4 else {
        broken += 1
        position += 1
        continue
      }
      var step = 1
      while step < length, position + step < bytes.count, bytes[position + step] & 0xC0 == 0x80 {
        step += 1
      }
      if step == length, Self.isAllowed(lead, bytes[position + 1]) {
        multibyte += 1
      } else if isWhole || position + step < bytes.count {
        broken += 1
      }
      position += step
    }
  }

  /// Whether a second byte may follow a first: no overlong forms, surrogates or numbers too large.
  private static func isAllowed(_ lead: UInt8, _ second: UInt8) -> Bool {
    switch lead {
    case 0xE0: second >= 0xA0
    case 0xED: second <= 0x9F
    case 0xF0: second >= 0x90
    case 0xF4: second <= 0x8F
    default: true
    }
  }
}
