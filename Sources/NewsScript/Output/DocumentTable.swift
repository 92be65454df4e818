extension Document {
  /// Rows below named columns.
  package struct Table: Equatable, Sendable {
    /// What the table shows, or nil.
    package var title: String?
    /// The columns.
    package var columns: [Column]
    /// The cells; every row has as many as there are columns.
    package var rows: [[Cell]]

    /// Makes a table; every row must have as many cells as there are columns.
    package init(title: String? = nil, columns: [Column], rows: [[Cell]]) {
      (self.title, self.columns, self.rows) = (title, columns, rows)
    }

    /// Makes a table whose columns have only names.
    package init(columns: [String], rows: [[Cell]]) {
      self.init(columns: columns.map { Column($0) }, rows: rows)
    }

    /// Where each column's cells stand: as declared, else numbers at the right.
    var alignments: [Alignment] {
      columns.indices.map { index in
        if let alignment = columns[index].alignment { return alignment }
        if let type = columns[index].type { return type.isNumeric ? .right : .left }
        let isNumeric =
          rows.contains { $0[index].isNumeric }
          && rows.allSatisfy { $0[index].isNumeric || $0[index] == .empty }
        return isNumeric ? .right : .left
      }
    }
  }

  /// Where the cells of a column stand.
  package enum Alignment: String, CaseIterable, Sendable { case left, right, center }

  /// What the cells of a column are.
  package enum ColumnType: String, CaseIterable, Sendable {
    /// Any text or value.
    case text
    case integer, number
    /// Parts of one: 0.25 is shown as 25.0%.
    case percent
    /// Dates as ISO 8601 writes them, as exact as they are known.
    case date
    case boolean

    /// Whether cells stand at the right.
    package var isNumeric: Bool {
      switch self {
      case .integer, .number, .percent: true
      case .text, .date, .boolean: false
      }
    }
  }

  /// The head of a column.
  package struct Column: Equatable, Sendable {
    /// The name.
    package var name: String
    /// What its cells are, or nil when nobody says.
    package var type: ColumnType?
    /// Where its cells stand, or nil for numbers at the right and all else at the left.
    package var alignment: Alignment?
    /// How many digits its numbers have behind the point, 0 to 9, or nil.
    package var places: Int?

    /// Makes a column.
    package init(
      _ name: String, type: ColumnType? = nil, alignment: Alignment? = nil, places: Int? = nil
    ) {
      (self.name, self.type, self.alignment, self.places) = (name, type, alignment, places)
    }

    /// A cell of the column as text, Markdown and HTML show it.
    package func shown(_ cell: Cell) -> String {
      guard let number = cell.double else { return cell.shown }
      if type == .percent { return NumberText.fixed(number * 100, places: places ?? 1) + "%" }
      return places.map { NumberText.fixed(number, places: $0) } ?? cell.shown
    }
  }

  /// A value in a table or list.
  package enum Cell: Equatable, Sendable {
    case empty
    case text(String)
    case integer(Int)
    case number(Double)
    /// A number that is shown with so many digits behind the point.
    case decimal(Double, places: Int)
    case boolean(Bool)
    case link(Link)

    /// The value as text and Markdown show it.
    package var shown: String {
      switch self {
      case .empty: ""
      case .text(let text): text
      case .integer(let value): String(value)
      case .number(let value): String(value)
      case .decimal(let value, let places):
        places > 0 ? NumberText.fixed(value, places: places) : String(value)
      case .boolean(let value): String(value)
      case .link(let link): link.text
      }
    }

    /// The number, or nil for what is none.
    var double: Double? {
      switch self {
      case .integer(let value): Double(value)
      case .number(let value), .decimal(let value, _): value
      default: nil
      }
    }

    /// About how many bytes it takes.
    var size: Int {
      switch self {
      case .text(let text): text.utf8.count + 4
      case .link(let link): link.size
      default: 8
      }
    }

    /// Whether it stands at the right of its column.
    package var isNumeric: Bool { double != nil }
  }
}

extension Document.Link {
  /// About how many bytes it takes.
  var size: Int { text.utf8.count + (url?.utf8.count ?? 0) + (article?.utf8.count ?? 0) + 8 }
}
