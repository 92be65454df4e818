import Glibc

/// Rows of tables of measurements.
enum BenchTable {
  /// Prints the cells of a row below each other's; the columns are as wide as those of the benches of
  /// the bridge unless it is said.
  static func print(_ cells: [String], widths: [Int] = [24, 8, 8, 8, 8]) {
    var line = ""
    for (index, cell) in cells.enumerated() {
      line += index < widths.count ? cell.padded(widths[index]) : cell
    }
    while line.last == " " { line.removeLast() }
    Swift.print(line)
    fflush(nil)
  }

  /// Whether a figure is within its target, in a word.
  static func verdict(_ value: Double, target: Double?) -> String {
    guard let target else { return "" }
    return value <= target ? "ok" : "over"
  }
}
