import TerminalText

/// A chart as a picture in SVG.
///
/// All but networks are as wide as the page: places are given in percent, so that words keep their
/// size on narrow screens.
struct ChartDrawing {
  private enum Kind {
    case bars(Document.Bars)
    case lines(Document.Lines)
    case columns(Document.Lines)
    case events([Document.Timeline.Event])
    case network(NetworkLayout)
  }

  private let kind: Kind
  /// What the chart shows, or nil.
  let title: String?
  /// What is counted, or nil.
  let unit: String?

  /// The most periods that are drawn as columns; more make a line.
  private static let columnsShown = 120

  /// Takes a block; nil when it is no chart.
  init?(_ block: Document.Block) {
    switch block {
    case .bars(let bars): (kind, title, unit) = (.bars(bars), bars.title, bars.unit)
    case .lines(let lines): (kind, title, unit) = (.lines(lines), lines.title, lines.unit)
    case .timeline(let timeline):
      (title, unit) = (timeline.title, timeline.unit)
      if case .events(let events) = timeline.content {
        kind = .events(Document.Timeline.sorted(events))
      } else {
        let lines = timeline.lines
        let isColumns = lines.series.count == 1 && lines.x.count <= Self.columnsShown
        kind = isColumns ? .columns(lines) : .lines(lines)
      }
    case .network(let network):
      (kind, title, unit) = (.network(NetworkLayout(network)), network.title, network.unit)
    default: return nil
    }
  }

  /// Whether the table is the better half of the chart and always shown.
  var showsTable: Bool { if case .events = kind { true } else { false } }

  /// What is left out of the picture, or nil.
  var note: String? {
    switch kind {
    case .bars(let bars): bars.rest
    case .lines(let lines): LineDrawing.note(lines)
    case .columns, .events: nil
    case .network(let layout): layout.note
    }
  }

  /// What somebody hears who does not see it.
  private var description: String {
    switch kind {
    case .bars(let bars):
      let shown = bars.bars.prefix(3).map { "\($0.label) \(NumberText.label($0.value))" }
      return "\(bars.bars.count) bars: " + shown.joined(separator: ", ")
        + (bars.bars.count > 3 ? ", …" : "")
    case .lines(let lines), .columns(let lines):
      let scale = ValueScale(lines.series.flatMap { $0.values.compactMap { $0 } })
      let names = lines.series.prefix(6).map(\.name).joined(separator: ", ")
      return "\(names) from \(lines.x.first ?? "") to \(lines.x.last ?? ""), "
        + "from \(scale.lowest) to \(scale.highest)"
    case .events(let events):
      return "\(events.count) events from \(events.first?.date ?? "") to \(events.last?.date ?? "")"
    case .network(let layout):
      return "\(layout.nodes.count) nodes and \(layout.edges.count) edges"
    }
  }

  /// Draws the chart; the number makes its names unique on the page.
  func draw(_ number: Int, to page: inout Markup) {
    switch kind {
    case .bars(let bars):
      let drawing = BarDrawing(bars)
      svg(number, height: drawing.height, to: &page) { drawing.draw(to: &$0) }
    case .lines(let lines):
      let drawing = LineDrawing(lines)
      drawing.legend(to: &page)
      svg(number, height: LineDrawing.height, to: &page) { drawing.draw(to: &$0) }
    case .columns(let lines):
      svg(number, height: LineDrawing.height, to: &page) {
        ColumnDrawing(lines).draw(to: &$0)
      }
    case .events(let events):
      let drawing = EventDrawing(events)
      guard let drawing else { return }
      svg(number, height: drawing.height, to: &page) { drawing.draw(to: &$0) }
    case .network(let layout): network(layout, number, to: &page)
    }
  }

  private func network(_ layout: NetworkLayout, _ number: Int, to page: inout Markup) {
    layout.legend(to: &page)
    page.open(
      "div", ["class": "wide", "role": "region", "tabindex": "0", "aria-label": "Network"])
    page.element(
      "svg",
      [
        "class": "network", "viewBox": "0 0 \(layout.width) \(layout.height)",
        "width": "\(layout.width)", "height": "\(layout.height)", "role": "img",
        "aria-labelledby": "c\(number)t c\(number)d",
      ]
    ) { page in
      words(number, to: &page)
      layout.draw(to: &page)
    }
    page.close("div")
  }

  private func svg(
    _ number: Int, height: Int, to page: inout Markup, _ body: (inout Markup) -> Void
  ) {
    page.element(
      "svg",
      [
        "width": "100%", "height": "\(height)", "role": "img",
        "aria-labelledby": "c\(number)t c\(number)d",
      ]
    ) { page in
      words(number, to: &page)
      body(&page)
    }
  }

  private func words(_ number: Int, to page: inout Markup) {
    page.element("title", ["id": "c\(number)t"], DisplayText.cut(title ?? "Chart", to: 200))
    page.element("desc", ["id": "c\(number)d"], DisplayText.cut(description, to: 400))
  }
}

/// Places in a picture as text: the same for the same number everywhere.
enum SVGNumber {
  /// A place in percent, or in the units of a picture: two digits behind the point at most.
  static func of(_ value: Double) -> String {
    var text = NumberText.fixed(value, places: 2)
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }

  /// A share of one as a percentage.
  static func percent(_ share: Double) -> String { of(share * 100) + "%" }
}
