/// Numbers as charts and tables write them: the same text everywhere for the same number.
package enum NumberText {
  /// A number with a fixed number of digits behind the point, as far as it can be so exact.
  package static func fixed(_ value: Double, places: Int) -> String {
    let scale = (0..<places).reduce(1.0) { product, _ in product * 10 }
    let scaled = (abs(value) * scale).rounded()
    guard scaled.isFinite, scaled < 1e15 else { return String(value) }
    var digits = String(Int(scaled))
    while digits.count <= places { digits = "0" + digits }
    let sign = value < 0 && scaled > 0 ? "-" : ""
    let whole = sign + digits.dropLast(places)
    return places > 0 ? whole + "." + digits.suffix(places) : whole
  }

  /// A number as a table behind a chart has it: whole ones without a point.
  package static func exact(_ value: Double) -> String {
    guard value == value.rounded(), abs(value) < 1e15 else { return String(value) }
    return String(Int(value))
  }

  /// A number to read: three digits behind the point at most, and commas from 1,000 on.
  package static func label(_ value: Double) -> String {
    guard abs(value) < 1e15, value == 0 || abs(value) >= 0.001 else { return String(value) }
    var text = fixed(value, places: 3)
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return abs(value) < 1000 ? text : grouped(text)
  }

  private static func grouped(_ text: String) -> String {
    let parts = text.split(separator: ".", maxSplits: 1)
    let sign = parts[0].first == "-" ? "-" : ""
    let digits = parts[0].drop { $0 == "-" }
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result += "," }
      result.append(digit)
    }
    return sign + result + (parts.count > 1 ? "." + parts[1] : "")
  }
}

/// The cell of a table behind a chart.
extension Document.Cell {
  /// A number as it was counted: a whole one as an integer.
  static func counted(_ value: Double) -> Document.Cell {
    value == value.rounded() && abs(value) < 1e15 ? .integer(Int(value)) : .number(value)
  }
}
