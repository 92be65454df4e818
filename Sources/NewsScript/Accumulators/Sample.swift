import LuaKit
import NewsModel

/// Some of what was added, each as likely as any other; the same ones whatever the order.
///
/// It keeps those with the least of chance numbers that the seed and the place in the corpus give
/// (a bottom-k sample, after E. Cohen and H. Kaplan, "Summarizing data using bottom-k sketches",
/// 2007), and no more than its number.
package struct Sample: Accumulator {
  /// The name of its function.
  package static let typeName = "sample"
  static let mostEntries = 100_000
  let limit: Int
  let seed: Int
  /// The kept ones, the least chance number first.
  private var entries: [Entry] = []
  /// How many were added.
  private(set) var added = 0
  private var last: CorpusPlace?
  /// About how many bytes it keeps.
  package private(set) var byteCount = 0

  private struct Entry: Placed {
    let chance: UInt64
    var place: CorpusPlace
    let value: PlainData

    static func precedes(_ left: Entry, _ right: Entry) -> Bool {
      left.chance != right.chance ? left.chance < right.chance : left.place < right.place
    }

    var byteCount: Int { 56 + value.byteCount }
  }

  init(limit: Int, seed: Int) { (self.limit, self.seed) = (limit, seed) }

  mutating func add(_ value: PlainData, article: Int?) {
    let place = CorpusPlace.next(after: last, article: article)
    last = place
    added += 1
    var hash = SipHash(key: UInt64(bitPattern: Int64(seed)), 0x7361_6D70_6C65)
    hash.add(place.article)
    hash.add(place.number)
    insert(Entry(chance: hash.finished(), place: place, value: value))
  }

  private mutating func insert(_ entry: Entry) {
    if entries.count == limit {
      guard let largest = entries.last, Entry.precedes(entry, largest) else { return }
      byteCount -= largest.byteCount
      entries.removeLast()
    }
    entries.insert(entry, at: entries.partitioningIndex { Entry.precedes(entry, $0) })
    byteCount += entry.byteCount
  }

  /// The number of kept ones.
  var count: Int { entries.count }

  /// The kept ones in the order of the corpus.
  var values: [PlainData] { entries.sorted { $0.place < $1.place }.map(\.value) }

  /// Adds all that another one holds; throws when its number or seed is another.
  package mutating func merge(_ other: Sample) throws(LuaError) {
    guard (other.limit, other.seed) == (limit, seed) else {
      throw LuaError(
        "cannot merge a sample of \(other.limit) with seed \(other.seed) into one of \(limit) with "
          + "seed \(seed)")
    }
    let moved = CorpusPlace.move(other.entries, behind: last)
    last = CorpusPlace.last(last, other.last)
    added = Int(clamping: UInt64(added) + UInt64(other.added))
    for entry in moved { insert(entry) }
  }

  /// Another one of the same number and seed.
  package func emptied() -> Sample { Sample(limit: limit, seed: seed) }

  /// Number, seed, and entries as `[chance, article, number, value]`.
  package var fields: [String: MetaValue] {
    let rows = entries.map { entry -> MetaValue in
      let chance = MetaValue.string(String(entry.chance, radix: 16))
      return .list([chance] + entry.place.serialised + [entry.value.serialised])
    }
    return [
      "limit": .integer(Int64(limit)), "seed": .integer(Int64(seed)), "entries": .list(rows),
      "added": .integer(Int64(added)), "last": CorpusPlace.serialised(last),
    ]
  }

  /// Reads ``fields``.
  package init(fields: SerialisedFields) throws(AccumulatorError) {
    try fields.check(known: ["limit", "seed", "entries", "added", "last"])
    limit = try fields.integer("limit", in: 1...Self.mostEntries)
    seed = try fields.integer("seed")
    added = try fields.integer("added", in: 0 ... .max)
    last = try CorpusPlace.read(fields, "last")
    entries = try fields.list("entries") { value throws(AccumulatorError) in
      let parts = try value.asTuple("[chance, article, number, value]", count: 4)
      let digits = try parts[0].asString()
      guard let chance = UInt64(digits, radix: 16), String(chance, radix: 16) == digits else {
        throw AccumulatorError("expected hexadecimal digits of 64 bits, got '\(digits)'")
      }
      let place = try CorpusPlace(serialised: parts[1], parts[2])
      return Entry(chance: chance, place: place, value: try PlainData(serialised: parts[3]))
    }
    try checkOrder(entries) { !Entry.precedes($1, $0) }
    guard entries.count == min(limit, added) else {
      throw AccumulatorError(
        "\(entries.count) entries are left of \(added) with a limit of \(limit)")
    }
    byteCount = entries.reduce(0) { $0 + $1.byteCount }
  }
}
