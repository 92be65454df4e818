/// The search for an earlier entry while its text is typed.
struct HistorySearch {
  /// What was in the buffer before.
  let before: EditBuffer
  /// What is searched for.
  private(set) var text = ""
  /// The number of the entry that was found.
  private(set) var found: Int?
  /// Where the text is in it.
  private(set) var offset = 0
  /// Whether no entry has the text.
  private(set) var isFailed = false

  /// Begins the search.
  init(from buffer: EditBuffer) { before = buffer }

  /// Takes another character, and searches from the entry that was found.
  mutating func add(_ more: String, in history: EntryHistory) {
    text += more
    search(from: found ?? history.entries.count - 1, isOlder: true, in: history)
  }

  /// Takes the last character away and searches anew.
  mutating func shorten(in history: EntryHistory) {
    _ = text.popLast()
    found = nil
    isFailed = false
    if !text.isEmpty { search(from: history.entries.count - 1, isOlder: true, in: history) }
  }

  /// Goes on to the next entry with the text that differs from the one that was found.
  mutating func goOn(isOlder: Bool, in history: EntryHistory) {
    guard let found else {
      return search(from: history.entries.count - 1, isOlder: true, in: history)
    }
    let step = isOlder ? -1 : 1
    var next = found + step
    while history.entries.indices.contains(next), history.entries[next] == history.entries[found] {
      next += step
    }
    search(from: next, isOlder: isOlder, in: history)
  }

  private mutating func search(from start: Int, isOlder: Bool, in history: EntryHistory) {
    if let hit = history.find(text, from: start, isOlder: isOlder) {
      (found, offset) = (hit.number, hit.offset)
      isFailed = false
    } else {
      isFailed = !text.isEmpty
    }
  }

  /// The line that says what is searched for.
  var line: String { (isFailed ? "not found: " : "search: ") + text }
}
