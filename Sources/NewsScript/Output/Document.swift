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
    /// A number that is shown with so many digits behind the point.
    case decimal(Double, places: Int)
    case boolean(Bool)

    /// The value as text and Markdown show it.
    package var shown: String {
      switch self {
      case .empty: ""
      case .text(let text): text
      case .integer(let value): String(value)
      case .number(let value): String(value)
      case .decimal(let value, let places): Self.shown(value, places: places)
      case .boolean(let value): String(value)
      }
    }

    /// A number with a fixed number of digits behind the point.
    private static func shown(_ value: Double, places: Int) -> String {
      let scale = (0..<places).reduce(1.0) { product, _ in product * 10 }
      let scaled = (abs(value) * scale).rounded()
      guard places > 0, scaled.isFinite, scaled < 1e15 else { return String(value) }
      var digits = String(Int(scaled))
      while digits.count <= places { digits = "0" + digits }
      let sign = value < 0 && scaled > 0 ? "-" : ""
      return sign + digits.dropLast(places) + "." + digits.suffix(places)
    }

    /// About how many bytes it takes.
    var size: Int { if case .text(let text) = self { text.utf8.count + 4 } else { 8 } }

    /// Whether it stands at the right of its column.
    package var isNumeric: Bool {
      switch self {
      case .integer, .number, .decimal: true
      default: false
      }
    }
  }

  /// The blocks, in order.
  package var blocks: [Block] = []

  /// Begins without blocks.
  package init() {}
}
