import TerminalText

extension Document {
  /// Text that keeps its lines, as it was typed or printed.
  package struct Code: Equatable, Sendable {
    /// Whose words they are.
    package enum Role: String, CaseIterable, Sendable {
      /// What somebody typed or wrote for a machine.
      case source
      /// What a machine answered.
      case output
      /// What went wrong.
      case error
    }

    /// The text.
    package var text: String
    /// Whose words they are.
    package var role: Role

    /// Takes a text.
    package init(_ text: String, _ role: Role = .source) { (self.text, self.role) = (text, role) }

    /// The lines, in which tabs are spaces and characters that command are shown.
    package var lines: [String] {
      var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      if lines.last?.isEmpty == true { lines.removeLast() }
      return lines.map { line in
        let line = line.last == 0x0D ? line.dropLast() : line
        return DisplayText.visible(Self.withoutTabs(Substring(line)))
      }
    }

    private static func withoutTabs(_ line: Substring) -> String {
      guard line.utf8.contains(0x09) else { return String(line) }
      var spaced = ""
      var column = 0
      for scalar in line.unicodeScalars {
        if scalar == "\t" {
          let width = 8 - column % 8
          spaced += String(repeating: " ", count: width)
          column += width
        } else {
          spaced.unicodeScalars.append(scalar)
          column += 1
        }
      }
      return spaced
    }
  }
}
