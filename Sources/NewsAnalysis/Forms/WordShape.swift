import NewsModel

/// What a word looks like: `X` for a capital, `x` for any other letter, `d` for a digit.
///
/// Marks stay. A run of one sign is at most four long ("Astana" and "Almaty" are both `Xxxxx`).
enum WordShape {
  /// Puts the shape of a part of a text into `shape`.
  static func read(_ bytes: [UInt8], _ span: TextSpan, into shape: inout [UInt8]) {
    shape.removeAll(keepingCapacity: true)
    var run = 0
    var index = span.lowerBound
    while index < span.upperBound {
      let byte = bytes[index]
      var length = 1
      let sign: UInt8
      if byte < 0x80 {
        sign = self.sign(ByteClass.table[Int(byte)]) ?? byte
      } else {
        let scalar = WideScalar.read(bytes, at: index, end: span.upperBound)
        length = scalar.length
        guard let found = self.sign(of: scalar.kind) else {
          shape.append(contentsOf: bytes[index..<index + length])
          (index, run) = (index + length, 0)
          continue
        }
        sign = found
      }
      index += length
      run = shape.last == sign ? run + 1 : 1
      if run <= 4 { shape.append(sign) }
    }
  }

  private static func sign(_ kind: ByteClass) -> UInt8? {
    if kind.contains(.upper) { return UInt8(ascii: "X") }
    if kind.contains(.lower) { return UInt8(ascii: "x") }
    return kind.contains(.digit) ? UInt8(ascii: "d") : nil
  }

  private static func sign(of kind: ScalarClass) -> UInt8? {
    switch kind {
    case .upper: UInt8(ascii: "X")
    case .lower, .caseless: UInt8(ascii: "x")
    case .digit: UInt8(ascii: "d")
    default: nil
    }
  }
}
