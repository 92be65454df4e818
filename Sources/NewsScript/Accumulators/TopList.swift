import LuaKit
import NewsModel

/// The largest of what was added, by a score; of equal ones those that come first in the corpus.
///
/// It keeps no more than its number.
package struct TopList: Accumulator {
  /// The name of its function.
  package static let typeName = "top"
  static let mostEntries = 100_000
  /// The kept ones, the largest first.
  private var kept: BestEntries<Entry>

  struct Entry: RankedEntry {
    let score: ExactNumber
    /// Whether the script gave an integer.
    let isInteger: Bool
    var place: CorpusPlace
    let value: PlainData

    static func precedes(_ left: Entry, _ right: Entry) -> Bool {
      left.score != right.score ? left.score > right.score : left.place < right.place
    }

    var byteCount: Int { 64 + value.byteCount }

    /// `[score, article, number, value]`.
    var serialised: MetaValue {
      let score = isInteger ? score.serialised : PlainData.serialised(score.double)
      return .list([score] + place.serialised + [value.serialised])
    }

    init(score: ExactNumber, isInteger: Bool, place: CorpusPlace, value: PlainData) {
      (self.score, self.isInteger, self.place, self.value) = (score, isInteger, place, value)
    }

    init(serialised: MetaValue) throws(AccumulatorError) {
      let parts = try serialised.asTuple("[score, article, number, value]", count: 4)
      place = try CorpusPlace(serialised: parts[1], parts[2])
      (score, isInteger) = try Self.score(parts[0])
      value = try PlainData(serialised: parts[3])
    }

    private static func score(
      _ value: MetaValue
    ) throws(AccumulatorError) -> (ExactNumber, Bool) {
      switch try PlainData(serialised: value) {
      case .integer(let score): return (.integer(score), true)
      case .number(let score) where score.isFinite: return (ExactNumber(score), false)
      default: throw AccumulatorError("expected a finite number, got \(value.typeName)")
      }
    }
  }

  init(limit: Int) { kept = BestEntries(limit: limit) }

  mutating func add(_ score: ExactNumber, isInteger: Bool, _ value: PlainData, article: Int?) {
    kept.add(article: article) {
      Entry(score: score, isInteger: isInteger, place: $0, value: value)
    }
  }

  /// How many are kept at most.
  var limit: Int { kept.limit }

  /// The kept ones, the largest first.
  var entries: [Entry] { kept.entries }

  /// How many were added.
  var added: Int { kept.added }

  /// About how many bytes it keeps.
  package var byteCount: Int { kept.byteCount }

  /// Adds all that another one holds; throws when it keeps another number.
  package mutating func merge(_ other: TopList) throws(LuaError) {
    guard other.limit == limit else {
      throw LuaError("cannot merge a top of \(other.limit) into a top of \(limit)")
    }
    kept.merge(other.kept)
  }

  /// Another one of the same number.
  package func emptied() -> TopList { TopList(limit: limit) }

  /// The number, and entries as `[score, article, number, value]`, the largest first.
  package var fields: [String: MetaValue] { kept.fields }

  /// Reads ``fields``.
  package init(fields: SerialisedFields) throws(AccumulatorError) {
    try fields.check(known: BestEntries<Entry>.fieldNames)
    kept = try BestEntries(fields: fields, most: Self.mostEntries)
  }
}
