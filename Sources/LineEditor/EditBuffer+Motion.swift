import TerminalText

/// Where the cursor can go.
extension EditBuffer {
  /// The beginning of the character before the cursor.
  package var left: Int {
    cursor == 0 ? 0 : offset(text.index(before: index(cursor)))
  }

  /// The end of the character at the cursor.
  package var right: Int {
    cursor == end ? end : offset(text.index(after: index(cursor)))
  }

  /// The beginning of the word before the cursor.
  package var wordLeft: Int { back(over: Self.isWord) }

  /// The end of the word at or behind the cursor.
  package var wordRight: Int {
    var place = index(cursor)
    while place < text.endIndex, !Self.isWord(text[place]) { text.formIndex(after: &place) }
    while place < text.endIndex, Self.isWord(text[place]) { text.formIndex(after: &place) }
    return offset(place)
  }

  /// The beginning of what stands between spaces before the cursor.
  package var spacedLeft: Int { back { !$0.isWhitespace } }

  private func back(over isPart: (Character) -> Bool) -> Int {
    var place = index(cursor)
    var isInside = false
    while place > text.startIndex {
      let before = text.index(before: place)
      let belongs = isPart(text[before])
      if isInside, !belongs { break }
      isInside = belongs
      place = before
    }
    return offset(place)
  }

  private static func isWord(_ character: Character) -> Bool {
    character == "_" || character.isLetter || character.isNumber
  }

  /// The number of the line in which an offset lies, from 0.
  package func line(of offset: Int) -> Int {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// How many lines the text has; an empty one has one.
  package var lineCount: Int { lineStarts.count }

  /// A line without its line feed.
  package func range(ofLine number: Int) -> Range<Int> {
    let start = lineStarts[number]
    return start..<(number + 1 < lineStarts.count ? lineStarts[number + 1] - 1 : end)
  }

  /// The line of the cursor without its line feed.
  package var lineRange: Range<Int> { range(ofLine: line(of: cursor)) }

  /// Moves the cursor some lines down, or up, to the column it came from; false when there is no
  /// such line.
  package mutating func move(lines: Int) -> Bool {
    let target = line(of: cursor) + lines
    guard lineStarts.indices.contains(target) else { return false }
    let column = aim ?? DisplayWidth.of(String(part(lineRange.lowerBound..<cursor)))
    let range = range(ofLine: target)
    var place = index(range.lowerBound)
    let limit = index(range.upperBound)
    var used = 0
    while place < limit {
      used += DisplayWidth.of(text[place])
      if used > column { break }
      text.formIndex(after: &place)
    }
    move(to: offset(place))
    aim = column
    return true
  }

  /// Exchanges the characters around the cursor, or at the end of a line the two before it.
  package mutating func transpose() {
    let line = lineRange
    if cursor == line.upperBound { move(to: left) }
    guard cursor > line.lowerBound, cursor < line.upperBound else { return }
    let (start, end) = (left, right)
    let both = String(part(cursor..<end)) + String(part(start..<cursor))
    replace(start..<end, with: both)
  }
}
