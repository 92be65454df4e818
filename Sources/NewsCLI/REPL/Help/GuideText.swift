import TerminalText

/// A guide, written in Markdown, as it is shown in a terminal.
struct GuideText {
  /// The heading.
  let title: String
  private let lines: [String]

  /// Takes the lines of the file.
  init(lines: [String]) {
    title = lines.first.map { String($0.drop { $0 == "#" || $0 == " " }) } ?? ""
    self.lines = Array(lines.dropFirst())
  }

  /// The guide without its heading, paragraphs broken at a width; code stays as it is.
  func text(width: Int) -> String {
    var shown: [String] = []
    var paragraph: [String] = []
    var isCode = false
    func endParagraph() {
      guard let first = paragraph.first else { return }
      let isItem = first.hasPrefix("- ") || first.hasPrefix("* ")
      let text = Self.plain(paragraph.joined(separator: " "))
      shown += DisplayText.wrap(text, width: width, rest: isItem ? "  " : "")
      paragraph = []
    }
    for line in lines {
      if line.hasPrefix("```") {
        endParagraph()
        isCode.toggle()
      } else if isCode {
        shown.append("    " + DisplayText.visible(line))
      } else if line.isEmpty || line.hasPrefix("#") || line.hasPrefix("|") {
        endParagraph()
        if !(line.isEmpty && shown.last?.isEmpty ?? true) {
          shown.append(
            DisplayText.visible(Self.plain(String(line.drop { $0 == "#" }.drop { $0 == " " }))))
        }
      } else {
        if line.hasPrefix("- ") || line.hasPrefix("* ") { endParagraph() }
        paragraph.append(String(line.drop { $0 == " " }))
      }
    }
    endParagraph()
    return shown.map { $0 + "\n" }.joined()
  }

  /// The words without the marks of links; code keeps its marks.
  private static func plain(_ text: String) -> String {
    var plain = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "<doc:"),
      let end = rest[start.upperBound...].firstIndex(of: ">")
    {
      plain += rest[..<start.lowerBound] + ":doc " + rest[start.upperBound..<end]
      rest = rest[rest.index(after: end)...]
    }
    return (plain + rest).split(separator: "``", omittingEmptySubsequences: false)
      .joined(separator: "`")
  }
}
