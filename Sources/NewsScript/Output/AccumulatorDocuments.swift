/// What accumulators show: all of them as tables, and those that hold what a chart draws as charts.

extension Tally: DocumentSource {
  /// A row for each row, a column for each column, and their sums.
  package var documentTable: Document.Table {
    let names = names(\.second, by: .count)
    let columns = (names.map(\.text) + ["Total"]).map { Document.Column($0, type: .integer) }
    let rows = rows(by: .count).map { row -> [Document.Cell] in
      [.text(row.name.text)] + (row.counts + [row.sum]).map { .integer($0) }
    }
    return Document.Table(columns: [Document.Column("Row")] + columns, rows: rows)
  }

  /// A line for each column, over the rows in the order of their names.
  package var documentLines: (x: [String], series: [Document.Series])? {
    let rows = rows(by: .key)
    let series = names(\.second, by: .key).enumerated().map { index, name in
      Document.Series(name.text, rows.map { Double($0.counts[index]) })
    }
    return (rows.map(\.name.text), series)
  }
}

extension Timeline: DocumentSource {
  /// A row for each period, and one for what has no date.
  package var documentTable: Document.Table {
    var rows = rows.map { [Document.Cell.text($0.label), .integer($0.count)] }
    if undated != 0 { rows.append([.text("no date"), .integer(undated)]) }
    return Document.Table(
      columns: [Document.Column("Period"), Document.Column("Count", type: .integer)], rows: rows)
  }

  /// The counts of the periods.
  package var documentTimeline: Document.Timeline.Content? {
    let rows = rows
    return .counts(
      periods: rows.map(\.label), series: [Document.Series("Count", rows.map { Double($0.count) })])
  }

  /// A bar for each period, in their order.
  package var documentBars: [Document.Bars.Bar]? {
    rows.map { Document.Bars.Bar($0.label, Double($0.count)) }
  }
}

extension PairCounter: DocumentSource {
  private var edges: [Row] { ranked(by: .count, least: 1) }

  /// A row for each pair, the most frequent first.
  package var documentTable: Document.Table {
    Document.Table(
      columns: [
        Document.Column("One"), Document.Column("Other"), Document.Column("Count", type: .integer),
      ],
      rows: edges.map {
        [.text($0.pair.first.text), .text($0.pair.second.text), .integer($0.counts.both)]
      })
  }

  /// A node for each name of a pair, as heavy as it is frequent, and an edge for each pair.
  package var documentNetwork: (nodes: [Document.Network.Node], edges: [Document.Network.Edge])? {
    let edges = edges
    let names = Set(edges.flatMap { [$0.pair.first, $0.pair.second] }).sorted()
    return (
      names.map { Document.Network.Node($0.text, weight: Double(count(of: $0))) },
      edges.map {
        Document.Network.Edge($0.pair.first.text, $0.pair.second.text, Double($0.counts.both))
      }
    )
  }
}

extension RowTable: DocumentSource {
  /// The rows in the order of the corpus.
  package var documentTable: Document.Table {
    let rows = (0..<count).map { index in
      (cells(at: index) ?? []).map { Document.Cell($0) }
    }
    let padded = rows.map { row in
      row + Array(repeating: .empty, count: max(0, columns.count - row.count))
    }
    return Document.Table(columns: columns, rows: padded)
  }
}

extension TopList: DocumentSource {
  /// A row for each value with its score, the highest first.
  package var documentTable: Document.Table {
    Document.Table(
      columns: [Document.Column("Score", alignment: .right), Document.Column("Value")],
      rows: entries.map { entry in
        let score = entry.score.double
        return [entry.isInteger ? .counted(score) : .number(score), Document.Cell(entry.value)]
      })
  }
}

extension Sample: DocumentSource {
  /// A row for each value, in the order of the corpus.
  package var documentTable: Document.Table {
    Document.Table(columns: ["Value"], rows: values.map { [Document.Cell($0)] })
  }
}

extension Distinct: DocumentSource {
  /// How many there are.
  package var documentTable: Document.Table {
    Document.Table(columns: [isExact ? "Distinct" : "Distinct, about"], rows: [[.integer(count)]])
  }
}

extension Stats: DocumentSource {
  /// A row for each measure.
  package var documentTable: Document.Table {
    let number = { (value: Double?) in value.map { Document.Cell.number($0) } ?? .empty }
    return Document.Table(
      columns: [Document.Column("Measure"), Document.Column("Value", alignment: .right)],
      rows: [
        [.text("count"), .integer(count)], [.text("sum"), Document.Cell(total)],
        [.text("mean"), number(mean)], [.text("deviation"), number(deviation)],
        [.text("least"), Document.Cell(least)], [.text("median"), number(quantile(0.5))],
        [.text("largest"), Document.Cell(largest)],
      ])
  }
}

extension Document.Cell {
  /// What a script has gathered: a table with `text`, `title` or `id` is a link.
  init(_ data: PlainData) {
    switch data {
    case .null: self = .empty
    case .boolean(let value): self = .boolean(value)
    case .integer(let value): self = .integer(value)
    case .number(let value): self = .number(value)
    case .text(let text): self = .text(text)
    case .bytes(let bytes): self = .text(String(decoding: bytes, as: UTF8.self))
    case .table(let values):
      var texts: [String: String] = [:]
      for (key, value) in values {
        if case .text(let name) = key, case .text(let text) = value { texts[name.text] = text }
      }
      if let text = texts["text"] ?? texts["title"] ?? texts["id"] ?? texts["url"] {
        self = .link(Document.Link(text, url: texts["url"], article: texts["id"]))
      } else {
        self = .text(values.map { Document.Cell($0.value).shown }.joined(separator: ", "))
      }
    }
  }
}
