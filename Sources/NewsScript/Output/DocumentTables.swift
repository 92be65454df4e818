/// The tables of a document: those that it has, and the numbers behind its charts.
extension Document.Block {
  /// What the block shows as a table, or nil for words.
  package var table: Document.Table? {
    switch self {
    case .heading, .paragraph, .list, .quote, .link, .code: nil
    case .table(let table): table
    case .bars(let bars): bars.table
    case .lines(let lines): lines.table
    case .timeline(let timeline): timeline.table
    case .network(let network): network.table
    }
  }
}

extension Document {
  /// All tables in order; one without a title has that of the heading before it.
  package var tables: [Table] {
    var heading: String?
    var tables: [Table] = []
    for block in blocks {
      if case .heading(_, let text) = block { heading = text }
      guard var table = block.table else { continue }
      table.title = table.title ?? heading
      tables.append(table)
    }
    return tables
  }

  /// The column of a value: what is counted, or a word for it.
  fileprivate static func valueColumn(_ unit: String?) -> Column {
    Column(unit ?? "Value", alignment: .right)
  }
}

extension Document.Bars {
  /// A row for each bar, also for those that are not drawn.
  package var table: Document.Table {
    Document.Table(
      title: title, columns: [Document.Column("Name"), Document.valueColumn(unit)],
      rows: bars.map { [.text($0.label), .counted($0.value)] })
  }

  /// What is said of the bars that are not drawn, or nil when all are.
  var rest: String? {
    let more = bars.dropFirst(max(1, limit))
    if more.isEmpty { return nil }
    let sum = more.reduce(0) { $0 + $1.value }
    return "and \(more.count) more, together \(NumberText.label(sum))"
  }
}

extension Document.Lines {
  /// A row for each place, a column for each series.
  package var table: Document.Table {
    let single = series.count == 1 ? unit : nil
    let columns = series.map { Document.Column(single ?? $0.name, alignment: .right) }
    let rows = x.indices.map { place in
      [.text(x[place])] + series.map { $0.cell(at: place) }
    }
    return Document.Table(
      title: title, columns: [Document.Column(axis ?? "X")] + columns, rows: rows)
  }
}

extension Document.Series {
  /// The value at a place.
  fileprivate func cell(at place: Int) -> Document.Cell {
    values[place].map { .counted($0) } ?? .empty
  }
}

extension Document.Timeline {
  /// A row for each event or period, in the order of time.
  package var table: Document.Table {
    switch content {
    case .events(let events):
      let hasSources = events.contains { $0.source != nil }
      let columns = ["Date", "Event"] + (hasSources ? ["Source"] : [])
      let rows = Self.sorted(events).map { event -> [Document.Cell] in
        let source = hasSources ? [event.source.map { Document.Cell.link($0) } ?? .empty] : []
        return [.text(event.date), .text(event.text)] + source
      }
      return Document.Table(title: title, columns: columns.map { Document.Column($0) }, rows: rows)
    case .counts: return lines.table
    }
  }

  /// The events in the order of time; those of the same date stay as they were.
  static func sorted(_ events: [Event]) -> [Event] {
    events.enumerated().sorted { left, right in
      left.element.date != right.element.date
        ? left.element.date.utf8.lexicographicallyPrecedes(right.element.date.utf8)
        : left.offset < right.offset
    }.map(\.element)
  }

  /// The counts as lines over all periods from the first to the last; none for events.
  package var lines: Document.Lines {
    guard case .counts(let periods, let series) = content else {
      return Document.Lines(x: [], series: [])
    }
    let all = PeriodRange.filled(periods)
    var places: [String: Int] = [:]
    for (place, period) in periods.enumerated() { places[period] = place }
    let filled = series.map { one in
      Document.Series(one.name, all.map { places[$0].flatMap { one.values[$0] } ?? 0 })
    }
    return Document.Lines(
      title: title, unit: unit ?? "Count", axis: PeriodRange.name(of: periods), x: all,
      series: filled)
  }
}

extension Document.Network {
  /// A row for each edge, the heaviest first, then one for each node that has none.
  package var table: Document.Table {
    var rows: [[Document.Cell]] = ranked.map {
      [.text($0.from), .text($0.to), .counted($0.weight)]
    }
    let connected = Set(edges.flatMap { [$0.from, $0.to] })
    for node in nodes where !connected.contains(node.name) {
      rows.append([.text(node.name), .empty, .empty])
    }
    return Document.Table(
      title: title,
      columns: [
        Document.Column("One"), Document.Column("Other"),
        Document.Column(unit ?? "Weight", alignment: .right),
      ], rows: rows)
  }

  /// The edges, the heaviest first; equal ones by the bytes of their names.
  var ranked: [Edge] {
    edges.sorted { left, right in
      if left.weight != right.weight { return left.weight > right.weight }
      if left.from != right.from {
        return left.from.utf8.lexicographicallyPrecedes(right.from.utf8)
      }
      return left.to.utf8.lexicographicallyPrecedes(right.to.utf8)
    }
  }
}
