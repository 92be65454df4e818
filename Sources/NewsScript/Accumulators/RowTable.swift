import LuaKit
import NewsModel

/// Rows of plain data below named columns, in the order of the corpus.
///
/// It keeps every row.
package struct RowTable: Accumulator {
  /// The name of its function.
  package static let typeName = "table"
  /// The names of the columns.
  let columns: [String]
  private var rows: [Row] = []
  /// About how many bytes it keeps.
  package private(set) var byteCount = 0

  private struct Row: Placed {
    var place: CorpusPlace
    /// A cell for each column; null for none.
    let cells: [PlainData]

    var byteCount: Int { cells.reduce(64) { $0 + $1.byteCount } }
  }

  init(columns: [String]) { self.columns = columns }

  /// Adds a row, which must have a cell for each column.
  mutating func add(_ cells: [PlainData], article: Int?) {
    let place = CorpusPlace.next(after: rows.last?.place, article: article)
    let row = Row(place: place, cells: cells)
    byteCount += row.byteCount
    // Articles come in order, unless somebody goes through them by hand.
    if let last = rows.last, row.place < last.place {
      rows.insert(row, at: rows.partitioningIndex { row.place < $0.place })
    } else {
      rows.append(row)
    }
  }

  var count: Int { rows.count }

  /// The cells of a row, counted from 0; nil where none is.
  func cells(at index: Int) -> [PlainData]? {
    rows.indices.contains(index) ? rows[index].cells : nil
  }

  /// Adds the rows of another table; throws when its columns are others.
  package mutating func merge(_ other: RowTable) throws(LuaError) {
    guard other.columns.map(KeyText.init) == columns.map(KeyText.init) else {
      throw LuaError(
        "cannot merge a table of \(Self.shown(other.columns)) into one of \(Self.shown(columns))")
    }
    let moved = CorpusPlace.move(other.rows, behind: rows.last?.place)
    byteCount += other.byteCount
    if let last = rows.last, let first = moved.first, first.place < last.place {
      rows = rows.merged(with: moved) { $0.place < $1.place }
    } else {
      rows += moved
    }
  }

  private static func shown(_ columns: [String]) -> String {
    columns.map { "'\($0)'" }.joined(separator: ", ")
  }

  /// Another one with the same columns.
  package func emptied() -> RowTable { RowTable(columns: columns) }

  /// The columns, and rows that begin with their places.
  package var fields: [String: MetaValue] {
    [
      "columns": .list(columns.map { .string($0) }),
      "rows": .list(rows.map { .list($0.place.serialised + $0.cells.map(\.serialised)) }),
    ]
  }

  /// Reads ``fields``.
  package init(fields: SerialisedFields) throws(AccumulatorError) {
    try fields.check(known: ["columns", "rows"])
    let columns = try fields.list("columns") { value throws(AccumulatorError) in
      try value.asString()
    }
    if columns.isEmpty { throw AccumulatorError("expected a column at least") }
    guard Set(columns.map(KeyText.init)).count == columns.count else {
      throw AccumulatorError("a column is there twice")
    }
    let rows = try fields.list("rows") { value throws(AccumulatorError) in
      let parts = try value.asTuple("[article, number, cells…]", count: columns.count + 2)
      let place = try CorpusPlace(serialised: parts[0], parts[1])
      var cells: [PlainData] = []
      for part in parts.dropFirst(2) { cells.append(try PlainData(serialised: part)) }
      return Row(place: place, cells: cells)
    }
    try checkOrder(rows) { $0.place <= $1.place }
    (self.columns, self.rows) = (columns, rows)
    byteCount = rows.reduce(0) { $0 + $1.byteCount }
  }
}
