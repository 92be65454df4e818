/// Makes characters visible that would command a terminal instead of being shown.
package enum VisibleText {
  /// The text with its own lines and tabs.
  package static func lines(of text: String) -> String {
    var visible = ""
    for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.startIndex != text.startIndex { visible += "\n" }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      visible += cells.map { of(String($0)) }.joined(separator: "\t")
    }
    return visible
  }

  /// The text in one line: line feeds and tabs become `\n` and `\t`, other control characters and
  /// those that turn the direction of writing `\u{…}`.
  package static func of(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var visible = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A: visible += "\\n"
      case 0x09: visible += "\\t"
      case 0x0D: visible += "\\r"
      case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069:
        visible += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: visible.unicodeScalars.append(scalar)
      }
    }
    return visible
  }
}
