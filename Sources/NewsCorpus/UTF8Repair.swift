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
