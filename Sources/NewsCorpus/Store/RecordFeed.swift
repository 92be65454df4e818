import Dispatch
import NewsAnalysis
import NewsModel
import Synchronization

/// Reads records on a thread of its own, so that one processor reads while another one writes.
///
/// It is ahead by some hundred records at most, and stops when nobody wants more.
final class RecordFeed: Sendable {
  /// A record that is ready to be put into a store.
  enum Entry: Sendable {
    /// An article as it came, with its hash, and as reading finds it.
    case article(given: Article, hash: String, read: Article, place: Place)
    /// Something that was not read.
    case rejected(Rejection)
  }

  private struct State: Sendable {
    var chunks: [[Entry]] = []
    var isAtEnd = false
    var isStopped = false
  }

  /// How many entries, and bytes of text, are handed over at a time.
  private static let most = (entries: 64, bytes: 1 << 18)
  private static let ahead = 4

  private let state = Mutex(State())
  private let filled = DispatchSemaphore(value: 0)
  private let room = DispatchSemaphore(value: 0)

  /// Begins to read.
  init(_ found: [FolderReader.Found], tools: AnalysisTools) {
    // Counted up instead of begun with: one that ends lower than it began is taken for a mistake.
    for _ in 0..<Self.ahead { room.signal() }
    DispatchQueue.global(qos: .userInitiated).async { self.read(found, tools: tools) }
  }

  /// The next entries in order; nil at the end.
  func next() -> [Entry]? {
    filled.wait()
    let chunk = state.withLock { $0.chunks.isEmpty ? nil : $0.chunks.removeFirst() }
    if chunk == nil { filled.signal() } else { room.signal() }
    return chunk
  }

  /// Lets the reader stop where it is.
  func stop() {
    state.withLock { $0.isStopped = true }
    room.signal()
  }

  private func read(_ found: [FolderReader.Found], tools: AnalysisTools) {
    var chunk: [Entry] = []
    var bytes = 0
    /// Hands over; false when nobody wants more.
    func give(_ entry: Entry, _ size: Int) -> Bool {
      chunk.append(entry)
      bytes += size
      guard chunk.count == Self.most.entries || bytes >= Self.most.bytes else { return true }
      defer { (chunk, bytes) = ([], 0) }
      return pass(chunk)
    }
    reading: for item in found {
      switch item {
      case .rejected(let rejection): guard give(.rejected(rejection), 0) else { break reading }
      case .reader(let reader):
        let items = reader.items(reading: StoryReader(tools.partsReading))
        // In one file an id twice is a mistake; in another file it is a later version.
        var ids = IdentityCheck()
        while let item = items() {
          let entry = Self.entry(ids.check(item))
          guard give(entry.entry, entry.bytes) else { break reading }
        }
      }
    }
    if !chunk.isEmpty { _ = pass(chunk) }
    state.withLock { $0.isAtEnd = true }
    filled.signal()
  }

  private static func entry(_ item: CorpusItem) -> (entry: Entry, bytes: Int) {
    switch item {
    case .rejected(let rejection): return (.rejected(rejection), 0)
    case .article(let story):
      let (given, read) = (story.given.article, story.read.article)
      let hash = GivenHash.hash(of: given)
      return (
        .article(given: given, hash: hash, read: read, place: story.place), given.text.count
      )
    }
  }

  private func pass(_ chunk: [Entry]) -> Bool {
    room.wait()
    let isStopped = state.withLock { state in
      if !state.isStopped { state.chunks.append(chunk) }
      return state.isStopped
    }
    if !isStopped { filled.signal() }
    return !isStopped
  }
}
