/// How a compiled list lies in its file; all numbers are little-endian.
///
/// A header of 96 bytes; slots of 16 (key, first entry, number of entries), a power of two of them;
/// entries of 24; a filter of bits over the hashes of first words; the pool of names and ids.
/// An empty slot has no first entry (`UInt32.max`); one with zero entries only leads to longer names.
enum GazetteerLayout {
  static let magic: UInt64 = 0x0052_455A_4147_4C4E  // "NLGAZER"
  /// The version of the layout and of the hashes; another one is compiled anew.
  static let version: UInt32 = 1
  static let headerSize = 96
  static let slotSize = 16
  static let entrySize = 24
  static let empty = UInt32.max

  /// Offsets in the header.
  enum Field {
    static let magic = 0
    static let version = 8
    static let slotBits = 12
    static let entryCount = 16
    static let nameCount = 20
    static let poolSize = 24
    static let sourceSize = 32
    static let sourceTime = 40
    static let sourceHash = 48
    static let options = 56
    static let checksum = 64
    static let filterBits = 72
    static let flags = 76
  }

  /// Says that no name of the list begins in lower case.
  static let needsCapital: UInt32 = 1

  /// Where the parts of a compiled list begin.
  struct Places: Equatable {
    let slotBits: Int
    let entryCount: Int
    let filterBits: Int
    let poolSize: Int

    var slots: Int { headerSize }
    var entries: Int { slots + slotSize << slotBits }
    var filter: Int { entries + entrySize * entryCount }
    var pool: Int { filter + (1 << filterBits) / 8 }
    var total: Int { pool + poolSize }

    /// Whether the numbers are ones that the compiler can write, so that nothing overflows.
    var isSound: Bool {
      (4...30).contains(slotBits) && (6...24).contains(filterBits)
        && (0...(1 << 30)).contains(entryCount) && (0...(1 << 40)).contains(poolSize)
    }
  }

  /// A number that changes when any byte does: four lanes of multiplications, 32 bytes a step.
  static func checksum(_ bytes: UnsafeRawBufferPointer, seed: UInt64 = 0) -> UInt64 {
    var lanes: (UInt64, UInt64, UInt64, UInt64) = (
      seed ^ 0x243F_6A88_85A3_08D3, 0x1319_8A2E_0370_7344, 0xA409_3822_299F_31D0,
      0x082E_FA98_EC4E_6C89
    )
    var index = 0
    while index + 32 <= bytes.count {
      lanes.0 = mix(lanes.0, bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      lanes.1 = mix(lanes.1, bytes.loadUnaligned(fromByteOffset: index + 8, as: UInt64.self))
      lanes.2 = mix(lanes.2, bytes.loadUnaligned(fromByteOffset: index + 16, as: UInt64.self))
      lanes.3 = mix(lanes.3, bytes.loadUnaligned(fromByteOffset: index + 24, as: UInt64.self))
      index += 32
    }
    while index < bytes.count {
      lanes.0 = mix(lanes.0, UInt64(bytes[index]))
      index += 1
    }
    let sum = mix(mix(mix(lanes.0, lanes.1), lanes.2), lanes.3)
    return mix(sum, UInt64(bytes.count))
  }

  @inline(__always)
  private static func mix(_ lane: UInt64, _ value: UInt64) -> UInt64 {
    let product = (lane ^ UInt64(littleEndian: value)) &* 0x9E37_79B9_7F4A_7C15
    return product ^ (product >> 32)
  }
}
