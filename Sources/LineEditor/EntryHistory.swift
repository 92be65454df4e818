import Glibc

/// Entries that were typed before, and what was made of them since.
package struct EntryHistory {
  /// The entries, oldest first.
  package private(set) var entries: [String] = []
  private static let kept = 2000
  /// The number of the entry that is shown; that behind the last is what is typed now.
  private var place = 0
  /// What was made of entries while they were shown.
  private var edited: [Int: EditBuffer] = [:]

  /// An empty history.
  package init() {}

  /// Adds an entry, but not one that is the same as the last.
  package mutating func add(_ entry: String) {
    guard !entry.isEmpty, entries.last != entry else { return }
    entries.append(entry)
    if entries.count > Self.kept { entries.removeFirst(Self.kept / 10) }
  }

  /// Goes to what is typed now, and forgets what was made of other entries.
  package mutating func begin() {
    place = entries.count
    edited = [:]
  }

  /// The entry some places further on, with what was made of it; nil when there is none.
  ///
  /// What is left behind is kept.
  package mutating func go(_ steps: Int, from buffer: EditBuffer) -> EditBuffer? {
    let target = place + steps
    guard target >= 0, target <= entries.count, steps != 0 else { return nil }
    edited[place] = buffer
    place = target
    return edited[target] ?? EditBuffer(target < entries.count ? entries[target] : "")
  }

  /// Whether what is typed now is shown, and no entry.
  package var isAtEnd: Bool { place == entries.count }

  /// How many steps lead to the next entry that begins with a text and goes on behind it, or nil.
  ///
  /// Behind the newest one is what is typed now.
  package func steps(toBeginning text: String, isOlder: Bool) -> Int? {
    let step = isOlder ? -1 : 1
    var number = place + step
    while entries.indices.contains(number) {
      let entry = entries[number].utf8
      if entry.count > text.utf8.count, entry.starts(with: text.utf8) { return number - place }
      number += step
    }
    return !isOlder && !isAtEnd ? entries.count - place : nil
  }

  /// How many steps lead to an entry.
  package func steps(to number: Int) -> Int { number - place }

  /// The nearest entry with a text in it, older or newer than a place, and where the text is.
  ///
  /// A text in small letters is found in capitals, too.
  package func find(_ text: String, from start: Int, isOlder: Bool) -> (number: Int, offset: Int)? {
    guard !text.isEmpty else { return nil }
    let isAnyCase = text == text.lowercased()
    var number = start
    while entries.indices.contains(number) {
      if let offset = Self.offset(of: text, in: entries[number], isAnyCase) {
        return (number, offset)
      }
      number += isOlder ? -1 : 1
    }
    return nil
  }

  private static func offset(of text: String, in entry: String, _ isAnyCase: Bool) -> Int? {
    let lowered = isAnyCase ? entry.lowercased() : entry
    // Some small letters are longer than their capitals.
    let searched = lowered.utf8.count == entry.utf8.count ? lowered : entry
    return searched.withCString { hay in
      text.withCString { needle in strstr(hay, needle).map { UnsafePointer($0) - hay } }
    }
  }
}
