import LuaKit
import NewsModel

/// Something that is kept as long as it is among the first of an order.
protocol RankedEntry: Placed, Sendable {
  /// Whether one stands before another.
  static func precedes(_ left: Self, _ right: Self) -> Bool
  /// About how many bytes it keeps.
  var byteCount: Int { get }
  /// All of it as plain data.
  var serialised: MetaValue { get }
  /// Reads ``serialised``.
  init(serialised: MetaValue) throws(AccumulatorError)
}

/// The first ones in an order of what was added, no more than a number; the same ones however the
/// additions are divided and merged.
struct BestEntries<Entry: RankedEntry>: Sendable {
  /// How many are kept.
  let limit: Int
  /// The kept ones, the first in the order in front.
  private(set) var entries: [Entry] = []
  /// How many were added.
  private(set) var added = 0
  private var last: CorpusPlace?
  /// About how many bytes they keep.
  private(set) var byteCount = 0

  init(limit: Int) { self.limit = limit }

  /// Adds what a body makes for its place in the corpus.
  mutating func add(article: Int?, _ make: (CorpusPlace) -> Entry) {
    let place = CorpusPlace.next(after: last, article: article)
    last = place
    added += 1
    insert(make(place))
  }

  private mutating func insert(_ entry: Entry) {
    if entries.count == limit {
      guard let least = entries.last, Entry.precedes(entry, least) else { return }
      byteCount -= least.byteCount
      entries.removeLast()
    }
    entries.insert(entry, at: entries.partitioningIndex { Entry.precedes(entry, $0) })
    byteCount += entry.byteCount
  }

  /// Adds all that others hold, which come later in the corpus and have the same limit.
  mutating func merge(_ other: BestEntries) {
    let moved = CorpusPlace.move(other.entries, behind: last)
    last = CorpusPlace.last(last, other.last)
    added = Int(clamping: UInt64(added) + UInt64(other.added))
    for entry in moved { insert(entry) }
  }

  /// The names of ``fields``.
  static var fieldNames: [String] { ["limit", "entries", "added", "last"] }

  /// All of it as plain data, by name.
  var fields: [String: MetaValue] {
    [
      "limit": .integer(Int64(limit)), "entries": .list(entries.map(\.serialised)),
      "added": .integer(Int64(added)), "last": CorpusPlace.serialised(last),
    ]
  }

  /// Reads ``fields``.
  init(fields: SerialisedFields, most: Int) throws(AccumulatorError) {
    limit = try fields.integer("limit", in: 1...most)
    added = try fields.integer("added", in: 0 ... .max)
    last = try CorpusPlace.read(fields, "last")
    entries = try fields.list("entries") { value throws(AccumulatorError) in
      try Entry(serialised: value)
    }
    try checkOrder(entries) { !Entry.precedes($1, $0) }
    guard entries.count == min(limit, added) else {
      throw AccumulatorError(
        "\(entries.count) entries are left of \(added) with a limit of \(limit)")
    }
    byteCount = entries.reduce(0) { $0 + $1.byteCount }
  }
}
