import Glibc

/// A text that is edited, with a cursor in it.
///
/// Positions are UTF-8 offsets. The cursor always stands before a whole character, as Swift and
/// people see characters, or at the end.
package struct EditBuffer: Sendable {
  /// What was typed so far.
  package private(set) var text: String
  /// Where the next character goes.
  package private(set) var cursor: Int
  /// The column that moving up and down aims at.
  var aim: Int?
  private var log = UndoLog()
  /// Where lines begin; there is at least one.
  private(set) var lineStarts: [Int]

  /// Begins with a text and the cursor behind it.
  package init(_ text: String = "") {
    var text = text
    text.makeContiguousUTF8()
    self.text = text
    cursor = text.utf8.count
    lineStarts = Self.starts(of: &text)
  }

  /// Whether nothing is typed.
  package var isEmpty: Bool { text.isEmpty }

  /// The offset behind the last character.
  package var end: Int { text.utf8.count }

  /// The text in a range, which must have characters whole.
  func part(_ range: Range<Int>) -> Substring {
    text[index(range.lowerBound)..<index(range.upperBound)]
  }

  /// The place of an offset, which is moved into the text.
  func index(_ offset: Int) -> String.Index {
    text.utf8.index(text.startIndex, offsetBy: min(max(0, offset), end))
  }

  /// An offset as a place of the text.
  func offset(_ index: String.Index) -> Int {
    text.utf8.distance(from: text.startIndex, to: index)
  }

  /// The next offset, or the same, at which a character begins.
  func boundary(from offset: Int) -> Int {
    let place = index(offset)
    if place == text.endIndex || place.samePosition(in: text) != nil { return self.offset(place) }
    return self.offset(text.index(after: place))
  }

  // Changing

  /// Replaces a part of the text; the cursor goes behind what is new.
  package mutating func replace(_ range: Range<Int>, with new: String) {
    change(range, new, .apart)
  }

  /// Inserts a character, or a part of one, that is typed.
  package mutating func type(_ new: String) { change(cursor..<cursor, new, .typing) }

  /// Inserts a text that can be taken back as a whole.
  package mutating func insert(_ new: String) { change(cursor..<cursor, new, .apart) }

  /// Erases the character before the cursor.
  package mutating func eraseBack() { change(left..<cursor, "", .erasing) }

  /// Erases the character at the cursor.
  package mutating func erase() { change(cursor..<right, "", .apart) }

  /// Takes the latest change back; false when there is none.
  @discardableResult
  package mutating func undo() -> Bool {
    guard let change = log.takeBack() else { return false }
    let end = change.offset + change.inserted.utf8.count
    substitute(change.offset..<end, change.removed)
    cursor = change.cursor
    aim = nil
    return true
  }

  /// Moves the cursor; what is typed next is taken back alone.
  package mutating func move(to offset: Int) {
    cursor = boundary(from: offset)
    log.close()
    aim = nil
  }

  private mutating func change(_ range: Range<Int>, _ new: String, _ kind: UndoLog.Kind) {
    let range = range.clamped(to: 0..<end)
    let place = index(range.lowerBound)..<index(range.upperBound)
    guard isScalarStart(place.lowerBound), isScalarStart(place.upperBound) else { return }
    if range.isEmpty, new.isEmpty { return }
    let removed = String(text[place])
    log.note(.init(offset: range.lowerBound, removed: removed, inserted: new, cursor: cursor), kind)
    substitute(range, new)
    cursor = boundary(from: range.lowerBound + new.utf8.count)
    aim = nil
  }

  private func isScalarStart(_ index: String.Index) -> Bool {
    index == text.endIndex || text.utf8[index] & 0xC0 != 0x80
  }

  private mutating func substitute(_ range: Range<Int>, _ new: String) {
    text.replaceSubrange(index(range.lowerBound)..<index(range.upperBound), with: new)
    text.makeContiguousUTF8()
    lineStarts = Self.starts(of: &text)
  }

  /// Finds line feeds in C, for long texts that were pasted.
  private static func starts(of text: inout String) -> [Int] {
    text.withUTF8 { bytes in
      var starts = [0]
      guard let base = bytes.baseAddress else { return starts }
      var from = 0
      while from < bytes.count, let found = memchr(base + from, 0x0A, bytes.count - from) {
        from = UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
        starts.append(from)
      }
      return starts
    }
  }
}
