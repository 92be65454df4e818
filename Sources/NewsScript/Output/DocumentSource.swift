/// Something of a script, such as an accumulator, that can be shown as it is.
///
/// A type says what it can: `out:table` takes every source, `out:bars`, `out:line`, `out:timeline`
/// and `out:network` those that give what they draw.
package protocol DocumentSource {
  /// All that it holds as a table.
  var documentTable: Document.Table { get }
  /// Names and numbers from top to bottom, or nil when it holds none.
  var documentBars: [Document.Bars.Bar]? { get }
  /// Series over the same places, or nil.
  var documentLines: (x: [String], series: [Document.Series])? { get }
  /// Events or counts by period, or nil.
  var documentTimeline: Document.Timeline.Content? { get }
  /// What goes together, or nil; the order does not matter.
  var documentNetwork: (nodes: [Document.Network.Node], edges: [Document.Network.Edge])? { get }
}

extension DocumentSource {
  /// Nothing, unless a type says more.
  package var documentBars: [Document.Bars.Bar]? { nil }
  /// Nothing, unless a type says more.
  package var documentLines: (x: [String], series: [Document.Series])? { nil }
  /// Nothing, unless a type says more.
  package var documentTimeline: Document.Timeline.Content? { nil }
  /// Nothing, unless a type says more.
  package var documentNetwork: (nodes: [Document.Network.Node], edges: [Document.Network.Edge])? {
    nil
  }
}

extension Counter: DocumentSource {
  /// A row for each key, the largest count first.
  package var documentTable: Document.Table {
    Document.Table(
      columns: [Document.Column("Key"), Document.Column("Count", type: .integer)],
      rows: ranked.map { [.text($0.key), .integer($0.count)] })
  }

  /// A bar for each key, the longest first.
  package var documentBars: [Document.Bars.Bar]? {
    ranked.map { Document.Bars.Bar($0.key, Double($0.count)) }
  }
}
