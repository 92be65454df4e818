import LuaKit
import NewsModel

/// The largest of what was added, by a score; of equal ones those that come first in the corpus.
///
/// It keeps no more than its number.
package struct TopList: Accumulator {
  /// The name of its function.
  package static let typeName = "top"
  static let mostEntries = 100_000
  /// How many are kept.
  let limit: Int
  /// The kept ones, the largest first.
  private(set) var entries: [Entry] = []
  /// How many were added.
  private(set) var added = 0
  private var last: CorpusPlace?
  /// About how many bytes it keeps.
  package private(set) var byteCount = 0

  struct Entry: Placed {
    let score: ExactNumber
    /// Whether the script gave an integer.
    let isInteger: Bool
    var place: CorpusPlace
    let value: PlainData

    /// Whether it stands before another one.
    static func precedes(_ left: Entry, _ right: Entry) -> Bool {
      left.score != right.score ? left.score > right.score : left.place < right.place
    }

    var byteCount: Int { 64 + value.byteCount }
  }

  init(limit: Int) { self.limit = limit }

  mutating func add(_ score: ExactNumber, isInteger: Bool, _ value: PlainData, article: Int?) {
    let place = CorpusPlace.next(after: last, article: article)
    last = place
    added += 1
    insert(Entry(score: score, isInteger: isInteger, place: place, value: value))
  }

  private mutating func insert(_ entry: Entry) {
    if entries.count == limit {
      guard let smallest = entries.last, Entry.precedes(entry, smallest) else { return }
      byteCount -= smallest.byteCount
      entries.removeLast()
    }
    entries.insert(entry, at: entries.partitioningIndex { Entry.precedes(entry, $0) })
    byteCount += entry.byteCount
  }

  /// Adds all that another one holds; throws when it keeps another number.
  package mutating func merge(_ other: TopList) throws(LuaError) {
    guard other.limit == limit else {
      throw LuaError("cannot merge a top of \(other.limit) into a top of \(limit)")
    }
    let moved = CorpusPlace.move(other.entries, behind: last)
    last = CorpusPlace.last(last, other.last)
    added = Int(clamping: UInt64(added) + UInt64(other.added))
    for entry in moved { insert(entry) }
  }

  /// Another one of the same number.
  package func emptied() -> TopList { TopList(limit: limit) }

  /// The number, and entries as `[score, article, number, value]`, the largest first.
  package var fields: [String: MetaValue] {
    let rows = entries.map { entry -> MetaValue in
      let score =
        entry.isInteger ? entry.score.serialised : PlainData.serialised(entry.score.double)
      return .list([score] + entry.place.serialised + [entry.value.serialised])
    }
    return [
      "limit": .integer(Int64(limit)), "entries": .list(rows), "added": .integer(Int64(added)),
      "last": CorpusPlace.serialised(last),
    ]
  }

  /// Reads ``fields``.
  package init(fields: SerialisedFields) throws(AccumulatorError) {
    try fields.check(known: ["limit", "entries", "added", "last"])
    limit = try fields.integer("limit", in: 1...Self.mostEntries)
    added = try fields.integer("added", in: 0 ... .max)
    last = try CorpusPlace.read(fields, "last")
    entries = try fields.list("entries") { value throws(AccumulatorError) in
      let parts = try value.asTuple("[score, article, number, value]", count: 4)
      let place = try CorpusPlace(serialised: parts[1], parts[2])
      let (score, isInteger) = try Self.score(parts[0])
      let data = try PlainData(serialised: parts[3])
      return Entry(score: score, isInteger: isInteger, place: place, value: data)
    }
    try checkOrder(entries) { !Entry.precedes($1, $0) }
    guard entries.count == min(limit, added) else {
      throw AccumulatorError(
        "\(entries.count) entries are left of \(added) with a limit of \(limit)")
    }
    byteCount = entries.reduce(0) { $0 + $1.byteCount }
  }

  private static func score(_ value: MetaValue) throws(AccumulatorError) -> (ExactNumber, Bool) {
    switch try PlainData(serialised: value) {
    case .integer(let score): return (.integer(score), true)
    case .number(let score) where score.isFinite: return (ExactNumber(score), false)
    default: throw AccumulatorError("expected a finite number, got \(value.typeName)")
    }
  }
}
