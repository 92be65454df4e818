/// The values of a JSON text one after the other: the elements of a list, or values that simply
/// follow each other.
///
/// It looks for the ends of values only; whether a value is sound is for its reader to say.
struct JSONElements: JSONValues {
  /// A value as it stands.
  struct Element {
    /// The line where it begins, from 1.
    let line: Int
    /// Its bytes.
    let bytes: [UInt8]
  }

  private enum State { case start, values, behindValue, end }

  private var window: InputWindow
  private var state = State.start
  private var isList = false

  init(_ source: any ByteSource) { window = InputWindow(source) }

  /// The line that comes next.
  var line: Int { window.line }

  /// The next value, or nil at the end.
  mutating func next() throws(FileError) -> Element? {
    while true {
      guard let byte = try skipSpace() else {
        if isList, state != .end { throw .damaged("not valid JSON: the list does not end") }
        return nil
      }
      switch state {
      case .start:
        state = .values
        if byte == UInt8(ascii: "[") {
          isList = true
          window.consume(1)
          if try skipSpace() == UInt8(ascii: "]") { endList() }
        }
      case .values:
        let element = try value()
        state = isList ? .behindValue : .values
        return element
      case .behindValue:
        if byte == UInt8(ascii: "]") {
          endList()
        } else if byte == UInt8(ascii: ",") {
          window.consume(1)
          state = .values
        } else {
          throw .damaged("not valid JSON: expected ',' or ']' behind a value")
        }
      case .end: throw .damaged("not valid JSON: expected the end behind the list")
      }
    }
  }

  private mutating func endList() {
    window.consume(1)
    state = .end
  }

  /// The first byte that is no white space, or nil at the end.
  private mutating func skipSpace() throws(FileError) -> UInt8? {
    while true {
      let rest = window.bytes[window.start...]
      if let index = rest.firstIndex(where: { !ByteText.isSpace($0) }) {
        window.consume(index - window.start)
        return window.bytes[index]
      }
      window.consume(rest.count)
      guard try window.grow() else { return nil }
    }
  }

  private mutating func value() throws(FileError) -> Element {
    let line = window.line
    var scan = Scan()
    while true {
      let isDone = window.bytes.withUnsafeBufferPointer { bytes in
        scan.run(UnsafeBufferPointer(rebasing: bytes[window.start...]))
      }
      if !isDone, try window.grow() { continue }
      let length = scan.position
      guard length > 0 else { throw .damaged("not valid JSON: expected a value") }
      let bytes = Array(window.bytes[window.start..<(window.start + length)])
      window.consume(length)
      return Element(line: line, bytes: bytes)
    }
  }

  /// Looks for the end of a value; goes on where it was when there are more bytes.
  private struct Scan {
    private(set) var position = 0
    private var depth = 0
    private var isString = false
    private var isEscaped = false

    mutating func run(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
      while position < bytes.count {
        let byte = bytes[position]
        if isString {
          if isEscaped {
            isEscaped = false
          } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
          } else if byte == UInt8(ascii: "\"") {
            isString = false
            if depth == 0 { return step() }
          }
          position += 1
          continue
        }
        switch byte {
        case UInt8(ascii: "\""): isString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          if depth == 0 { return position > 0 || step() }
          depth -= 1
          if depth == 0 { return step() }
        case UInt8(ascii: ",") where depth == 0: return position > 0 || step()
        case _ where depth == 0 && position > 0 && ByteText.isSpace(byte): return true
        default: break
        }
        position += 1
      }
      return false
    }

    private mutating func step() -> Bool {
      position += 1
      return true
    }
  }
}
