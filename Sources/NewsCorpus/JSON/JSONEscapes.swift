/// The escapes of JSON strings that were checked before.
enum JSONEscapes {
  /// The bytes that the inside of a string stands for.
  ///
  /// The string must be valid, and ``ByteWords/padding`` bytes behind it must be readable.
  static func undone(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    // An escape is never shorter than what it stands for.
    [UInt8](unsafeUninitializedCapacity: text.count) { output, filled in
      filled = undo(text, into: output)
    }
  }

  /// Writes what the inside of a string stands for into a buffer that is as long; gives its length.
  ///
  /// What is asked of the string is that of ``undone(_:)``.
  static func undo(
    _ text: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    guard let base = text.baseAddress, let target = output.baseAddress, output.count >= text.count
    else { return 0 }
    let count = text.count
    var (read, write) = (0, 0)
    while read < count {
      let stop = ByteWords.backslash(base, from: read, to: count)
      (target + write).update(from: base + read, count: stop - read)
      write += stop - read
      read = stop
      if read + 1 < count { (read, write) = undo(base, at: read, target, write) }
    }
    return write
  }

  /// Writes what one escape stands for; gives the places behind it in both.
  @inline(__always)
  private static func undo(
    _ base: UnsafePointer<UInt8>, at start: Int, _ target: UnsafeMutablePointer<UInt8>, _ end: Int
  ) -> (read: Int, write: Int) {
    let letter = base[start + 1]
    switch letter {
    case UInt8(ascii: "n"): target[end] = 0x0A
    case UInt8(ascii: "t"): target[end] = 0x09
    case UInt8(ascii: "r"): target[end] = 0x0D
    case UInt8(ascii: "b"): target[end] = 0x08
    case UInt8(ascii: "f"): target[end] = 0x0C
    case UInt8(ascii: "u"): return undoNumber(base, at: start, target, end)
    default: target[end] = letter
    }
    return (start + 2, end + 1)
  }

  /// Writes the character of `\uXXXX`, or of two of them.
  private static func undoNumber(
    _ base: UnsafePointer<UInt8>, at start: Int, _ target: UnsafeMutablePointer<UInt8>, _ end: Int
  ) -> (read: Int, write: Int) {
    var scalar = hexUnit(base, at: start + 2)
    var read = start + 6
    if scalar & 0xF800 == 0xD800 {
      // The other half follows, for the string is valid.
      scalar = 0x10000 + (scalar & 0x3FF) << 10 + hexUnit(base, at: read + 2) & 0x3FF
      read += 6
    }
    var write = end
    func put(_ byte: UInt32) {
      target[write] = UInt8(truncatingIfNeeded: byte)
      write += 1
    }
    switch scalar {
    case ..<0x80: put(scalar)
    case ..<0x800:
      put(0xC0 | scalar >> 6)
      put(0x80 | scalar & 0x3F)
    case ..<0x10000:
      put(0xE0 | scalar >> 12)
      put(0x80 | scalar >> 6 & 0x3F)
      put(0x80 | scalar & 0x3F)
    default:
      put(0xF0 | scalar >> 18)
      put(0x80 | scalar >> 12 & 0x3F)
      put(0x80 | scalar >> 6 & 0x3F)
      put(0x80 | scalar & 0x3F)
    }
    return (read, write)
  }

  /// The number of four hex digits.
  @inline(__always)
  static func hexUnit(_ base: UnsafePointer<UInt8>, at start: Int) -> UInt32 {
    var unit: UInt32 = 0
    for index in start..<start + 4 { unit = unit << 4 | digit(base[index]) }
    return unit
  }

  /// The value of a hex digit; 16 for anything else.
  @inline(__always)
  static func digit(_ byte: UInt8) -> UInt32 {
    switch byte {
    case 0x30...0x39: UInt32(byte) - 0x30
    case 0x41...0x46: UInt32(byte) - 0x37
    case 0x61...0x66: UInt32(byte) - 0x57
    default: 16
    }
  }

  /// Whether the inside of a valid string has an escape by number (`\u0041`).
  static func hasNumbered(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = text.baseAddress else { return false }
    var index = 0
    while true {
      index = ByteWords.backslash(base, from: index, to: text.count)
      guard index + 1 < text.count else { return false }
      if base[index + 1] == UInt8(ascii: "u") { return true }
      index += 2
    }
  }
}
