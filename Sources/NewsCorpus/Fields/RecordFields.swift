import NewsModel

/// The fields of a record as the bytes in which they came, in one piece of memory.
///
/// Nothing is decoded before it is asked for.
package struct RecordFields: Sendable {
  /// How the bytes of a field are to be read.
  package enum Form: UInt8, Sendable {
    /// The record has no such field, or null.
    case absent
    /// UTF-8 as it is.
    case plain
    /// The inside of a JSON string with backslashes.
    case escaped
    /// A JSON value that is no string.
    case json
  }

  /// Where a field stands among the bytes.
  package struct Slice: Sendable {
    var start: UInt32 = 0
    var end: UInt32 = 0
    /// How it is read.
    package var form = Form.absent

    /// The bytes.
    var range: Range<Int> { Int(start)..<Int(end) }
  }

  /// The slices by field.
  typealias Slices = InlineArray<13, Slice>

  private let slices: Slices
  /// The bytes of the record, and at least ``ByteWords/padding`` behind them.
  private(set) var bytes: [UInt8]
  private let count: Int
  /// Whether the record has other fields than those of the model.
  let hasOthers: Bool

  /// Copies the bytes of a record in which the fields were found.
  init(
    _ slices: Slices, hasOthers: Bool, in record: UnsafeBufferPointer<UInt8>, pool: RecordPool
  ) {
    (self.slices, self.hasOthers, count) = (slices, hasOthers, record.count)
    bytes = pool.take(record.count)
    bytes.withUnsafeMutableBufferPointer { _ = $0.update(fromContentsOf: record) }
  }

  /// Takes bytes in which the fields stand, with ``ByteWords/padding`` behind them.
  init(_ slices: Slices, padded bytes: [UInt8]) {
    (self.slices, self.bytes, hasOthers) = (slices, bytes, false)
    count = max(0, bytes.count - ByteWords.padding)
  }

  /// The number of bytes that are kept.
  var byteCount: Int { bytes.count }

  /// The bytes, which are not there any more then.
  mutating func takeBytes() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  /// Where a field stands.
  @inline(__always)
  package subscript(_ field: RecordField) -> Slice { slices[field.rawValue] }

  /// Hands over the bytes of a field as they are.
  func withBytes<Result, Failure: Error>(
    of field: RecordField, _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let range = self[field].range
    return try bytes.withUnsafeBufferPointer { bytes throws(Failure) in
      try body(UnsafeBufferPointer(rebasing: bytes[range]))
    }
  }

  /// Hands over the bytes that a string stands for, which last for the time of the call; nil when the
  /// field is absent or no string.
  func withDecoded<Result, Failure: Error>(
    _ field: RecordField, pool: RecordPool?,
    _ body: (UnsafeBufferPointer<UInt8>?) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    switch self[field].form {
    case .absent, .json: try body(nil)
    case .plain: try withBytes(of: field) { bytes throws(Failure) in try body(bytes) }
    case .escaped:
      try withBytes(of: field) { bytes throws(Failure) in
        var undone = pool?.take(bytes.count) ?? [UInt8](repeating: 0, count: bytes.count)
        defer { pool?.give(undone) }
        let count = undone.withUnsafeMutableBufferPointer { JSONEscapes.undo(bytes, into: $0) }
        return try undone.withUnsafeBufferPointer { undone throws(Failure) in
          try body(UnsafeBufferPointer(rebasing: undone[..<count]))
        }
      }
    }
  }

  /// Hands over all bytes of the record.
  func withRecord<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try bytes.withUnsafeBufferPointer {
      try body(UnsafeBufferPointer(rebasing: $0[..<count]))
    }
  }

  /// The decoded bytes of a string; nil when the field is absent or no string.
  package func decodedBytes(of field: RecordField) -> [UInt8]? {
    let slice = self[field]
    switch slice.form {
    case .absent, .json: return nil
    case .plain: return Array(bytes[slice.range])
    case .escaped: return withBytes(of: field) { JSONEscapes.undone($0) }
    }
  }

  /// A field as a string; nil when it is absent or no string.
  package func string(_ field: RecordField) -> String? {
    let slice = self[field]
    switch slice.form {
    case .absent, .json: return nil
    case .plain: return withBytes(of: field) { String(decoding: $0, as: UTF8.self) }
    case .escaped:
      return withBytes(of: field) { String(decoding: JSONEscapes.undone($0), as: UTF8.self) }
    }
  }

  /// Whether a text has escapes that stand for letters, digits or anything else by its number.
  var hasNumberedEscapes: Bool {
    guard self[.text].form == .escaped else { return false }
    return withBytes(of: .text) { JSONEscapes.hasNumbered($0) }
  }
}
