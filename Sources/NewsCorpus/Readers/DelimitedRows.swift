/// The rows of a table, as RFC 4180 describes them.
///
/// Cells in quotes may hold separators, line ends and doubled quotes. A quote in the middle of a cell
/// is a quote. A cell that begins with a quote and does not end with one is what it says when it has
/// no line end, and else a fault of its row; reading goes on in the next line.
struct DelimitedRows {
  /// A row: its cells, or what is wrong with it.
  struct Row {
    fileprivate(set) var bytes: [UInt8] = []
    fileprivate(set) var ends: [Int] = []
    /// The line where it begins, from 1.
    fileprivate(set) var line = 0
    /// What is wrong with it, or nil.
    fileprivate(set) var problem: String?
    /// What had to be replaced.
    fileprivate(set) var warnings: [String] = []

    /// The number of cells.
    var count: Int { ends.count }

    /// Whether it is an empty line.
    var isBlank: Bool {
      problem == nil && count == 1 && bytes.allSatisfy { ByteText.isSpace($0) }
    }

    private func range(_ index: Int) -> Range<Int> {
      (index == 0 ? 0 : ends[index - 1])..<ends[index]
    }

    /// Whether a cell has no bytes.
    func isEmpty(_ index: Int) -> Bool { range(index).isEmpty }

    /// A cell; the mark that keeps a spreadsheet from running it is taken away if it may have one.
    func string(_ index: Int, isMarked: Bool) -> String {
      let cell = bytes[range(index)]
      return String(decoding: isMarked ? CellMark.removed(from: cell) : cell, as: UTF8.self)
    }
  }

  private enum Outcome { case row(length: Int), more, unended }

  /// How many quotes without an end are stepped over before reading stops.
  private static let faultLimit = 100

  private var window: InputWindow
  private let separator: UInt8
  private var faults = 0

  init(_ window: InputWindow, separator: UInt8) {
    (self.window, self.separator) = (window, separator)
  }

  /// The line that comes next.
  var line: Int { window.line }

  /// The next row, or nil behind the last one.
  mutating func next() throws(FileError) -> Row? {
    while true {
      if window.count == 0 {
        guard try window.grow(), window.count > 0 else { return nil }
      }
      var row = Row()
      row.line = window.line
      switch scan(&row) {
      case .more:
        _ = try window.grow()
      case .row(let length):
        window.consume(length)
        validate(&row)
        return row
      case .unended:
        faults += 1
        if faults > Self.faultLimit {
          throw .damaged("more than \(Self.faultLimit) cells begin with a quote and do not end")
        }
        let rest = window.bytes[window.start...]
        let length = rest.firstIndex(of: 0x0A).map { $0 - window.start + 1 } ?? rest.count
        row.problem = "a cell begins with a quote and does not end"
        window.consume(length)
        return row
      }
    }
  }

  private func validate(_ row: inout Row) {
    guard !UTF8Shape(row.bytes, isWhole: true).isValid else { return }
    var bytes: [UInt8] = []
    var ends: [Int] = []
    var start = 0
    for end in row.ends {
      let cell = TextDecoder.decodeUTF8(Array(row.bytes[start..<end]))
      bytes += cell.text.bytes
      ends.append(bytes.count)
      for warning in cell.warnings where row.warnings.count < 3 {
        row.warnings.append("cell \(ends.count): \(warning)")
      }
      start = end
    }
    (row.bytes, row.ends) = (bytes, ends)
  }

  private func scan(_ row: inout Row) -> Outcome {
    let isAtEnd = window.isAtEnd
    return window.bytes.withUnsafeBufferPointer { all in
      let bytes = UnsafeBufferPointer(rebasing: all[window.start...])
      var position = 0
      while true {
        if position < bytes.count, bytes[position] == 0x22 {
          switch quoted(bytes, from: position, isAtEnd: isAtEnd, into: &row) {
          case .row(let end): position = end
          case let other: return other
          }
        } else {
          let start = position
          while position < bytes.count, bytes[position] != separator, bytes[position] != 0x0A {
            position += 1
          }
          if position == bytes.count, !isAtEnd { return .more }
          var end = position
          let isLast = position == bytes.count || bytes[position] == 0x0A
          if isLast, end > start, bytes[end - 1] == 0x0D { end -= 1 }
          row.bytes.append(contentsOf: bytes[start..<end])
        }
        row.ends.append(row.bytes.count)
        if position == bytes.count { return .row(length: position) }
        position += 1
        if bytes[position - 1] == 0x0A { return .row(length: position) }
        if position == bytes.count, !isAtEnd { return .more }
      }
    }
  }

  /// Reads a cell in quotes; the outcome is where the separator behind it stands.
  private func quoted(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isAtEnd: Bool, into row: inout Row
  ) -> Outcome {
    var position = start + 1
    let before = row.bytes.count
    while true {
      let from = position
      while position < bytes.count, bytes[position] != 0x22 { position += 1 }
      row.bytes.append(contentsOf: bytes[from..<position])
      guard position < bytes.count else { return isAtEnd ? .unended : .more }
      position += 1
      if position == bytes.count { return isAtEnd ? .row(length: position) : .more }
      switch bytes[position] {
      case 0x22:
        row.bytes.append(0x22)
        position += 1
      case separator, 0x0A: return .row(length: position)
      case 0x0D:
        if position + 1 == bytes.count {
          return isAtEnd ? .row(length: position + 1) : .more
        }
        if bytes[position + 1] == 0x0A { return .row(length: position + 1) }
        fallthrough
      default:
        // The quote was part of the text: the cell is what stands up to the separator.
        var end = start
        while end < bytes.count, bytes[end] != separator, bytes[end] != 0x0A { end += 1 }
        if end == bytes.count, !isAtEnd { return .more }
        var textEnd = end
        if end == bytes.count || bytes[end] == 0x0A, bytes[textEnd - 1] == 0x0D { textEnd -= 1 }
        row.bytes.removeLast(row.bytes.count - before)
        row.bytes.append(contentsOf: bytes[start..<textEnd])
        return .row(length: end)
      }
    }
  }
}
