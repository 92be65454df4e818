/// What was changed in a text, to be taken back step by step.
struct UndoLog: Sendable {
  /// How a change goes together with the one before it.
  enum Kind: Sendable {
    /// A character that is typed: words are taken back as a whole.
    case typing
    /// A character that is erased with Backspace.
    case erasing
    /// Anything that is taken back alone.
    case apart
  }

  /// A part of the text that was replaced, in UTF-8 offsets.
  struct Change: Sendable {
    let offset: Int
    var removed: String
    var inserted: String
    /// Where the cursor was before.
    let cursor: Int
  }

  private var changes: [Change] = []
  private var last: Kind = .apart

  /// Whether something can be taken back.
  var isEmpty: Bool { changes.isEmpty }

  /// Notes a change.
  mutating func note(_ change: Change, _ kind: Kind) {
    if kind == last, let before = changes.last, let both = Self.join(before, change, kind) {
      changes[changes.count - 1] = both
    } else {
      changes.append(change)
    }
    last = kind
  }

  /// Lets what comes next be taken back alone.
  mutating func close() { last = .apart }

  /// The latest change, which is no longer noted.
  mutating func takeBack() -> Change? {
    last = .apart
    return changes.popLast()
  }

  private static func join(_ before: Change, _ change: Change, _ kind: Kind) -> Change? {
    var both = before
    switch kind {
    case .apart: return nil
    case .typing:
      let end = before.offset + before.inserted.utf8.count
      guard change.removed.isEmpty, change.offset == end else { return nil }
      let beginsWord = change.inserted != " " && before.inserted.utf8.last == 0x20
      if beginsWord { return nil }
      both.inserted += change.inserted
    case .erasing:
      let end = change.offset + change.removed.utf8.count
      guard before.inserted.isEmpty, change.inserted.isEmpty, before.offset == end else {
        return nil
      }
      return Change(
        offset: change.offset, removed: change.removed + before.removed, inserted: "",
        cursor: before.cursor)
    }
    return both
  }
}
