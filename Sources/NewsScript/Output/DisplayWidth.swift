/// How many columns of a terminal a text takes.
package enum DisplayWidth {
  /// Wide East Asian characters and emoji take two columns, combining marks none.
  package static func of(_ text: String) -> Int {
    text.reduce(0) { $0 + of($1) }
  }

  static func of(_ character: Character) -> Int {
    if let ascii = character.asciiValue { return ascii >= 0x20 && ascii != 0x7F ? 1 : 0 }
    guard let scalar = character.unicodeScalars.first else { return 0 }
    if character.unicodeScalars.dropFirst().contains(where: { $0.value == 0xFE0F }) { return 2 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .control, .format: return 0
    default: return isWide(scalar.value) ? 2 : 1
    }
  }

  /// The ranges of the property East_Asian_Width that are wide (Unicode Standard Annex 11), in
  /// coarse blocks.
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F1E6...0x1F1FF, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }
}

/// Text made fit for a terminal.
package enum DisplayText {
  /// The text in one line, with control characters shown instead of sent.
  package static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar == "\t" || scalar == "\r" {
        result += " "
      } else if isControl(scalar) {
        result +=
          scalar.value < 0x20
          ? "^" + String(Character(UnicodeScalar(UInt8(scalar.value) + 0x40))) : "\u{FFFD}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (scalar.value >= 0x7F && scalar.value < 0xA0)
      || (scalar.value >= 0x202A && scalar.value <= 0x202E)
      || (scalar.value >= 0x2066 && scalar.value <= 0x2069)
  }

  /// The text broken at spaces into lines of a width; longer words stand alone.
  package static func wrap(_ text: String, width: Int, first: String = "", rest: String = "")
    -> [String]
  {
    var lines: [String] = []
    var line = first
    var used = DisplayWidth.of(first)
    var isEmpty = true
    for word in visible(text).split(separator: " ") {
      let size = DisplayWidth.of(String(word))
      if !isEmpty, used + 1 + size > width {
        lines.append(line)
        (line, used, isEmpty) = (rest, DisplayWidth.of(rest), true)
      }
      if !isEmpty {
        line += " "
        used += 1
      }
      line += word
      used += size
      isEmpty = false
    }
    lines.append(line)
    return lines
  }
}
