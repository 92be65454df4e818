/// Makes keys of the bytes that a terminal sends.
package struct KeyReader {
  /// What came first.
  package enum Event: Equatable, Sendable {
    case key(Key)
    case wake(InputWake)
    /// The terminal is gone.
    case end
  }

  /// How long a byte of a sequence may come after another, in milliseconds.
  ///
  /// It is short enough for Esc alone to have its effect, and long enough for Esc and then a key.
  private static let pause: Int32 = 150
  /// How long a paste may pause before what came of it is shown.
  private static let longPause: Int32 = 1500

  private let input: any TypedInput
  /// Bytes that were read too early; the next one is the last of them.
  private var pushed: [UInt8] = []
  private var wakes: [InputWake] = []
  private var isOver = false
  /// Whether a paste paused, so that the rest of it may come yet.
  private var isPasteOpen = false

  /// Reads from an input.
  package init(_ input: any TypedInput) { self.input = input }

  /// Whether a key can be read without waiting.
  package var isWaiting: Bool { !pushed.isEmpty || !wakes.isEmpty || input.isWaiting }

  /// Waits for a wake, whatever is typed meanwhile.
  package func nextWake(within milliseconds: Int32) -> InputWake? {
    input.nextWake(within: milliseconds)
  }

  /// The next key or wake.
  package mutating func next() -> Event {
    if !wakes.isEmpty { return .wake(wakes.removeFirst()) }
    if let byte = pushed.popLast() { return .key(key(from: byte)) }
    switch isOver ? .end : input.next(within: nil) {
    case .byte(let byte): return .key(key(from: byte))
    case .wake(let wake): return .wake(wake)
    case .nothing: return .key(.unknown)
    case .end: return .end
    }
  }

  /// The next byte of what has begun; a wake has to wait for its end.
  private mutating func byte(within milliseconds: Int32 = pause) -> UInt8? {
    if let byte = pushed.popLast() { return byte }
    while !isOver {
      switch input.next(within: milliseconds) {
      case .byte(let byte): return byte
      case .wake(let wake): wakes.append(wake)
      case .nothing: return nil
      case .end: isOver = true
      }
      if wakes.last == .interrupt { return nil }
    }
    return nil
  }

  private mutating func key(from first: UInt8) -> Key {
    if isPasteOpen {
      isPasteOpen = false
      if first != 0x1B, let second = byte(within: 50) {
        pushed.append(second)
        return paste(behind: [first])
      }
    }
    if first == 0x1B { return keyBehindEscape() }
    if first < 0x20 || first == 0x7F { return Key(control: first) }
    return .text(String(scalar(from: first)))
  }

  /// The code point that begins with a byte; the bytes that belong to it are read.
  private mutating func scalar(from first: UInt8) -> Unicode.Scalar {
    guard first >= 0x80 else { return Unicode.Scalar(first) }
    let count = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    var bytes = [first]
    while bytes.count < count, let byte = byte() {
      guard byte & 0xC0 == 0x80 else {
        pushed.append(byte)
        break
      }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
  }

  private mutating func keyBehindEscape() -> Key {
    guard let byte = byte() else { return .escape }
    switch byte {
    case UInt8(ascii: "["): return keyOfSequence()
    case UInt8(ascii: "O"):
      guard let last = self.byte() else { return .unknown }
      return Key(sequence: [], last)
    case 0x1B:
      pushed.append(byte)
      return .escape
    case 0x0A, 0x0D: return .altEnter
    case 0x08, 0x7F: return .altBackspace
    case ..<0x20: return .unknown
    default: return .alt(String(scalar(from: byte)).lowercased().first ?? "?")
    }
  }

  /// Reads a control sequence to its end.
  private mutating func keyOfSequence() -> Key {
    var bytes: [UInt8] = []
    while bytes.count < 32, let byte = byte() {
      switch byte {
      case UInt8(ascii: "[") where bytes.isEmpty:
        // The function keys of the Linux console.
        _ = self.byte()
        return .unknown
      case 0x40...0x7E:
        let numbers = bytes.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: ";") }
          .map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
        if byte == UInt8(ascii: "~"), numbers.first == 200 { return paste(behind: []) }
        return Key(sequence: numbers, byte)
      case 0x20..<0x40: bytes.append(byte)
      default:
        pushed.append(byte)
        return .unknown
      }
    }
    return .unknown
  }

  /// Reads what is pasted.
  ///
  /// When its end does not come, a pause or a Ctrl-C that nothing follows is the end.
  private mutating func paste(behind start: [UInt8]) -> Key {
    var bytes = start
    while let byte = byte(within: Self.longPause) {
      bytes.append(byte)
      if Self.isEnd(bytes) { return Self.pasted(bytes.dropLast(Self.endMark.count)) }
      if !pushed.isEmpty { continue }
      pushed.append(contentsOf: input.waiting().reversed())
      if byte == 0x03, pushed.isEmpty {
        guard let next = self.byte() else { return .control("c") }
        pushed.append(next)
      }
    }
    if wakes.last == .interrupt { return .unknown }
    isPasteOpen = true
    return Self.pasted(bytes[...])
  }

  private static let endMark = Array("\u{1B}[201~".utf8)

  private static func isEnd(_ bytes: [UInt8]) -> Bool {
    bytes.last == endMark.last && bytes.suffix(endMark.count).elementsEqual(endMark)
  }

  /// The text of bytes that were pasted: terminals send the ends of lines as carriage returns.
  private static func pasted(_ bytes: ArraySlice<UInt8>) -> Key {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var isBehindReturn = false
    for byte in bytes {
      if byte == 0x0D {
        text.append(0x0A)
      } else if byte != 0x0A || !isBehindReturn {
        text.append(byte)
      }
      isBehindReturn = byte == 0x0D
    }
    return .paste(String(decoding: text, as: UTF8.self))
  }
}
