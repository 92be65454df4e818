/// Levels of headings on a page: one of level 1, and no step left out.
struct HTMLOutline {
  private var last = 0
  private var shift = 0

  /// Whether the page has no heading yet.
  var isEmpty: Bool { last == 0 }

  /// Begins the only document of a page, or the first.
  mutating func begin() { shift = 0 }

  /// Begins another document, whose headings stand below the title.
  mutating func beginSection() { shift = 1 }

  /// The level that a heading of a wanted level gets.
  mutating func level(for wanted: Int) -> Int {
    // A page has one title; whatever comes behind it stands below it.
    let level = last == 0 ? 1 : max(2, min(wanted + shift, last + 1, 6))
    last = level
    return level
  }
}
