/// Copies UTF-8 and puts U+FFFD in the place of each longest piece of a broken sequence.
struct UTF8Repair {
  private let bytes: [UInt8]
  private var position: Int
  /// Valid UTF-8.
  private(set) var output: [UInt8] = []
  private var replaced = 0
  private var firstReplaced = 0

  init(bytes: [UInt8], from start: Int) { (self.bytes, position) = (bytes, start) }

  /// What was replaced, in words, or nil when all was valid.
  var warning: String? {
    guard replaced > 0 else { return nil }
    let hex = String(bytes[firstReplaced], radix: 16, uppercase: true)
    let first = "the first (0x\(hex)) at byte \(firstReplaced)"
    return replaced == 1
      ? "1 invalid UTF-8 sequence replaced by U+FFFD, \(first)"
      : "\(replaced) invalid UTF-8 sequences replaced by U+FFFD, \(first)"
  }

  mutating func run() {
    output.reserveCapacity(bytes.count - position)
    var copied = position
    while position < bytes.count {
      if bytes[position] < 0x80 {
        position += 1
        continue
      }
      let (length, isValid) = bytes.withUnsafeBufferPointer { Self.sequence(in: $0, at: position) }
      if !isValid {
        output += bytes[copied..<position]
        output += [0xEF, 0xBF, 0xBD]
        if replaced == 0 { firstReplaced = position }
        replaced += 1
        copied = position + length
      }
      position += length
    }
    output += bytes[copied...]
  }

  /// Whether bytes are valid UTF-8; no byte behind them is read.
  static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    var index = 0
    while true {
      index = wide(UnsafeRawPointer(base), from: index, to: bytes.count)
      guard index < bytes.count else { return true }
      let (length, isValid) = sequence(in: bytes, at: index)
      guard isValid else { return false }
      index += length
    }
  }

  /// The first byte that is not ASCII, or `end`: 32 bytes at a time, then 8, then one.
  @inline(__always)
  private static func wide(_ bytes: UnsafeRawPointer, from start: Int, to end: Int) -> Int {
    let highs: UInt64 = 0x8080_8080_8080_8080
    func word(_ index: Int) -> UInt64 {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)) & highs
    }
    var index = start
    while index + 32 <= end {
      let (first, second) = (word(index) | word(index + 8), word(index + 16) | word(index + 24))
      if first | second != 0 { break }
      index += 32
    }
    while index + 8 <= end {
      let marks = word(index)
      if marks != 0 { return index + marks.trailingZeroBitCount >> 3 }
      index += 8
    }
    while index < end, bytes.load(fromByteOffset: index, as: UInt8.self) < 0x80 { index += 1 }
    return index
  }

  /// The length of the character, or of the longest beginning of one, and whether it is whole.
  @inline(__always)
  static func sequence(
    in bytes: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> (length: Int, isValid: Bool) {
    let lead = bytes[start]
    var second: ClosedRange<UInt8> = 0x80...0xBF
    let length: Int
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return (1, false)
    }
    for step in 1..<length {
      let allowed = step == 1 ? second : 0x80...0xBF
      guard start + step < bytes.count, allowed.contains(bytes[start + step]) else {
        return (step, false)
      }
    }
    return (length, true)
  }
}
