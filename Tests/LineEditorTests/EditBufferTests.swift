import LineEditor
import TestSupport
import Testing

struct EditBufferTests {
  /// What texts are made of when characters join, part and take two columns.
  private static let pieces = [
    "a", "é", "e", "\u{301}", "世", "🙂", "👩", "\u{200D}", "🚀", "🇫", "🇷", "\u{FE0F}", " ", "\n", "\t",
    "_", "word", "👨‍👩‍👧", "\u{1B}", "\r\n",
  ]

  private static func isAtBoundary(_ buffer: EditBuffer) -> Bool {
    let index = buffer.text.utf8.index(buffer.text.startIndex, offsetBy: buffer.cursor)
    return index.samePosition(in: buffer.text) != nil || index == buffer.text.endIndex
  }

  /// Edits somewhere, as keys would.
  private static func edit(_ buffer: inout EditBuffer, _ generator: inout Generator) {
    switch Int.random(in: 0..<13, using: &generator) {
    case 0...3: buffer.type(generator.pick(pieces) ?? "")
    case 4: buffer.insert((0..<3).map { _ in generator.pick(pieces) ?? "" }.joined())
    case 5: buffer.eraseBack()
    case 6: buffer.erase()
    case 7: buffer.move(to: Int.random(in: 0...buffer.end, using: &generator))
    case 8: buffer.transpose()
    case 9: buffer.replace(buffer.wordLeft..<buffer.cursor, with: "")
    case 10: buffer.replace(buffer.cursor..<buffer.wordRight, with: "x")
    case 11: _ = buffer.move(lines: generator.chance(oneIn: 2) ? 1 : -1)
    default: buffer.move(to: generator.chance(oneIn: 2) ? buffer.left : buffer.right)
    }
  }

  @Test(arguments: 0..<200)
  func `the cursor always stands before a whole character`(seed: UInt64) {
    var generator = Generator(seed: seed)
    var buffer = EditBuffer()
    for _ in 0..<80 {
      Self.edit(&buffer, &generator)
      #expect(Self.isAtBoundary(buffer), "\(buffer)")
      let lines = buffer.text.utf8.count { $0 == 0x0A } + 1
      #expect(buffer.lineCount == lines)
      #expect(
        buffer.range(ofLine: buffer.line(of: buffer.cursor)).contains(buffer.cursor)
          || buffer.lineRange.upperBound == buffer.cursor)
    }
  }

  @Test(arguments: 0..<200)
  func `undo gives every former text back, the latest first`(seed: UInt64) {
    var generator = Generator(seed: seed)
    var buffer = EditBuffer("first")
    var former = ["first"]
    for _ in 0..<60 {
      Self.edit(&buffer, &generator)
      if former.last != buffer.text { former.append(buffer.text) }
    }
    // What is typed in a row goes back together, so some texts are passed over.
    var place = former.count - 1
    while buffer.undo() {
      #expect(Self.isAtBoundary(buffer))
      while place >= 0, former[place] != buffer.text { place -= 1 }
      #expect(place >= 0, "\(buffer.text) was never there")
    }
    #expect(buffer.text == "first")
  }

  @Test func `undo takes words back, and erasing in a row as one`() {
    var buffer = EditBuffer()
    for character in "one two" { buffer.type(String(character)) }
    buffer.undo()
    #expect(buffer.text == "one ")
    for character in "three" { buffer.type(String(character)) }
    for _ in 0..<5 { buffer.eraseBack() }
    buffer.undo()
    #expect(buffer.text == "one three")
    buffer.undo()
    #expect(buffer.text == "one ")
    buffer.undo()
    #expect(buffer.text == "")
    let isDone = buffer.undo()
    #expect(!isDone)
  }

  @Test func `a character is erased as a whole`() {
    var buffer = EditBuffer("a👨‍👩‍👧e\u{301}🇫🇷")
    buffer.eraseBack()
    #expect(buffer.text == "a👨‍👩‍👧e\u{301}")
    buffer.eraseBack()
    buffer.eraseBack()
    #expect(buffer.text == "a")
  }

  @Test func `moves by words, lines and to the column it came from`() {
    var buffer = EditBuffer("local x_1 = 'é'\nab\nlonger line")
    #expect(buffer.wordLeft == buffer.end - 4)
    _ = buffer.move(lines: -1)
    #expect(buffer.cursor == 19)
    _ = buffer.move(lines: -1)
    #expect(buffer.cursor == 11)
    _ = buffer.move(lines: -1)
    _ = buffer.move(lines: 2)
    #expect(buffer.cursor == buffer.end)
    buffer.move(to: 5)
    #expect(buffer.wordRight == 9)
  }

  @Test func `exchanges two characters`() {
    var buffer = EditBuffer("ab🙂")
    buffer.transpose()
    #expect(buffer.text == "a🙂b")
    buffer.move(to: 0)
    buffer.transpose()
    #expect(buffer.text == "a🙂b")
  }
}
