/// Writes text with white space as a page shows it: one space, and a blank line between paragraphs.
struct ParagraphWriter {
  private var bytes: [UInt8] = []
  private var start = 0
  private var needsSpace = false

  /// Adds text of a paragraph.
  mutating func write(_ text: UnsafeBufferPointer<UInt8>) {
    var position = 0
    while position < text.count {
      let byte = text[position]
      if ByteText.isSpace(byte) {
        needsSpace = true
        position += 1
        continue
      }
      if byte == 0xC2, position + 1 < text.count, text[position + 1] == 0xA0 {
        needsSpace = true
        position += 2
        continue
      }
      if needsSpace {
        if bytes.count > start, bytes[bytes.count - 1] != 0x0A { bytes.append(0x20) }
        needsSpace = false
      }
      let from = position
      while position < text.count, !ByteText.isSpace(text[position]), text[position] != 0xC2 {
        position += 1
      }
      if position == from { position += 1 }
      bytes.append(contentsOf: text[from..<position])
    }
  }

  /// Adds text whose white space counts.
  mutating func writeAsIs(_ text: UnsafeBufferPointer<UInt8>) {
    if needsSpace, bytes.count > start { bytes.append(0x20) }
    needsSpace = false
    bytes.append(contentsOf: text)
  }

  /// Ends a word.
  mutating func space() { needsSpace = true }

  /// Ends a line in the paragraph.
  mutating func breakLine() {
    needsSpace = false
    if bytes.count > start { bytes.append(0x0A) }
  }

  /// How many bytes the paragraph has so far.
  var count: Int { bytes.count - start }

  /// Ends the paragraph; two line breaks in it make two of it.
  mutating func endParagraph() {
    needsSpace = false
    while bytes.count > start, ByteText.isSpace(bytes[bytes.count - 1]) { bytes.removeLast() }
    if bytes.count > start {
      bytes += [0x0A, 0x0A]
      start = bytes.count
    }
  }

  /// Ends the text.
  mutating func finish() -> [UInt8] {
    endParagraph()
    while let last = bytes.last, last == 0x0A { bytes.removeLast() }
    return bytes
  }
}
