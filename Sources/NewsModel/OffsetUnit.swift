/// What positions count in a format that leaves newslab.
public enum OffsetUnit: String, CaseIterable, Sendable {
  /// Unicode scalars (code points), as Python and most gold data count.
  case scalars
  /// UTF-8 bytes, newslab's own positions.
  case utf8
  /// UTF-16 code units, as JavaScript and Java count.
  case utf16
}

/// Converts UTF-8 byte offsets of one text into another unit.
///
/// ASCII text costs nothing; otherwise one pass over the text makes a table of an entry for each
/// byte. An offset inside a character counts as its start.
public struct OffsetConverter: Sendable {
  private let table: [Int32]?
  private let count: Int

  /// Prepares for one text and one unit.
  public init(text: ArticleText, unit: OffsetUnit) {
    count = text.count
    guard unit != .utf8, text.bytes.contains(where: { $0 >= 0x80 }) else {
      table = nil
      return
    }
    var offsets: [Int32] = []
    offsets.reserveCapacity(text.count + 1)
    var before: Int32 = 0
    var after: Int32 = 0
    for byte in text.bytes {
      if byte & 0xC0 != 0x80 {
        before = after
        after += unit == .utf16 && byte >= 0xF0 ? 2 : 1
      }
      offsets.append(before)
    }
    offsets.append(after)
    table = offsets
  }

  /// The offset in the wanted unit that belongs to a byte offset.
  public subscript(_ byteOffset: Int) -> Int {
    guard let table else { return byteOffset }
    return Int(table[Swift.max(0, Swift.min(byteOffset, table.count - 1))])
  }

  /// The first byte offset that belongs to an offset of the other unit, at most that of the end.
  public func byteOffset(_ offset: Int) -> Int {
    guard let table else { return Swift.max(0, Swift.min(offset, count)) }
    var (low, high) = (0, table.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if Int(table[middle]) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
