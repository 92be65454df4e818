/// Text made fit to be shown: in a terminal, a page, a table.
package enum DisplayText {
  /// The text in one line, with control characters shown instead of sent.
  package static func visible(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    guard text.unicodeScalars.contains(where: isUnseen) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if isSpace(scalar) {
        result += " "
      } else if isUnseen(scalar) {
        result +=
          scalar.value < 0x20
          ? "^" + String(Character(UnicodeScalar(UInt8(scalar.value) + 0x40))) : "\u{FFFD}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Whether a character commands instead of being shown: controls, breaks of lines, and what turns
  /// the direction of writing.
  package static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
      true
    default: false
    }
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

  /// The text in one line, cut with "…" when it is wider than so many columns.
  package static func cut(_ text: String, to width: Int) -> String {
    let (head, rest) = split(visible(text), at: width)
    if rest.isEmpty { return head }
    let (shorter, _) = split(head, at: max(0, width - 1))
    return shorter + "…"
  }

  /// The text broken into so many lines of a width, words that are longer than a line as well; the
  /// last one is cut with "…" when more follows.
  package static func fold(_ text: String, width: Int, lines limit: Int) -> [String] {
    var lines: [String] = []
    var rest = visible(text)[...]
    while lines.count < limit {
      rest = rest.drop { $0 == " " }
      let (head, behind) = split(rest, at: width)
      if behind.isEmpty { return lines + [head] }
      if lines.count == limit - 1 {
        return lines + [cut(String(rest.prefix(width + 1)), to: width)]
      }
      if behind.first != " ", let space = head.lastIndex(of: " ") {
        lines.append(String(head[..<space]))
        rest = rest[rest.index(rest.startIndex, offsetBy: lines[lines.count - 1].count)...]
      } else {
        lines.append(head)
        rest = behind
      }
    }
    return lines
  }

  /// As much of a text as fits into so many columns, and what is left.
  private static func split<Text: StringProtocol>(_ text: Text, at width: Int) -> (
    String, Text.SubSequence
  ) {
    var used = 0
    var end = text.startIndex
    while end < text.endIndex {
      let size = DisplayWidth.of(text[end])
      if used + size > width { break }
      used += size
      end = text.index(after: end)
    }
    return (String(text[..<end]), text[end...])
  }
}
