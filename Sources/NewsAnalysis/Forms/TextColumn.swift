/// A column of short texts: their bytes one after the other, and where each one ends.
package struct TextColumn: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int32] = []

  /// Makes an empty column with room for a number of texts.
  init(capacity: Int) {
    ends.reserveCapacity(capacity)
    bytes.reserveCapacity(capacity * 6)
  }

  /// The number of texts.
  package var count: Int { ends.count }

  /// Adds a text.
  mutating func append<Part: Collection>(_ part: Part) where Part.Element == UInt8 {
    bytes.append(contentsOf: part)
    ends.append(Int32(truncatingIfNeeded: bytes.count))
  }

  /// Where the text of an index stands among the bytes; empty outside the column.
  private func range(_ index: Int) -> Range<Int> {
    guard ends.indices.contains(index) else { return 0..<0 }
    return (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  /// Calls `body` with the bytes of the text of an index, which are not copied.
  package func withBytes<Value>(
    at index: Int, _ body: (UnsafeRawBufferPointer) -> Value
  ) -> Value {
    let range = range(index)
    return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// The text of an index; empty outside the column.
  package subscript(_ index: Int) -> String {
    String(decoding: bytes[range(index)], as: UTF8.self)
  }
}
