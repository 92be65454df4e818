import NewsModel
import TerminalText

/// The axes of charts over a scale of numbers, dates or names.
struct ChartFrame {
  /// Where each place of the axis stands, from 0 to 1.
  let places: [Double]
  /// The width that places have between them, of 1.
  let width: Double
  private let ticks: [(place: Double, text: String)]

  /// Where numbers are drawn, from the top, in pixels.
  static let top = 14
  static let plotHeight = 200
  /// The height of everything.
  static let height = top + plotHeight + 26
  private static let ticksShown = 5

  /// Takes the places of the axis, and a scale for whose numbers room is left at the left.
  ///
  /// They are a scale if all are numbers, or all dates, of which one may be more exact than another;
  /// else each stands in a slot of its own.
  init(_ x: [String], beside scale: ValueScale? = nil, inSlots: Bool = false) {
    let longest = scale?.ticks.map { NumberText.label($0).count }.max() ?? 0
    let inset = scale == nil ? 0 : min(0.4, 0.02 + 0.021 * Double(longest))
    width = 1 - inset
    var places = x.indices.map { (Double($0) + 0.5) / Double(max(1, x.count)) }
    var ticks = Self.chosen(places, x)
    let numbers = inSlots ? nil : Self.numbers(x)
    let days = inSlots || numbers != nil ? nil : Self.days(x)
    if let values = numbers ?? days, let low = values.min(), let high = values.max(), high > low {
      let span = high / 2 - low / 2
      let place = { (value: Double) in (value / 2 - low / 2) / span }
      places = values.map(place)
      ticks =
        days == nil
        ? ValueScale(values, hasZero: false).ticks.map { (place($0), Self.plain($0)) }
        : PeriodRange.ticks(from: low, to: high, most: Self.ticksShown).map { (place($0), $1) }
    }
    self.places = places.map { inset + $0 * (1 - inset) }
    self.ticks = ticks.map { (inset + $0 * (1 - inset), $1) }
  }

  private static func numbers(_ x: [String]) -> [Double]? {
    let numbers = x.compactMap { Double($0) }.filter { $0.isFinite }
    return numbers.count == x.count && !x.isEmpty ? numbers : nil
  }

  private static func days(_ x: [String]) -> [Double]? {
    let dates = x.compactMap { NewsDate(iso8601: $0) }
    return dates.count == x.count && !x.isEmpty ? dates.map(PeriodRange.days) : nil
  }

  /// Years have no commas.
  private static func plain(_ value: Double) -> String {
    abs(value) < 10_000
      ? NumberText.label(value).replacing(",", with: "") : NumberText.label(value)
  }

  /// A few of the places, the first and last among them.
  private static func chosen(_ places: [Double], _ x: [String]) -> [(Double, String)] {
    guard x.count > 1 else { return x.indices.map { (places[$0], x[$0]) } }
    let count = min(ticksShown, x.count)
    return (0..<count).map { tick in
      let index = tick * (x.count - 1) / (count - 1)
      return (places[index], x[index])
    }
  }

  /// Draws lines at round numbers, and the names of some places.
  func draw(_ scale: ValueScale, to page: inout Markup) {
    for tick in scale.ticks {
      let y = SVGNumber.of(Self.y(scale.place(tick)))
      page.empty(
        "line",
        ["class": tick == 0 ? "zero" : "grid", "x1": "0", "x2": "100%", "y1": y, "y2": y]
      )
    }
    drawAxis(below: Self.top + Self.plotHeight, to: &page)
  }

  /// Draws the numbers of the lines; above what is drawn between.
  func drawNumbers(_ scale: ValueScale, to page: inout Markup) {
    for tick in scale.ticks {
      let y = SVGNumber.of(Self.y(scale.place(tick)) - 3)
      page.element("text", ["class": "soft halo", "x": "0", "y": y], NumberText.label(tick))
    }
  }

  /// Draws the names of some places below a height.
  func drawAxis(below y: Int, to page: inout Markup) {
    for tick in ticks {
      let anchor = tick.place < 0.06 ? "start" : tick.place > 0.92 ? "end" : "middle"
      let place = anchor == "start" ? 0 : anchor == "end" ? 1 : tick.place
      page.element(
        "text",
        [
          "class": "soft", "x": SVGNumber.percent(place), "y": "\(y + 18)",
          "text-anchor": anchor,
        ], DisplayText.cut(tick.text, to: ticks.count > 3 ? 10 : 16))
    }
  }

  /// The height of a share of the plot, in pixels from above.
  static func y(_ share: Double) -> Double {
    Double(top) + (1 - share) * Double(plotHeight)
  }
}
