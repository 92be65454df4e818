import TerminalText

/// Charts as text: bars of blocks, a line of small columns for a series.
extension TextRenderer {
  /// The most rows that a chart prints.
  private static let rowsShown = 60

  /// What stands instead of a chart of nothing.
  static let nothing = "Nothing to show."

  /// A line for each bar: name, number, bar.
  func render(_ chart: Document.Bars) -> String {
    guard !chart.bars.isEmpty else { return lines(Self.nothing) }
    let drawn = Array(chart.bars.prefix(max(1, chart.limit)))
    return bars(drawn) + (chart.rest.map { lines($0) } ?? "")
  }

  /// Some of many bars, as long as they would be beside all others.
  package func bars(_ bars: [Document.Bars.Bar], besides all: [Document.Bars.Bar]) -> String {
    self.bars(bars, ValueScale(all.map(\.value)))
  }

  private func bars(_ bars: [Document.Bars.Bar], _ whole: ValueScale? = nil) -> String {
    let most = max(8, width / 2 - 8)
    let labels = bars.map { DisplayText.cut($0.label, to: most) }
    let values = bars.map { NumberText.label($0.value) }
    let labelWidth = labels.map { DisplayWidth.of($0) }.max() ?? 0
    let valueWidth = values.map(\.count).max() ?? 0
    let room = Double(max(8, min(60, width - labelWidth - valueWidth - 4)))
    let scale = whole ?? ValueScale(bars.map(\.value))
    let zero = Int((scale.place(0) * room).rounded())
    return bars.indices.map { index in
      let label =
        labels[index]
        + String(repeating: " ", count: labelWidth - DisplayWidth.of(labels[index]))
      let value = String(repeating: " ", count: valueWidth - values[index].count) + values[index]
      let end = scale.place(bars[index].value) * room
      let bar =
        bars[index].value < 0
        ? String(repeating: " ", count: Int(end)) + Self.block(Double(zero) - end.rounded(.down))
        : String(repeating: " ", count: zero) + Self.block(end - Double(zero))
      return bar.allSatisfy { $0 == " " } ? "\(label)  \(value)\n" : "\(label)  \(value)  \(bar)\n"
    }.joined()
  }

  /// A bar so many columns long, in eighths; what is above nothing is seen.
  private static func block(_ length: Double) -> String {
    var eighths = Int((length * 8).rounded())
    if eighths == 0, length > 0 { eighths = 1 }
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: max(0, eighths) / 8) + parts[max(0, eighths) % 8]
  }

  /// A line of small columns for each series, and the numbers when they are not many.
  func render(_ chart: Document.Lines) -> String {
    guard let first = chart.x.first, let last = chart.x.last,
      chart.series.contains(where: { $0.values.contains { $0 != nil } })
    else { return lines(Self.nothing) }
    let scale = ValueScale(chart.series.flatMap { $0.values.compactMap { $0 } })
    let names = chart.series.map { DisplayText.cut($0.name, to: max(8, width / 3)) }
    let nameWidth = names.map { DisplayWidth.of($0) }.max() ?? 0
    let rows = chart.series.indices.map { index in
      let name = names[index]
      let gap = String(repeating: " ", count: nameWidth - DisplayWidth.of(name))
      let room = max(8, min(60, width - nameWidth - 2))
      return name + gap + "  " + Self.columns(chart.series[index].values, scale, room: room) + "\n"
    }
    let range = "\(first) to \(last), from \(scale.lowest) to \(scale.highest)"
    let table = chart.x.count <= Self.rowsShown ? "\n" + render(chart.table) : ""
    return rows.joined() + lines(range) + table
  }

  /// A line of small columns for some values, at most so many.
  package static func sparkline(_ values: [Double?], room: Int) -> String {
    columns(values, ValueScale(values.compactMap { $0 }), room: room)
  }

  /// Columns of blocks for the values, the highest of each part when there is no room for all.
  private static func columns(_ values: [Double?], _ scale: ValueScale, room: Int) -> String {
    let blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    let count = min(room, values.count)
    return (0..<count).map { column in
      let part = values[(column * values.count / count)..<((column + 1) * values.count / count)]
      guard let value = part.compactMap({ $0 }).max() else { return " " }
      return blocks[min(7, Int(scale.place(value) * 7.999))]
    }.joined()
  }

  /// Events below each other, or counts as bars.
  func render(_ timeline: Document.Timeline) -> String {
    switch timeline.content {
    case .events(let events):
      if events.isEmpty { return lines(Self.nothing) }
      let room = events.map { DisplayWidth.of($0.date) }.filter { $0 <= 16 }.max() ?? 0
      return Document.Timeline.sorted(events).map { event in
        let date = DisplayText.visible(event.date)
        let gap = String(repeating: " ", count: max(0, room - DisplayWidth.of(date)) + 2)
        let source = event.source.map { source in
          // A source of the same words, such as an article's title, is not said twice.
          source.text == event.text ? Self.target(of: source) : "— " + Self.shown(source)
        }
        let text = [event.text, source ?? nil].compactMap { $0 }.joined(separator: " ")
        return lines(text, first: date + gap, rest: String(repeating: " ", count: room + 2))
      }.joined()
    case .counts:
      let chart = timeline.lines
      guard chart.series.count == 1, chart.x.count <= Self.rowsShown, !chart.x.isEmpty else {
        return render(chart)
      }
      return bars(zip(chart.x, chart.series[0].values).map { .init($0, $1 ?? 0) })
    }
  }

  /// The heaviest edges with bars.
  func render(_ network: Document.Network) -> String {
    guard !network.nodes.isEmpty else { return lines(Self.nothing) }
    let ranked = network.ranked
    let drawn = ranked.prefix(Self.rowsShown)
    let room = max(6, (width / 2 - 8 - 3) / 2)
    let rows = drawn.map { edge in
      let names = [edge.from, edge.to].map { DisplayText.cut($0, to: room) }
      return Document.Bars.Bar(names.joined(separator: " — "), edge.weight)
    }
    let connected = Set(ranked.flatMap { [$0.from, $0.to] })
    let alone = network.nodes.filter { !connected.contains($0.name) }.map(\.name)
    var text = rows.isEmpty ? "" : bars(rows)
    if ranked.count > drawn.count { text += lines("and \(ranked.count - drawn.count) more") }
    if !alone.isEmpty {
      let shown = alone.prefix(Self.rowsShown).joined(separator: ", ")
      text += lines("Alone: " + shown + (alone.count > Self.rowsShown ? ", …" : ""))
    }
    return text
  }
}
