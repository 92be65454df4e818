import NewsModel

/// Writes numbers and strings one behind the other, small numbers in one byte.
struct PackedWriter {
  private(set) var bytes: [UInt8] = []

  /// Writes a number from 0 on, seven bits a byte, the lowest first; negative ones as 0.
  mutating func add(_ number: Int) {
    var rest = UInt(max(0, number))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Writes a number that may be negative.
  mutating func add(signed number: Int) {
    add(number < 0 ? (-(number + 1)) << 1 | 1 : number << 1)
  }

  /// Writes a number that may be missing.
  mutating func add(_ number: Int?) { add(number.map { $0 + 1 } ?? 0) }

  /// Writes a string.
  mutating func add(_ string: String) {
    var string = string
    string.withUTF8 {
      add($0.count)
      bytes.append(contentsOf: $0)
    }
  }

  /// Writes a string that may be missing.
  mutating func add(_ string: String?) {
    guard let string else { return add(0) }
    add(1)
    add(string)
  }

  /// Writes a span that may be missing.
  mutating func add(_ span: TextSpan?) {
    add(span?.lowerBound)
    if let span { add(span.count) }
  }

  /// Writes bytes as they are.
  mutating func add(_ more: [UInt8]) { bytes += more }

  /// Writes the bits of a number.
  mutating func add(_ number: Double) {
    withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }
}

/// Reads what ``PackedWriter`` wrote; every read past the end or of a broken value is an error.
struct PackedReader {
  /// The bytes are not what was written.
  struct Damaged: Error {}

  private let bytes: UnsafeRawBufferPointer
  private var position = 0

  /// Reads bytes that stay where they are meanwhile.
  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Whether all was read.
  var isAtEnd: Bool { position == bytes.count }

  mutating func number() throws(Damaged) -> Int {
    var (value, shift) = (0 as UInt, 0 as UInt)
    while position < bytes.count, shift < 63 {
      let byte = bytes[position]
      position += 1
      value |= UInt(byte & 0x7F) << shift
      if byte < 0x80 {
        guard value <= UInt(Int.max) else { throw Damaged() }
        return Int(value)
      }
      shift += 7
    }
    throw Damaged()
  }

  mutating func signed() throws(Damaged) -> Int {
    let value = try number()
    return value & 1 == 0 ? value >> 1 : -(value >> 1) - 1
  }

  mutating func optionalNumber() throws(Damaged) -> Int? {
    let value = try number()
    return value == 0 ? nil : value - 1
  }

  /// A number of things of which each takes at least a byte.
  mutating func count() throws(Damaged) -> Int {
    let count = try number()
    guard count <= bytes.count - position else { throw Damaged() }
    return count
  }

  mutating func string() throws(Damaged) -> String {
    let count = try count()
    defer { position += count }
    return String(decoding: bytes[position..<position + count], as: UTF8.self)
  }

  mutating func optionalString() throws(Damaged) -> String? {
    try number() == 0 ? nil : try string()
  }

  /// A span that lies inside a text of a length.
  mutating func span(within length: Int) throws(Damaged) -> TextSpan? {
    guard let start = try optionalNumber() else { return nil }
    let count = try number()
    guard start <= length, count <= length - start else { throw Damaged() }
    return start..<start + count
  }

  mutating func double() throws(Damaged) -> Double {
    guard bytes.count - position >= 8 else { throw Damaged() }
    defer { position += 8 }
    let bits = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
    return Double(bitPattern: UInt64(littleEndian: bits))
  }
}
