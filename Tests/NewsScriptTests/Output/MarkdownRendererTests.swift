import NewsScript
import Testing

struct MarkdownRendererTests {
  private static func markdown(_ blocks: Document.Block...) -> String {
    var document = Document()
    document.blocks = blocks
    return MarkdownRenderer.render(document)
  }

  @Test(arguments: [
    ("a *b* _c_", #"a \*b\* \_c\_"#), ("[x](y)", #"\[x\](y)"#), ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
    ("a|b`c", #"a\|b\`c"#), ("# no heading", ##"\# no heading"##), ("- no item", #"\- no item"#),
    ("+ no item", #"\+ no item"#), ("1. no item", #"1\. no item"#),
    ("12) no item", #"12\) no item"#),
    ("    no code", "no code"), ("\n\n    - no item", #"\- no item"#),
    ("in 1. place", "in 1. place"), ("two\nlines", "two lines"),
    ("a\u{1B}b", #"a^\[b"#), ("~~no~~", #"\~\~no\~\~"#),
  ])
  func `nothing in a text is markup`(text: String, expected: String) {
    #expect(Self.markdown(.paragraph(text)) == expected + "\n")
  }

  @Test func `writes headings, lists and quotes`() {
    #expect(Self.markdown(.heading(level: 2, text: "A")) == "## A\n")
    #expect(Self.markdown(.list(texts: ["a", "- b"])) == "- a\n- \\- b\n")
    #expect(Self.markdown(.quote(text: "a", by: "b")) == "> a\n>\n> — b\n")
    #expect(Self.markdown(.quote(text: "a", by: nil)) == "> a\n")
  }

  @Test(arguments: [
    (Document.Code("x = 1\nx"), "```lua\nx = 1\nx\n```\n"),
    (Document.Code("a `` b\n````", .output), "`````text\na `` b\n````\n`````\n"),
    (Document.Code("<b> & *c*\u{1B}", .error), "```error\n<b> & *c*^[\n```\n"),
  ])
  func `writes code between fences that it cannot end`(code: Document.Code, expected: String) {
    #expect(Self.markdown(.code(code)) == expected)
  }

  @Test func `writes tables, numbers at the right`() {
    let table = Document.Table(
      columns: ["N|ame", "Count"], rows: [[.text("a|b"), .integer(2)], [.text(""), .empty]])
    #expect(
      Self.markdown(.table(table))
        == "| N\\|ame | Count |\n| --- | ---: |\n| a\\|b | 2 |\n|  |  |\n")
  }

  @Test(arguments: [
    (0.75, 3, "0.750"), (-0.0004, 3, "0.000"), (-1.5, 1, "-1.5"), (12.346, 2, "12.35"),
    (2, 0, "2.0"), (1e300, 2, "1e+300"),
  ])
  func `writes decimals with their digits`(value: Double, places: Int, shown: String) {
    let table = Document.Table(columns: ["N"], rows: [[.decimal(value, places: places)]])
    #expect(Self.markdown(.table(table)) == "| N |\n| ---: |\n| \(shown) |\n")
  }
}
