/// The search in the history.
extension EntryEditor {
  mutating func beginSearch() { search = HistorySearch(from: buffer) }

  /// Does what a key says while something is searched for; false ends the search, and the key has
  /// its usual meaning.
  mutating func pressInSearch(_ key: Key) -> Bool {
    guard var search else { return false }
    switch key {
    case .text(let text): search.add(text, in: history)
    case .paste(let text): search.add(String(text.prefix { $0 != "\n" }), in: history)
    case .backspace: search.shorten(in: history)
    case .control("r") where search.text.isEmpty: search.add(marks.searched, in: history)
    case .control("r"): search.goOn(isOlder: true, in: history)
    case .control("s"): search.goOn(isOlder: false, in: history)
    case .escape, .control("g"):
      buffer = search.before
      self.search = nil
      return true
    default:
      take(search)
      return key == .enter
    }
    self.search = search
    buffer = shown(search)
    return true
  }

  private func shown(_ search: HistorySearch) -> EditBuffer {
    guard let found = search.found else { return search.before }
    var buffer = EditBuffer(history.entries[found])
    buffer.move(to: search.offset)
    return buffer
  }

  /// Ends the search with what it found; the arrow keys go on from there.
  private mutating func take(_ search: HistorySearch) {
    if !search.text.isEmpty { marks.searched = search.text }
    let steps = search.found.map { history.steps(to: $0) } ?? 0
    buffer = shown(search)
    marks.beginning = ""
    if steps != 0 { _ = history.go(steps, from: search.before) }
    self.search = nil
  }

  /// The part of the text that was searched for.
  package var found: Range<Int> {
    guard let search, search.found != nil else { return 0..<0 }
    return search.offset..<(search.offset + search.text.utf8.count)
  }
}
