import LuaKit
import NewsModel
import NewsScript
import TerminalText

extension ValuePrinter {
  /// What an accumulator holds: bars for counts, a line of columns for what has an order in time,
  /// a table for the rest.
  func gathered(_ source: any DocumentSource) -> [String] {
    if case .counts(let periods, let series)? = source.documentTimeline {
      return timeline(Document.Timeline(.counts(periods: periods, series: series)))
    }
    if let counter = source as? Counter, let dated = Self.dated(counter) {
      return self.bars(dated)
    }
    if let bars = source.documentBars { return self.bars(bars) }
    if let network = source.documentNetwork {
      return bars(network.edges.map { Document.Bars.Bar("\($0.from) — \($0.to)", $0.weight) })
    }
    if source is Distinct { return [] }
    let table = source.documentTable
    if source is TopList, let bars = Self.bars(of: table) { return self.bars(bars) }
    if source is Stats { return card(table.rows.map { ($0[0].shown, Self.label($0[1])) }) }
    return lines(of: table, isCounted: !(source is Tally))
  }

  /// A number with no more digits than are read.
  private static func label(_ cell: Document.Cell) -> String {
    switch cell {
    case .integer(let number): number.grouped
    case .number(let number): NumberText.label(number)
    default: cell.shown
    }
  }

  /// The values of a list of the largest beside their scores; nil when one has none to draw.
  private static func bars(of table: Document.Table) -> [Document.Bars.Bar]? {
    var bars: [Document.Bars.Bar] = []
    for row in table.rows {
      guard row.count == 2, let score = Double(row[0].shown), score >= 0, score.isFinite else {
        return nil
      }
      bars.append(Document.Bars.Bar(row[1].shown, score))
    }
    return bars
  }

  /// The counts in order of time when all keys are dates or periods, as `2017-04`; else nil.
  private static func dated(_ counter: Counter) -> [Document.Bars.Bar]? {
    let ranked = counter.ranked
    let areDates = ranked.allSatisfy { row in
      row.key.utf8.count >= 4 && row.key.utf8.prefix(4).allSatisfy { (0x30...0x39).contains($0) }
        && (NewsDate(iso8601: row.key) != nil || isPeriod(row.key))
    }
    guard areDates else { return nil }
    return ranked.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { Document.Bars.Bar($0.key, Double($0.count)) }
  }

  /// Whether a key is a week or a quarter, as `2017-W14` and `2017-Q2`.
  private static func isPeriod(_ key: String) -> Bool {
    let rest = key.dropFirst(4)
    return (rest.hasPrefix("-W") || rest.hasPrefix("-Q")) && Int(rest.dropFirst(2)) != nil
  }

  private func bars(_ bars: [Document.Bars.Bar]) -> [String] {
    guard !bars.isEmpty else { return [] }
    let shown = Array(bars.prefix(mostRows))
    let text = TextRenderer(width: width).bars(shown, besides: bars)
    return Self.split(text) + Self.more(bars.count - shown.count)
  }

  /// A line of columns over all periods, then the periods one by one.
  private func timeline(_ timeline: Document.Timeline) -> [String] {
    let chart = timeline.lines
    guard let first = chart.x.first, let last = chart.x.last, let series = chart.series.first else {
      return []
    }
    if chart.x.count == 1 { return bars([Document.Bars.Bar(first, series.values[0] ?? 0)]) }
    let line = TextRenderer.sparkline(series.values, room: max(8, min(60, width - 4)))
    let most = series.values.compactMap { $0 }.max() ?? 0
    let range = "\(first) to \(last), at most \(NumberText.label(most))"
    let head = ["  " + line] + DisplayText.wrap(range, width: width, first: "  ", rest: "  ")
    return head + bars(zip(chart.x, series.values).map { Document.Bars.Bar($0, $1 ?? 0) })
  }

  private func lines(of table: Document.Table, isCounted: Bool) -> [String] {
    guard !table.rows.isEmpty else { return [] }
    let rows = table.rows.prefix(mostRows).enumerated().map { place, row in
      (isCounted ? [String(place + 1)] : []) + zip(table.columns, row).map { $0.shown($1) }
    }
    let heads = (isCounted ? [""] : []) + table.columns.map(\.name)
    let lines = ColumnLayout(columns: heads, rows: rows, width: width).lines
    return lines + Self.more(table.rows.count - rows.count)
  }

  /// What was written to an output, as a report shows it.
  func page(_ document: Document) -> [String] {
    var lines = Self.split(TextRenderer(width: width, fitsTables: true).render(document))
    let left = lines.count - max(mostRows, 100)
    if left > 0, mostRows < .max {
      lines = lines.dropLast(left) + ["… \(left.grouped) more lines (:page)"]
    }
    return lines
  }

  private static func split(_ text: String) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.last == "" ? lines.dropLast() : lines
  }
}
