import TerminalText

/// Bars below their names, with the numbers at the right.
struct BarDrawing {
  private static let rowHeight = 38
  /// How many columns of a label are seen; the whole label is told by pointing at it.
  private static let labelWidth = 40

  private let bars: [Document.Bars.Bar]

  init(_ chart: Document.Bars) { bars = Array(chart.bars.prefix(max(1, chart.limit))) }

  /// The height in pixels.
  var height: Int { bars.count * Self.rowHeight }

  /// Draws the bars.
  func draw(to page: inout Markup) {
    let scale = ValueScale(bars.map(\.value))
    let zero = scale.place(0)
    for (row, bar) in bars.enumerated() {
      let top = row * Self.rowHeight
      let end = scale.place(bar.value)
      let (start, width) = (min(zero, end), abs(end - zero))
      page.element("g") { page in
        page.element("title", DisplayText.cut(bar.label, to: 400))
        page.element(
          "text", ["x": "0", "y": "\(top + 14)"], DisplayText.cut(bar.label, to: Self.labelWidth))
        page.element(
          "text",
          ["class": "value", "x": "100%", "y": "\(top + 14)", "text-anchor": "end"],
          NumberText.label(bar.value))
        page.empty(
          "rect",
          ["class": "track", "y": "\(top + 20)", "width": "100%", "height": "10", "rx": "2"]
        )
        let attributes: KeyValuePairs<StaticString, String> = [
          "class": bar.value < 0 ? "f2" : "f1", "x": SVGNumber.percent(start),
          "y": "\(top + 20)", "width": SVGNumber.percent(width), "height": "10", "rx": "2",
        ]
        if width > 0 { page.empty("rect", attributes) }
      }
    }
    if zero > 0 {
      let place = SVGNumber.percent(zero)
      page.empty(
        "line",
        ["class": "zero", "x1": place, "x2": place, "y1": "16", "y2": "\(height - 4)"]
      )
    }
  }
}
