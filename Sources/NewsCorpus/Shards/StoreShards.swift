import NewsAnalysis
import NewsModel
import Synchronization

/// The shards of a store: ranges of the numbers of its articles, which every thread reads through a
/// connection of its own.
///
/// All connections see the same moment. Unchecked: the cursors are handed out once each, under the
/// lock, and then belong to the thread that got one.
final class StoreShards: ShardSource, @unchecked Sendable {
  private let rule: ShardRule
  /// The numbers of the wanted articles in order; nil when all are wanted.
  private let numbers: [Int]?
  private let last: Int
  private let lock = Mutex(())
  private var cursors: [StoreCursor]
  private var position = 0
  let total: Int?

  /// Takes cursors that see the same moment; `last` is the highest number of an article.
  init(_ cursors: [StoreCursor], rule: ShardRule, numbers: [Int]?, last: Int, total: Int?) {
    (self.cursors, self.rule, self.numbers) = (cursors, rule, numbers)
    (self.last, self.total) = (last, total)
  }

  /// A cursor on its way to the thread that asked for it; unchecked, as nobody else has it.
  private struct Handed: @unchecked Sendable { let cursor: StoreCursor? }

  func makeReader() -> any ShardReader {
    Reader(self, lock.withLock { _ in Handed(cursor: cursors.popLast()) }.cursor)
  }

  /// What to read next: all articles of a range, or some of it.
  enum Part: Sendable {
    case range(Int, ClosedRange<Int>)
    case numbers(Int, ArraySlice<Int>)
  }

  private func next() -> Part? {
    lock.withLock { _ -> Part? in
      guard let numbers else {
        guard position * rule.size <= last else { return nil }
        defer { position += 1 }
        return .range(position, position * rule.size...position * rule.size + rule.size - 1)
      }
      guard position < numbers.count else { return nil }
      let number = numbers[position] / rule.size
      let start = position
      while position < numbers.count, numbers[position] / rule.size == number { position += 1 }
      return .numbers(number, numbers[start..<position])
    }
  }

  private final class Reader: ShardReader {
    private let shards: StoreShards
    private let cursor: StoreCursor?

    init(_ shards: StoreShards, _ cursor: StoreCursor?) {
      (self.shards, self.cursor) = (shards, cursor)
    }

    func next() -> CorpusShard? {
      guard let cursor, let part = shards.next() else { return nil }
      switch part {
      case .range(let number, let range):
        var problem = cursor.begin(range)
        return CorpusShard(number) {
          defer { problem = nil }
          return (problem ?? cursor.nextItem()).map { ($0, cursor.position ?? range.lowerBound) }
        }
      case .numbers(let number, let numbers):
        var left = numbers
        return CorpusShard(number) {
          while let next = left.popFirst() {
            if let problem = cursor.begin(next...next) { return (problem, next) }
            if let item = cursor.nextItem() { return (item, next) }
          }
          return nil
        }
      }
    }
  }
}

extension StoreCorpus {
  /// Cuts what is wanted of the store into ranges of numbers; all readers see the same moment.
  package func shards(
    _ selection: CorpusSelection, rule: ShardRule, readers: Int
  ) throws(CorpusError) -> any ShardSource {
    do throws(StoreError) {
      let cursors = try sameMoment(selection.conditions, count: readers + 1)
      guard let list = cursors.first else { throw .unreadable(path: name, reason: "no reader") }
      let numbers = selection.needsList ? Self.numbers(selection, list) : nil
      let isAll = numbers == nil && selection.conditions.isEmpty
      let total = numbers?.count ?? (isAll ? count : nil)
      return try StoreShards(
        Array(cursors.dropFirst()), rule: rule, numbers: numbers, last: list.lastNumber(),
        total: total)
    } catch {
      throw .store(error)
    }
  }

  private static func numbers(_ selection: CorpusSelection, _ cursor: StoreCursor) -> [Int] {
    var numbers: [Int] = []
    let places = selection.places { take in
      guard case .article(let article)? = cursor.nextItem() else { return false }
      numbers.append(article.inPlace?.number ?? 0)
      article.withID(take)
      return true
    }
    return places.map { numbers[$0] }
  }
}
