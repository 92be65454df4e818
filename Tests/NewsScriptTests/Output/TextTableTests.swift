import NewsScript
import TerminalText
import Testing

struct TextTableTests {
  private static func text(_ table: Document.Table, width: Int) -> String {
    TextRenderer(width: width, fitsTables: true).render(.table(table))
  }

  private static let table = Document.Table(
    columns: [
      Document.Column("Name"), Document.Column("Words", alignment: .center),
      Document.Column("Count", type: .integer),
    ],
    rows: [
      [.text("NATO"), .text("one two three four five six seven eight"), .integer(12)],
      [.text("東京都"), .text("nine"), .integer(1)],
    ])

  @Test(arguments: [20, 24, 30, 40, 60, 100])
  func `a table fits, and nothing of it is lost`(width: Int) {
    let shown = Self.text(Self.table, width: width)
    for line in shown.split(separator: "\n") {
      #expect(DisplayWidth.of(String(line)) <= max(width, 25))
    }
    let words = shown.split { $0 == " " || $0 == "\n" }.map(String.init)
    for word in ["NATO", "three", "seven", "eight", "nine", "12"] { #expect(words.contains(word)) }
  }

  @Test func `cells go on below, the widest column gives way`() {
    #expect(
      Self.text(Self.table, width: 30) == """
        Name         Words       Count
        ------  ---------------  -----
        NATO     one two three      12
                 four five six
                  seven eight
        東京都       nine            1

        """)
  }

  @Test func `a cell of too many lines is cut`() {
    let long = String(repeating: "x", count: 500)
    let table = Document.Table(columns: ["A", "B"], rows: [[.text(long), .text("y")]])
    let lines = Self.text(table, width: 30).split(separator: "\n")
    #expect(lines.count == 8)
    #expect(lines.last?.hasSuffix("x…") == true)
  }

  @Test func `what is far too wide does not widen a table that need not fit`() {
    let long = String(repeating: "x", count: 5000)
    let table = Document.Table(
      columns: ["A", "B"], rows: [[.text(long), .text("y")], [.text("z"), .text("y")]])
    let shown = TextRenderer(width: 80).render(.table(table))
    #expect(shown == "A  B\n-  -\n\(long)  y\nz  y\n")
  }
}
