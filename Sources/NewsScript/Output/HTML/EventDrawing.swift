import NewsModel

/// When events happened: dots above a line of time, or columns where there are many.
struct EventDrawing {
  private static let slots = 60
  private static let dotsShown = 8
  private static let dotHeight = 9
  private static let columnHeight = 72

  private let counts: [Int: Int]
  private let frame: ChartFrame
  private let most: Int

  /// Takes events in the order of time; nil when none of them has a date.
  init?(_ events: [Document.Timeline.Event]) {
    let dates = events.map(\.date).filter { NewsDate(iso8601: $0) != nil }
    guard !dates.isEmpty else { return nil }
    frame = ChartFrame(dates)
    var counts: [Int: Int] = [:]
    for place in frame.places {
      counts[min(Self.slots - 1, Int(place * Double(Self.slots))), default: 0] += 1
    }
    // Of one day alone there is no scale: all its events stand in the middle.
    if Set(dates).count == 1 { counts = [Self.slots / 2: dates.count] }
    self.counts = counts
    most = counts.values.max() ?? 0
  }

  private var plotHeight: Int {
    most <= Self.dotsShown ? most * Self.dotHeight + 4 : Self.columnHeight
  }

  /// The height in pixels.
  var height: Int { plotHeight + 28 }

  /// Draws the events and the line of time.
  func draw(to page: inout Markup) {
    for (slot, count) in counts.sorted(by: { $0.key < $1.key }) {
      let place = (Double(slot) + 0.5) / Double(Self.slots)
      if most <= Self.dotsShown {
        for level in 0..<count {
          let y = plotHeight - 6 - level * Self.dotHeight
          page.empty(
            "circle", ["class": "f1", "cx": SVGNumber.percent(place), "cy": "\(y)", "r": "4"]
          )
        }
      } else {
        let size = max(1, count * (Self.columnHeight - 6) / most)
        page.element(
          "rect",
          [
            "class": "f1", "x": SVGNumber.percent(Double(slot) / Double(Self.slots)),
            "y": "\(plotHeight - size)", "width": SVGNumber.percent(0.8 / Double(Self.slots)),
            "height": "\(size)",
          ]
        ) { page in page.element("title", "\(count) events") }
      }
    }
    let y = "\(plotHeight)"
    page.empty("line", ["class": "zero", "x1": "0", "x2": "100%", "y1": y, "y2": y])
    frame.drawAxis(below: plotHeight, to: &page)
  }
}
