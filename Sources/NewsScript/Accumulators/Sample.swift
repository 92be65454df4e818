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
  let seed: Int
  /// The kept ones, the least chance number first.
  private var kept: BestEntries<Entry>

  private struct Entry: RankedEntry {
    let chance: UInt64
    var place: CorpusPlace
    let value: PlainData

    static func precedes(_ left: Entry, _ right: Entry) -> Bool {
      left.chance != right.chance ? left.chance < right.chance : left.place < right.place
    }

    var byteCount: Int { 56 + value.byteCount }

    /// `[chance, article, number, value]`.
    var serialised: MetaValue {
      let chance = MetaValue.string(String(chance, radix: 16))
      return .list([chance] + place.serialised + [value.serialised])
    }

    init(chance: UInt64, place: CorpusPlace, value: PlainData) {
      (self.chance, self.place, self.value) = (chance, place, value)
    }

    init(serialised: MetaValue) throws(AccumulatorError) {
      let parts = try serialised.asTuple("[chance, article, number, value]", count: 4)
      let digits = try parts[0].asString()
      guard let chance = UInt64(digits, radix: 16), String(chance, radix: 16) == digits else {
        throw AccumulatorError("expected hexadecimal digits of 64 bits, got '\(digits)'")
      }
      self.chance = chance
      place = try CorpusPlace(serialised: parts[1], parts[2])
      value = try PlainData(serialised: parts[3])
    }
  }

  init(limit: Int, seed: Int) { (kept, self.seed) = (BestEntries(limit: limit), seed) }

  mutating func add(_ value: PlainData, article: Int?) {
    kept.add(article: article) { place in
      var hash = SipHash(key: UInt64(bitPattern: Int64(seed)), 0x7361_6D70_6C65)
      hash.add(place.article)
      hash.add(place.number)
      return Entry(chance: hash.finished(), place: place, value: value)
    }
  }

  /// How many are kept at most.
  var limit: Int { kept.limit }

  /// The number of kept ones.
  var count: Int { kept.entries.count }

  /// How many were added.
  var added: Int { kept.added }

  /// About how many bytes it keeps.
  package var byteCount: Int { kept.byteCount }

  /// The kept ones in the order of the corpus.
  var values: [PlainData] { kept.entries.sorted { $0.place < $1.place }.map(\.value) }

  /// Adds all that another one holds; throws when its number or seed is another.
  package mutating func merge(_ other: Sample) throws(LuaError) {
    guard (other.limit, other.seed) == (limit, seed) else {
      throw LuaError(
        "cannot merge a sample of \(other.limit) with seed \(other.seed) into one of \(limit) with "
          + "seed \(seed)")
    }
    kept.merge(other.kept)
  }

  /// Another one of the same number and seed.
  package func emptied() -> Sample { Sample(limit: limit, seed: seed) }

  /// Number, seed, and entries as `[chance, article, number, value]`.
  package var fields: [String: MetaValue] {
    kept.fields.merging(["seed": .integer(Int64(seed))]) { $1 }
  }

  /// Reads ``fields``.
  package init(fields: SerialisedFields) throws(AccumulatorError) {
    try fields.check(known: BestEntries<Entry>.fieldNames + ["seed"])
    seed = try fields.integer("seed")
    kept = try BestEntries(fields: fields, most: Self.mostEntries)
  }
}
