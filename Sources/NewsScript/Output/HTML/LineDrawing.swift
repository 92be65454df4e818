import TerminalText

/// Series as lines of different colour and pattern.
struct LineDrawing {
  /// The most series that are drawn; the others stand in the table.
  private static let seriesShown = 6
  /// The most points of a line; of more, only the highest and lowest of each part are drawn.
  private static let pointsShown = 1000
  /// The most points that are marked.
  private static let dotsShown = 40
  static let height = ChartFrame.height

  private let series: [Document.Series]
  private let frame: ChartFrame
  private let scale: ValueScale

  init(_ chart: Document.Lines) {
    series = Array(chart.series.prefix(Self.seriesShown))
    scale = ValueScale(series.flatMap { $0.values.compactMap { $0 } }, isRound: true)
    frame = ChartFrame(chart.x, beside: scale)
  }

  /// What is not drawn, or nil.
  static func note(_ chart: Document.Lines) -> String? {
    let more = chart.series.count - seriesShown
    return more > 0 ? "and \(more) more series in the table" : nil
  }

  /// Writes which line is whose.
  func legend(to page: inout Markup) {
    guard series.count > 1 else { return }
    page.element("ul", ["class": "legend"]) { page in
      for (index, one) in series.enumerated() {
        page.element("li") { page in
          page.element("svg", ["width": "28", "height": "10", "aria-hidden": "true"]) { page in
            page.empty(
              "line",
              ["class": "path s\(index + 1)", "x1": "1", "x2": "27", "y1": "5", "y2": "5"]
            )
          }
          page.element("span", ["dir": "auto"], DisplayText.cut(one.name, to: 40))
        }
      }
    }
  }

  /// Draws axes and lines.
  func draw(to page: inout Markup) {
    frame.draw(scale, to: &page)
    page.element(
      "svg",
      [
        "x": "0", "y": "\(ChartFrame.top)", "width": "100%", "height": "\(ChartFrame.plotHeight)",
        "viewBox": "0 0 1000 1000", "preserveAspectRatio": "none",
      ]
    ) { page in
      for (index, one) in series.enumerated() { draw(one, index + 1, to: &page) }
    }
    frame.drawNumbers(scale, to: &page)
  }

  private func draw(_ one: Document.Series, _ number: Int, to page: inout Markup) {
    let order = frame.places.indices.sorted {
      (frame.places[$0], $0) < (frame.places[$1], $1)
    }
    var path = ""
    var isOpen = false
    var dots: [String] = []
    for place in Self.thinned(order, one.values) {
      guard let value = one.values[place] else {
        isOpen = false
        continue
      }
      let x = SVGNumber.of(frame.places[place] * 1000)
      let y = SVGNumber.of((1 - scale.place(value)) * 1000)
      path += "\(isOpen ? "L" : "M")\(x) \(y)"
      isOpen = true
      dots.append("M\(x) \(y)h0")
    }
    page.element("path", ["class": "path s\(number)", "d": path]) { page in
      page.element("title", DisplayText.cut(one.name, to: 400))
    }
    if dots.count <= Self.dotsShown {
      page.empty("path", ["class": "dot s\(number)", "d": dots.joined()])
    }
  }

  /// The places to draw, in order: all, or the highest and lowest of each part.
  private static func thinned(_ order: [Int], _ values: [Double?]) -> [Int] {
    guard order.count > pointsShown else { return order }
    let parts = pointsShown / 2
    return (0..<parts).flatMap { part -> [Int] in
      let places = order[(part * order.count / parts)..<((part + 1) * order.count / parts)]
      let known = places.indices.filter { values[places[$0]] != nil }
      let byValue = { (left: Int, right: Int) in
        (values[places[left]] ?? 0, left) < (values[places[right]] ?? 0, right)
      }
      guard let least = known.min(by: byValue), let most = known.max(by: byValue) else {
        return places.first.map { [$0] } ?? []
      }
      return Array(Set([least, most])).sorted().map { places[$0] }
    }
  }
}

/// Numbers of periods as columns.
struct ColumnDrawing {
  private let values: [Double?]
  private let x: [String]
  private let frame: ChartFrame
  private let scale: ValueScale

  init(_ chart: Document.Lines) {
    values = chart.series.first?.values ?? []
    x = chart.x
    scale = ValueScale(values.compactMap { $0 }, isRound: true)
    frame = ChartFrame(chart.x, beside: scale, inSlots: true)
  }

  /// Draws axes and columns.
  func draw(to page: inout Markup) {
    frame.draw(scale, to: &page)
    let slot = frame.width / Double(max(1, values.count))
    let width = min(slot * 0.8, 0.08)
    let zero = ChartFrame.y(scale.place(0))
    for (index, value) in values.enumerated() {
      guard let value, value != 0 else { continue }
      let end = ChartFrame.y(scale.place(value))
      page.element(
        "rect",
        [
          "class": value < 0 ? "f2" : "f1", "x": SVGNumber.percent(frame.places[index] - width / 2),
          "y": SVGNumber.of(min(zero, end)), "width": SVGNumber.percent(width),
          "height": SVGNumber.of(abs(end - zero)),
        ]
      ) { page in
        page.element("title", "\(x[index]): \(NumberText.label(value))")
      }
    }
    frame.drawNumbers(scale, to: &page)
  }
}
