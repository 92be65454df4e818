/// Breaks text into lines.
package enum LineWrap {
  /// Breaks at spaces and line feeds; a word wider than a line stands alone.
  package static func lines(of text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(whereSeparator: { $0 == " " || $0.isNewline }) {
      let length = word.count
      if used > 0, used + 1 + length > width {
        lines.append(line)
        (line, used) = ("", 0)
      }
      if used > 0 { line += " " }
      line += word
      used += length + (used > 0 ? 1 : 0)
    }
    if used > 0 { lines.append(line) }
    return lines
  }
}
