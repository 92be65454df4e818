import NewsScript

/// A session as a document: what was typed, what it showed, and charts in place of counters.
enum SessionDocument {
  /// The document of some entries; `corpus` says what they are about.
  static func make(_ entries: some Sequence<SessionRecord.Entry>, corpus: String) -> Document {
    var document = Document([
      .heading(level: 1, text: "A session with newslab"), .paragraph(corpus),
    ])
    for entry in entries {
      document.blocks.append(.code(Document.Code(entry.text)))
      for part in entry.parts { document.blocks += blocks(part) }
    }
    return document
  }

  private static func blocks(_ part: SessionRecord.Part) -> [Document.Block] {
    switch part {
    case .printed(let text): [.code(Document.Code(text, .output))]
    case .value(let text, let blocks):
      blocks.isEmpty ? [.code(Document.Code(text, .output))] : blocks.map(below)
    case .complaint(let lines):
      [.code(Document.Code(lines.map { $0 + "\n" }.joined(), .error))]
    }
  }

  /// A block of a report, whose headings stand below that of the session.
  private static func below(_ block: Document.Block) -> Document.Block {
    guard case .heading(let level, let text) = block else { return block }
    return .heading(level: min(6, level + 1), text: text)
  }

  /// The format that the end of a file's name says, or nil.
  static func format(of path: String) -> DocumentFormat? {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return nil }
    switch name[name.index(after: dot)...].lowercased() {
    case "html", "htm": return .html
    case "md", "markdown": return .md
    case "txt": return .text
    case "csv": return .csv
    case "json": return .json
    default: return nil
    }
  }
}
