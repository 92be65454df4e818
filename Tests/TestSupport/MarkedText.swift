/// A text whose expected findings are marked in it.
///
/// An example is `Then [Judge Ada Byron](PERSON) spoke.`. Marks may nest: `[Bank of [Japan](GPE)](ORG)`. A bracket without a `(LABEL)` behind it is text.
package struct MarkedText: Sendable {
  /// A marked part of the text.
  package struct Mark: Hashable, Sendable, CustomStringConvertible {
    /// Where it stands, in bytes of the text without marks.
    package let span: Range<Int>
    /// The word in parentheses.
    package let label: String
    /// The marked words.
    package let text: String

    package var description: String { "[\(text)](\(label)) at \(span)" }
  }

  /// The text without the marks.
  package let text: String
  /// The marks in text order, an outer one before those inside it.
  package let marks: [Mark]

  /// Reads marked text.
  package init(_ marked: String) {
    var reader = Reader(input: Array(marked.utf8))
    reader.readAll()
    let bytes = reader.output
    text = String(decoding: bytes, as: UTF8.self)
    marks = reader.marks.sorted {
      ($0.span.lowerBound, -$0.span.upperBound) < ($1.span.lowerBound, -$1.span.upperBound)
    }
    .map { mark in
      Mark(
        span: mark.span, label: mark.label,
        text: String(decoding: bytes[mark.span], as: UTF8.self))
    }
  }

  /// The spans marked with a label.
  package func spans(_ label: String) -> [Range<Int>] {
    marks.filter { $0.label == label }.map(\.span)
  }

  /// Writes marks into a text, the other way round; for failures that can be read.
  package static func render(_ text: String, _ marks: [(span: Range<Int>, label: String)]) -> String
  {
    // At one place, inner marks end before outer ones, and all end before others begin.
    var insertions: [(at: Int, order: Int, words: String)] = []
    for mark in marks {
      insertions.append((mark.span.lowerBound, Int.max - mark.span.upperBound, "["))
      insertions.append((mark.span.upperBound, -mark.span.lowerBound, "](\(mark.label))"))
    }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var position = 0
    for insertion in insertions.sorted(by: { ($0.at, $0.order) < ($1.at, $1.order) }) {
      let at = Swift.min(Swift.max(insertion.at, position), bytes.count)
      result += bytes[position..<at]
      result += Array(insertion.words.utf8)
      position = at
    }
    return String(decoding: result + bytes[position...], as: UTF8.self)
  }
}

extension MarkedText {
  private struct Reader {
    let input: [UInt8]
    var output: [UInt8] = []
    var marks: [(span: Range<Int>, label: String)] = []
    private var position = 0
    private var open: [Int] = []

    init(input: [UInt8]) { self.input = input }

    mutating func readAll() {
      while position < input.count {
        switch input[position] {
        case UInt8(ascii: "[") where closes(position): open.append(output.count)
        case UInt8(ascii: "]"): if !close() { output.append(input[position]) }
        default: output.append(input[position])
        }
        position += 1
      }
    }

    /// Whether the bracket that belongs to this one has a label behind it.
    private func closes(_ start: Int) -> Bool {
      var depth = 0
      for index in start..<input.count {
        if input[index] == UInt8(ascii: "[") { depth += 1 }
        if input[index] == UInt8(ascii: "]") { depth -= 1 }
        if depth == 0 { return label(behind: index) != nil }
      }
      return false
    }

    private mutating func close() -> Bool {
      guard let start = open.last, let label = label(behind: position) else { return false }
      open.removeLast()
      marks.append((start..<output.count, label))
      position += label.utf8.count + 2
      return true
    }

    private func label(behind bracket: Int) -> String? {
      let rest = input[(bracket + 1)...]
      guard rest.first == UInt8(ascii: "("), let end = rest.firstIndex(of: UInt8(ascii: ")"))
      else { return nil }
      let label = input[(bracket + 2)..<end]
      let isWord = label.allSatisfy { byte in
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
          || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || "_-:/.".utf8.contains(byte)
      }
      return isWord && !label.isEmpty ? String(decoding: label, as: UTF8.self) : nil
    }
  }
}
