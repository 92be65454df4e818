import LuaKit

/// What a value of a script looks like in a document.
package enum DocumentChart {
  /// How many rows a table of a value has at most.
  private static let mostRows = 200

  /// A chart of an accumulator: bars of counts, lines of a timeline, a network of pairs, else its
  /// table; nil for other values.
  package static func of(_ value: LuaValue) -> Document.Block? {
    guard let source = DocumentReader.source(value) else { return nil }
    if let content = source.documentTimeline { return .timeline(Document.Timeline(content)) }
    if let bars = source.documentBars {
      return .bars(Document.Bars(bars: Array(bars.prefix(mostRows))))
    }
    if let (x, series) = source.documentLines {
      return .lines(Document.Lines(x: x, series: series))
    }
    if let (nodes, edges) = source.documentNetwork {
      return .network(Document.Network(nodes: nodes, edges: edges))
    }
    var table = source.documentTable
    table.rows = Array(table.rows.prefix(mostRows))
    return .table(table)
  }

  /// What a table of Lua gives as a table of rows, or nil when it holds no rows.
  package static func table(of value: LuaValue) -> Document.Block? {
    guard case .table(let reference) = value,
      let table = try? TableBlockReader.read(reference), !table.rows.isEmpty
    else { return nil }
    return .table(table)
  }
}
