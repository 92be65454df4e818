import TerminalText

/// Makes cells of text: what would command the terminal is shown instead.
struct CellMaker {
  private static let tab = 8

  /// The cell of a character, at a column of its line, where tabs end.
  static func cell(of character: Character, at column: Int, _ style: CellStyle) -> ScreenCell {
    if let ascii = character.asciiValue, ascii >= 0x20, ascii < 0x7F {
      return ScreenCell(text: String(character), width: 1, style: style)
    }
    if character == "\t" {
      let width = tab - column % tab
      return ScreenCell(text: String(repeating: " ", count: width), width: width, style: style)
    }
    return ScreenCell(ofOther: character, style)
  }

  /// The cells of a text in one line.
  static func cells(of text: String, _ style: CellStyle = .plain) -> [ScreenCell] {
    DisplayText.visible(text).map { cell(of: $0, at: 0, style) }
  }
}

extension ScreenCell {
  /// The cell of a character that is no plain letter.
  fileprivate init(ofOther character: Character, _ style: CellStyle) {
    var text = String(character)
    if text.unicodeScalars.contains(where: DisplayText.isUnseen) {
      text = character.unicodeScalars.map(Self.visible).joined()
    }
    var width = DisplayWidth.of(text)
    if width == 0 {
      // A mark alone would stand on what is before it.
      let isMark = character.unicodeScalars.first?.properties.generalCategory != .format
      text = isMark ? "\u{25CC}" + text : "\u{FFFD}"
      width = 1
    }
    self.init(text: text, width: width, style: style)
  }

  private static func visible(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case ..<0x20: "^" + String(UnicodeScalar(UInt8(scalar.value) + 0x40))
    case 0x7F: "^?"
    default: DisplayText.isUnseen(scalar) ? "\u{FFFD}" : String(scalar)
    }
  }
}
