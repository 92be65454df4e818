import Synchronization

/// Memory of records that nobody needs any more, for the next ones; any thread may give and take.
///
/// Records come and go by the thousand; the allocator would look for room for each anew.
final class RecordPool: Sendable {
  /// Sizes are whole numbers of these.
  private static let unit = 2048
  /// Larger records are left to the allocator.
  private static let classes = 16
  /// How many bytes are kept at most.
  private static let limit = 16 << 20

  private struct Free {
    var pieces: [[[UInt8]]] = Array(repeating: [], count: classes)
    var kept = 0
  }
  private let free = Mutex(Free())

  /// Bytes for a record, with ``ByteWords/padding`` behind it; what is in them does not matter.
  func take(_ count: Int) -> [UInt8] {
    let index = (count + ByteWords.padding - 1) / Self.unit
    guard index < Self.classes else {
      return [UInt8](repeating: 0, count: count + ByteWords.padding)
    }
    let known = free.withLock { free -> [UInt8]? in
      guard let bytes = free.pieces[index].popLast() else { return nil }
      free.kept -= bytes.count
      return bytes
    }
    if let known { return known }
    return [UInt8](repeating: 0, count: (index + 1) * Self.unit)
  }

  /// Keeps bytes that came from here and that nobody else has.
  func give(_ bytes: [UInt8]) {
    let index = bytes.count / Self.unit - 1
    guard index >= 0, index < Self.classes, bytes.count % Self.unit == 0 else { return }
    free.withLock { free in
      guard free.kept + bytes.count <= Self.limit else { return }
      free.kept += bytes.count
      free.pieces[index].append(bytes)
    }
  }
}
