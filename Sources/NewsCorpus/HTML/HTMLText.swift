import NewsModel

/// The text of a piece of HTML, as in the description of a feed's item.
enum HTMLText {
  /// Whether a text has tags or references of HTML.
  static func isMarkup(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let lastEnd = bytes.lastIndex(of: UInt8(ascii: ">")) ?? -1
    for (index, byte) in bytes.enumerated() where index + 2 < bytes.count {
      let next = ByteText.lower(bytes[index + 1])
      let isLetter = next >= 0x61 && next <= 0x7A
      if byte == UInt8(ascii: "<") {
        let isTag = isLetter || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
        if isTag, lastEnd > index { return true }
      } else if byte == UInt8(ascii: "&"), isLetter || next == UInt8(ascii: "#") {
        let end = bytes[(index + 1)...].prefix(32).firstIndex(of: UInt8(ascii: ";"))
        if let end, bytes[(index + 1)..<end].allSatisfy({ !ByteText.isSpace($0) }) { return true }
      }
    }
    return false
  }

  /// The paragraphs of a piece of HTML, a blank line between them.
  static func paragraphs(of markup: String) -> String {
    guard let tree = HTMLTree(Array(markup.utf8)) else { return markup }
    var writer = ParagraphWriter()
    HTMLBlocks(tree).write(0..<tree.nodes.count, to: &writer) { _ in true }
    return String(decoding: writer.finish(), as: UTF8.self)
  }

  /// A title that may hold tags or references, in one line.
  static func line(of text: String) -> String {
    if isMarkup(text), let tree = HTMLTree(Array(text.utf8)), !tree.nodes.isEmpty {
      return tree.line(in: 0)
    }
    var writer = ParagraphWriter()
    var text = text
    text.withUTF8 { writer.write($0) }
    return String(decoding: writer.finish(), as: UTF8.self)
  }

  /// The text of a description: HTML as paragraphs, anything else as it is.
  static func text(of description: String) -> String {
    isMarkup(description) ? paragraphs(of: description) : ByteText.trimmed(description)
  }
}

/// Writes parts of a page as paragraphs.
struct HTMLBlocks {
  private let tree: HTMLTree

  init(_ tree: HTMLTree) { self.tree = tree }

  /// Writes the nodes of a range; an element is left out with all in it unless it is wanted.
  func write(
    _ range: Range<Int>, to writer: inout ParagraphWriter, where isWanted: (Int) -> Bool
  ) {
    var position = range.lowerBound
    // What must end when its last descendant was written: blocks, and the index behind them.
    var open: [(end: Int, tag: HTMLTag)] = []
    var breaks = 0
    while true {
      while let last = open.last, last.end <= position || position >= range.upperBound {
        open.removeLast()
        if last.tag.isBlock { writer.endParagraph() } else { writer.space() }
      }
      guard position < range.upperBound else { return }
      let node = tree.nodes[position]
      if node.tag == .text {
        let isAsIs = open.contains { $0.tag == .pre }
        tree.withText(position) { text in
          if isAsIs { writer.writeAsIs(text) } else { writer.write(text) }
          if breaks > 0, text.contains(where: { !ByteText.isSpace($0) }) { breaks = 0 }
        }
        position += 1
        continue
      }
      if node.tag.isInvisible || !isWanted(position) {
        position = node.end
        continue
      }
      if node.tag == .br {
        breaks += 1
        if breaks > 1 { writer.endParagraph() } else { writer.breakLine() }
      } else if node.tag.isBlock {
        breaks = 0
        writer.endParagraph()
        open.append((node.end, node.tag))
      } else if node.tag == .td || node.tag == .th {
        writer.space()
        open.append((node.end, node.tag))
      }
      position += 1
    }
  }
}
