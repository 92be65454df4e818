import NewsModel
import Synchronization

/// The shards of a corpus that is read by one cursor: threads take turns.
///
/// Unchecked: the cursor is used under the lock alone, and what it gave belongs to the thread that
/// asked; nothing but memory of records, which has a lock of its own, is shared with the cursor.
final class CursorShards: ShardSource, @unchecked Sendable {
  private let cursor: any CorpusCursor
  private let rule: ShardRule
  /// The places of the wanted articles, from the last to the first; nil when all are wanted.
  private var wanted: [Int]?
  private let lock = Mutex(())
  private var (number, place) = (0, 0)
  let total: Int?

  init(_ cursor: any CorpusCursor, rule: ShardRule, wanted: [Int]?) {
    (self.cursor, self.rule) = (cursor, rule)
    self.wanted = wanted?.reversed()
    total = wanted?.count
  }

  /// Records on their way to the thread that asked for them; unchecked, as nobody else has them.
  private struct Handed: @unchecked Sendable {
    let number: Int
    let items: [CorpusShard.Element]
  }

  func makeReader() -> any ShardReader { Reader(self) }

  private func next() -> Handed? {
    lock.withLock { _ -> Handed? in
      var (items, count) = ([] as [CorpusShard.Element], 0)
      while wanted?.isEmpty != true, let item = cursor.nextItem() {
        guard case .article(let article) = item else {
          items.append((item, place))
          continue
        }
        defer { place += 1 }
        if let next = wanted?.last {
          guard next == place else { continue }
          wanted?.removeLast()
        }
        items.append((item, place))
        count += 1
        if article.withID({ rule.isEnd($0, count: count) }) { break }
      }
      if items.isEmpty { return nil }
      defer { number += 1 }
      return Handed(number: number, items: items)
    }
  }

  private final class Reader: ShardReader {
    private let shards: CursorShards

    init(_ shards: CursorShards) { self.shards = shards }

    func next() -> CorpusShard? {
      guard let handed = shards.next() else { return nil }
      var left = handed.items.makeIterator()
      return CorpusShard(handed.number) { left.next() }
    }
  }
}
