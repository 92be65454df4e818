/// Where numbers stand between the lowest and the highest, with zero among them, and the round
/// numbers that mark the way.
struct ValueScale {
  /// The ends of the scale.
  let lower, upper: Double
  /// The lowest and highest number as they are read.
  let lowest, highest: String
  /// Round numbers from one end to the other.
  let ticks: [Double]

  /// A scale for numbers, which must be finite.
  ///
  /// With `isRound` it ends at round numbers, and without `hasZero` it needs not hold zero.
  init(_ values: [Double], isRound: Bool = false, hasZero: Bool = true) {
    let (least, most) = (values.min() ?? 0, values.max() ?? 0)
    (lowest, highest) = (NumberText.label(least), NumberText.label(most))
    var (low, high) = hasZero ? (min(0, least), max(0, most)) : (least, most)
    if low == high { (low, high) = hasZero ? (low, low + 1) : (low - 0.5, high + 0.5) }
    let step = Self.step(from: low, to: high)
    if isRound {
      low = (low / step).rounded(.down) * step
      high = (high / step).rounded(.up) * step
    }
    (lower, upper) = (low, high)
    var ticks: [Double] = []
    let first = (low / step).rounded(.up)
    for count in 0..<12 {
      let tick = (first + Double(count)) * step
      if tick <= high + step * 1e-9, tick.isFinite { ticks.append(tick == 0 ? 0 : tick) }
    }
    self.ticks = ticks
  }

  /// A round step (1, 2 or 5 and zeros) of which about four make the way.
  private static func step(from low: Double, to high: Double) -> Double {
    let rough = high / 4 - low / 4
    guard rough.isFinite, rough > 0 else { return 1 }
    var power = 1.0
    while power * 10 <= rough { power *= 10 }
    while power > rough, power > 1e-300 { power /= 10 }
    let factor = rough / power
    return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10)
  }

  /// Where a number stands: 0 at the lower end, 1 at the upper.
  func place(_ value: Double) -> Double {
    let place = (value / 2 - lower / 2) / (upper / 2 - lower / 2)
    return place.isFinite ? min(1, max(0, place)) : 0
  }
}
