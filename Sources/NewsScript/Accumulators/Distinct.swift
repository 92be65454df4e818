import LuaKit
import NewsModel

/// How many different things were added.
///
/// Up to 10,000 it is exact (it keeps hashes of 64 bits, of which two in 10,000 are the same once in
/// 300 thousand million times). Above, it is the estimate of a HyperLogLog of 16,384 registers, whose
/// standard error is 0.8 %, in 16 KiB. Which of the two depends on what was added alone, never on
/// how it came together.
package struct Distinct: Accumulator {
  /// The name of its function.
  package static let typeName = "distinct"
  private static let mostHashes = 10_000
  private var state = State.exact([])

  private enum State: Sendable {
    case exact(Set<UInt64>)
    case estimated(DistinctEstimate)
  }

  init() {}

  mutating func add(_ bytes: [UInt8]) {
    var hash = SipHash(key: 0x6E65_7773_6C61_62, 1)
    hash.add(bytes)
    add(hash: hash.finished())
  }

  private mutating func add(hash: UInt64) {
    switch state {
    case .exact(var hashes):
      // Nothing else keeps the set while it changes.
      state = .exact([])
      hashes.insert(hash)
      state = Self.state(of: hashes)
    case .estimated(var estimate):
      state = .exact([])
      estimate.add(hash)
      state = .estimated(estimate)
    }
  }

  private static func state(of hashes: Set<UInt64>) -> State {
    guard hashes.count > mostHashes else { return .exact(hashes) }
    var estimate = DistinctEstimate()
    for hash in hashes { estimate.add(hash) }
    return .estimated(estimate)
  }

  /// Whether the number is no estimate.
  var isExact: Bool {
    if case .exact = state { true } else { false }
  }

  /// The number, or the estimate of it.
  var count: Int {
    switch state {
    case .exact(let hashes): hashes.count
    case .estimated(let estimate): estimate.count
    }
  }

  /// Adds all that another one has seen.
  package mutating func merge(_ other: Distinct) {
    switch (state, other.state) {
    case (.exact(let mine), .exact(let others)): state = Self.state(of: mine.union(others))
    case (_, .exact(let others)): for hash in others { add(hash: hash) }
    case (.exact(let mine), .estimated(var estimate)):
      for hash in mine { estimate.add(hash) }
      state = .estimated(estimate)
    case (.estimated(var estimate), .estimated(let others)):
      estimate.merge(others)
      state = .estimated(estimate)
    }
  }

  /// Another one that has seen nothing.
  package func emptied() -> Distinct { Distinct() }

  /// About how many bytes it keeps.
  package var byteCount: Int {
    switch state {
    case .exact(let hashes): 32 + hashes.count * 16
    case .estimated: DistinctEstimate.registerCount + 64
    }
  }

  /// The hashes in order, or the registers, as hexadecimal digits.
  package var fields: [String: MetaValue] {
    switch state {
    case .exact(let hashes):
      let bytes = hashes.sorted().flatMap { hash in
        (0..<8).map { UInt8(truncatingIfNeeded: hash >> (56 - 8 * $0)) }
      }
      return ["hashes": .string(Hexadecimal.text(of: bytes))]
    case .estimated(let estimate):
      return ["registers": .string(Hexadecimal.text(of: estimate.registers))]
    }
  }

  /// Reads ``fields``.
  package init(fields: SerialisedFields) throws(AccumulatorError) {
    if fields.names == ["registers"] {
      let bytes = try Self.bytes(fields, "registers")
      guard let estimate = DistinctEstimate(registers: bytes) else {
        throw AccumulatorError(
          "expected \(DistinctEstimate.registerCount) registers from 0 to "
            + "\(DistinctEstimate.largest)"
        ).under(".registers")
      }
      state = .estimated(estimate)
      return
    }
    try fields.check(known: ["hashes"])
    let bytes = try Self.bytes(fields, "hashes")
    guard bytes.count % 8 == 0, bytes.count <= Self.mostHashes * 8 else {
      throw AccumulatorError("expected at most \(Self.mostHashes) hashes of 8 bytes")
        .under(".hashes")
    }
    let hashes = stride(from: 0, to: bytes.count, by: 8).map { start in
      bytes[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) }
    }
    try AccumulatorError.within(".hashes") { () throws(AccumulatorError) in
      try checkOrder(hashes, <)
    }
    state = .exact(Set(hashes))
  }

  private static func bytes(_ fields: SerialisedFields, _ name: String) throws(AccumulatorError)
    -> [UInt8]
  {
    guard let bytes = Hexadecimal.bytes(of: try fields.string(name)) else {
      throw AccumulatorError("expected hexadecimal digits").under(".\(name)")
    }
    return bytes
  }
}
