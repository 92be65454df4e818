import NewsScript
import Testing

struct TextRendererTests {
  private static func text(_ blocks: Document.Block..., width: Int = 30) -> String {
    var document = Document()
    document.blocks = blocks
    return TextRenderer(width: width).render(document)
  }

  @Test func `underlines headings as wide as they are shown`() {
    #expect(Self.text(.heading(level: 1, text: "Zoë 東京")) == "Zoë 東京\n========\n")
    #expect(Self.text(.heading(level: 2, text: "ab")) == "ab\n--\n")
    #expect(Self.text(.heading(level: 3, text: "ab")) == "ab\n")
  }

  @Test func `breaks long headings, paragraphs, lists and quotes at spaces`() {
    let words = "one two three four five six seven"
    #expect(Self.text(.paragraph(words)) == "one two three four five six\nseven\n")
    #expect(
      Self.text(.heading(level: 1, text: words))
        == "one two three four five six\nseven\n===========================\n")
    #expect(Self.text(.list(texts: [words])) == "- one two three four five six\n  seven\n")
    #expect(
      Self.text(.quote(text: words, by: "Ada"))
        == "  one two three four five six\n  seven\n    — Ada\n")
  }

  @Test func `code keeps its lines, and errors are marked`() {
    let words = "one two three four five six seven"
    #expect(
      Self.text(.code(Document.Code(words + "\n\n\tx\n"))) == "    \(words)\n\n            x\n")
    #expect(Self.text(.code(Document.Code("no\u{1B}", .error))) == "  ! no^[\n")
  }

  @Test func `a word that is too long stands alone`() {
    let long = String(repeating: "x", count: 40)
    #expect(Self.text(.paragraph("a \(long) b")) == "a\n\(long)\nb\n")
  }

  @Test func `columns line up by what is seen, numbers at the right`() {
    let rows: [[Document.Cell]] = [
      [.text("東京"), .integer(5)], [.text("e\u{301}"), .integer(12)], [.empty, .empty],
    ]
    let table = Document.Table(columns: ["Name", "Count"], rows: rows)
    #expect(
      Self.text(.table(table)) == """
        Name  Count
        ----  -----
        東京      5
        e\u{301}        12


        """)
  }

  @Test func `control characters are shown, not sent`() {
    #expect(Self.text(.paragraph("a\u{1B}[31mb\u{7F}c")) == "a^[[31mb\u{FFFD}c\n")
    #expect(Self.text(.heading(level: 3, text: "a\nb\u{202E}")) == "a b\u{FFFD}\n")
    let table = Document.Table(columns: ["A\n"], rows: [[.text("x\ty\u{0}")]])
    #expect(Self.text(.table(table)) == "A\n-----\nx y^@\n")
  }

  @Test func `blocks have a blank line between`() {
    #expect(Self.text(.paragraph("a"), .paragraph("b")) == "a\n\nb\n")
    #expect(Self.text() == "")
  }
}
