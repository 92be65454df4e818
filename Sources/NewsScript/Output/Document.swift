/// What a report writes: blocks that render to text, Markdown and JSON.
package struct Document: Equatable, Sendable {
  /// A part of a document.
  package enum Block: Equatable, Sendable {
    /// A heading; level 1 is the largest.
    case heading(level: Int, text: String)
    case paragraph(String)
    case table(Table)
    case list([String])
    /// Somebody's words and whose they are.
    case quote(text: String, by: String?)
  }

  /// Rows below named columns.
  package struct Table: Equatable, Sendable {
    /// The names of the columns.
    package var columns: [String]
    /// The cells; every row has as many as there are columns.
    package var rows: [[Cell]]

    /// Makes a table; every row must have as many cells as there are columns.
    package init(columns: [String], rows: [[Cell]]) { (self.columns, self.rows) = (columns, rows) }
  }

  /// A value in a table.
  package enum Cell: Equatable, Sendable {
    case empty
    case text(String)
    case integer(Int)
    case number(Double)
    case boolean(Bool)

    /// The value as text and Markdown show it.
    package var shown: String {
      switch self {
      case .empty: ""
      case .text(let text): text
      case .integer(let value): String(value)
      case .number(let value): String(value)
      case .boolean(let value): String(value)
      }
    }

    /// About how many bytes it takes.
    var size: Int { if case .text(let text) = self { text.utf8.count + 4 } else { 8 } }

    /// Whether it stands at the right of its column.
    package var isNumeric: Bool {
      switch self {
      case .integer, .number: true
      default: false
      }
    }
  }

  /// The blocks, in order.
  package var blocks: [Block] = []

  /// Begins without blocks.
  package init() {}
}
