/// Text of help that grows section by section.
struct HelpText {
  private(set) var text = ""

  init() {}

  init(title: String, summary: String) { text = "\(title)\n\(summary)\n" }

  /// Adds rows of columns under a heading; nothing when there are no rows.
  mutating func section(_ heading: String, _ rows: [[String]]) {
    guard !rows.isEmpty else { return }
    begin(heading)
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.dropLast().enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = min(40, max(widths[column], cell.unicodeScalars.count))
      }
    }
    for row in rows {
      var line = " "
      for (column, cell) in row.enumerated() {
        line += " " + cell
        guard column < row.count - 1 else { break }
        let missing = widths[column] - cell.unicodeScalars.count
        line += String(repeating: " ", count: max(0, missing) + 1)
      }
      text += line + "\n"
    }
  }

  /// Adds examples, each followed by what it gives.
  mutating func examples(_ examples: [LuaAPIDescription.Example]) {
    guard !examples.isEmpty else { return }
    begin("Examples")
    for example in examples {
      for line in example.code.split(separator: "\n", omittingEmptySubsequences: false) {
        text += line.isEmpty ? "\n" : "  \(line)\n"
      }
      if let yields = example.yields {
        let lines = yields.split(separator: "\n", omittingEmptySubsequences: false)
        for line in lines { text += "  --> \(line)\n" }
      }
    }
  }

  private mutating func begin(_ heading: String) {
    text += (text.isEmpty ? "" : "\n") + heading + "\n"
  }
}
