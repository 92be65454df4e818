/// How something on the screen looks.
package enum CellStyle: Equatable, Sendable {
  case plain
  case highlight(Highlight.Kind)
  /// What is said about something, beside it.
  case note
  /// What is chosen or found.
  case chosen

  /// The numbers of the control sequence that switches to the style, from any other.
  func codes(colours: Bool) -> String {
    switch self {
    case .plain: "0"
    case .chosen: "0;7"
    case .note: colours ? "0;2" : "0"
    case .highlight(let kind): colours ? "0;" + Self.code(of: kind) : "0"
    }
  }

  private static func code(of kind: Highlight.Kind) -> String {
    switch kind {
    case .keyword: "35"
    case .string: "32"
    case .number: "36"
    case .comment: "90"
    case .name: "94"
    case .command: "33"
    case .error: "31"
    }
  }
}

/// A character on the screen, or several that stand for one.
package struct ScreenCell: Equatable, Sendable {
  /// What the terminal is sent; it commands nothing.
  package let text: String
  /// How many columns it takes.
  package let width: Int
  /// How it looks.
  package let style: CellStyle

  /// Whether terminals differ in how wide they show it.
  var isUncertain: Bool { text.utf8.count > 1 && text.unicodeScalars.count > 1 }
}

/// What an editor shows: rows below each other and where the cursor is.
package struct ScreenFrame: Equatable, Sendable {
  /// The rows, none wider than the terminal.
  package var rows: [[ScreenCell]]
  /// The row of the cursor, from 0.
  package var row: Int
  /// The column of the cursor, from 0.
  package var column: Int

  /// The rows as text.
  package var lines: [String] { rows.map { $0.map(\.text).joined() } }

  /// How many columns a row takes.
  static func width(of row: [ScreenCell]) -> Int { row.reduce(0) { $0 + $1.width } }
}
